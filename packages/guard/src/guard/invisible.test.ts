import { describe, expect, it } from "vitest";
import { createGuard } from "./create-guard.ts";

const KEY = ["gh", "p_aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW2xY4"].join("");
const guard = createGuard({ detectors: { secret: "redact", pii: "redact", "hidden-unicode": "redact" } });
const passing = (text: string): string => guard.input(text, { origin: "user" }).text ?? "";

describe("what nobody sees", () => {
  it.each([
    ["a zero-width space", "\u200b"],
    ["a soft hyphen", "\u00ad"],
    ["a word joiner", "\u2060"],
    ["a variation selector", "\ufe0f"],
    ["a tag", "\u{e0041}"],
    ["a direction mark", "\u202e"],
  ])("G10: %s in a key or a number hides neither", (_, mark) => {
    for (const at of [1, 4, 12, 39])
      expect(passing(`It is ${KEY.slice(0, at)}${mark}${KEY.slice(at)}, I think.`)).toBe(
        "It is [github-token], I think.",
      );
    expect(passing(`It is ${Array.from(KEY).join(mark)}.`)).toBe("It is [github-token].");
    expect(passing(`Pay with 4111${mark}111111111${mark}111 now.`)).toBe("Pay with [payment-card] now.");
  });

  it("G10: what stands behind such a character does not hide what stands before it", () => {
    expect(passing(`It is ${KEY}\u200bx now.`)).not.toContain(KEY);
    expect(passing(`${KEY}\u200b${KEY}`)).not.toContain(KEY.slice(0, 20));
  });
});
