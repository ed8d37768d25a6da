import { readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { markdownFiles } from "./markdown.ts";
import { ROOT, sourcesBelow } from "./source-tree.ts";

/** A promise without a test is a hope; a test that quotes a promise that was taken back tests something else. */

const specs = markdownFiles()
  .filter((file) => file.endsWith("/SPEC.md"))
  .map((file) => ({ folder: relative(ROOT, dirname(file)), text: readFileSync(file, "utf8") }));
const isTest = ({ path }: { readonly path: string }): boolean => path.endsWith(".test.ts");
const testsOfTheHouse = sourcesBelow("test").filter(isTest);

/** Numbers of the promises, as they stand in bold at the beginning of a point. */
const promisesIn = (spec: string): string[] =>
  [...spec.matchAll(/^(?:-|\d+\.) \*\*([A-Z]+\d+)\*\*/gm)].map((match) => match[1] ?? "");

/** Numbers that the titles of tests begin with, `G7: …` or `S3, S16: …`, or that a table of cases names alone, `"C3"`. */
const quotedIn = (test: string): string[] =>
  [...test.matchAll(/["'`]([A-Z]{1,2}\d+(?:(?:, | and |\/)[A-Z]{1,2}\d+)*)(?:: |["'`],)/g)].flatMap((match) =>
    (match[1] ?? "").split(/, | and |\//),
  );

describe("promises", () => {
  it("there are some", () => {
    expect(specs.length).toBeGreaterThan(8);
    expect(specs.flatMap(({ text }) => promisesIn(text)).length).toBeGreaterThan(150);
  });

  it.each(specs)("every promise of $folder is quoted by a test, and no other number", ({ folder, text }) => {
    const promised = promisesIn(text);
    const nested = specs.filter((other) => other.folder.startsWith(`${folder}/`)).map((other) => other.folder);
    const own = sourcesBelow(folder)
      .filter(isTest)
      .filter(({ path }) => !nested.some((inner) => path.startsWith(`${inner}/`)));
    const quotedHere = own.flatMap((test) => quotedIn(test.text));
    const quotedAnywhere = new Set([...quotedHere, ...testsOfTheHouse.flatMap((test) => quotedIn(test.text))]);
    expect(new Set(promised).size, "a number stands twice").toBe(promised.length);
    expect(promised.filter((id) => !quotedAnywhere.has(id))).toEqual([]);
    const letters = new Set(promised.map((id) => id.replace(/\d+/, "")));
    const strange = quotedHere.filter((id) => letters.has(id.replace(/\d+/, "")) && !promised.includes(id));
    expect(strange).toEqual([]);
  });
});
