import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fenceAfter, NO_FENCE } from "./fence.ts";

describe("a fenced block", () => {
  it.each([
    ["```csv\na,b\n", "csv"],
    ["text\n~~~~ Python title\nx\n~~~\n", "python"],
    ["```\n", ""],
    ["1. Run:\n    ```sh\n    x\n", "sh"],
    ["````md\n```js\nx\n```\n", "md"],
  ])("is open after %j", (text, language) => {
    const state = fenceAfter(NO_FENCE, text);
    expect(state.marker).not.toBe("");
    expect(state.language).toBe(language);
  });

  it.each(["", "```", "``` a ` b\n", "```js\nx\n```\n", "~~~\nx\n~~~~  \r\n", "a ```js\n", "``\n"])(
    "is not open after %j",
    (text) => expect(fenceAfter(NO_FENCE, text).marker).toBe(""),
  );

  it("is the same however the text is cut", () => {
    const piece = fc.constantFrom("```", "~~~", "~", "\n", "csv", " ", "a", `${"long ".repeat(20)}\n`);
    fc.assert(
      fc.property(fc.array(piece), fc.integer({ min: 1, max: 9 }), (pieces, size) => {
        const text = pieces.join("");
        let state = NO_FENCE;
        for (let at = 0; at < text.length; at += size)
          state = fenceAfter(state, text, at, Math.min(at + size, text.length));
        expect(state).toEqual(fenceAfter(NO_FENCE, text));
      }),
      { numRuns: 200 },
    );
  });
});
