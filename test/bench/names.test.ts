import { readFileSync } from "node:fs";
import nlp from "compromise";
import { expect, it } from "vitest";
import { nameTable, TEXTS } from "../../bench/guard/names/measure.ts";

it("names: the table of bench/README.md is what the library finds in the labelled texts, right in 85 % and more", () => {
  const page = readFileSync(new URL("../../bench/README.md", import.meta.url), "utf8");
  const table = nameTable(nlp);
  expect(page, "put the output of bench/guard/names/run.ts there").toContain(table);
  const precision = Number(/`names`.*?\| ([0-9.]+) \(/.exec(table)?.[1]);
  expect(precision).toBeGreaterThanOrEqual(85);
  expect(TEXTS.flatMap(({ names }) => names).length).toBeGreaterThanOrEqual(90);
});
