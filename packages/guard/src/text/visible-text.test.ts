import { describe, expect, it } from "vitest";
import { visibleText } from "./index.ts";

describe("what no reader sees", () => {
  it("T13: is left out, and what is left is shown where it stands", () => {
    const text = "a\u200bb\u{e0041}\u{e0042}cd\u00ad";
    const visible = visibleText(text, text.indexOf("c"), true)!;
    expect([visible.text, visible.from]).toEqual(["abcd", 2]);
    for (const [at, character] of Array.from(visible.text).entries()) {
      const { start, end } = visible.toSource(at, at + 1);
      expect(text.slice(start, end)).toBe(character);
    }
    expect(visible.toSource(0, 4)).toEqual({ start: 0, end: text.length - 1 });
    expect(visibleText("plain, \u00e9 and \u{1f600}", 0, true)).toBeUndefined();
    expect(visibleText("\u200b", 1, true)).toMatchObject({ text: "", from: 0 });
  });

  it("T13: half a character at the end of a text that goes on may be one of those", () => {
    expect(visibleText("ab\udb40", 0, false)?.text).toBe("ab");
    expect(visibleText("ab\udb40", 0, true)).toBeUndefined();
  });
});
