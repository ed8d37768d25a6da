import { expect, it } from "vitest";
import { visible, visibleParts } from "./visible.ts";

it("C22: what hides or turns text around is named in its place", () => {
  expect(visible("gpt\u202e4-live")).toBe("gpt[U+202E]4-live");
  expect(visible("a\u200bb\u0000c\u00ad")).toBe("a[U+200B]b[U+0000]c[U+00AD]");
  expect(visible(`x${"\u{e0041}".repeat(12)}`)).toBe("x[U+E0041 ×12]");
});

it("C22: what can be seen stays: emoji, lines, Arabic and Hebrew", () => {
  for (const text of ["👩🏽‍🚀 ❤️ ok", "two\n\tlines", "مرحبا שלום", ""]) expect(visible(text)).toBe(text);
  expect(visible("\u200dx")).toBe("[U+200D]x");
});

it("C22: the parts are the text, whole and in order", () => {
  const text = "a\u202eb\u{e0041}\u{e0042}";
  const parts = visibleParts(text);
  expect(parts.map((part) => part.text).join("")).toBe(text);
  expect(parts.map((part) => part.start)).toEqual([0, 1, 2, 3]);
});
