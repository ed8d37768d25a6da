import { expect, it } from "vitest";
import type { Exchange } from "../../api/types.ts";
import { mergeRows } from "./live-rows.ts";

const row = (id: string): Exchange => ({ id }) as Exchange;

it("C10: a row that is both live and in a page stands once, live rows first", () => {
  const merged = mergeRows([row("c"), row("b")], [row("b"), row("a")]);
  expect(merged.map(({ id }) => id)).toEqual(["c", "b", "a"]);
});
