import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { transforms } from "./index.ts";
import { fits, growthOf, objectionToStack, proposeStack } from "./stack.ts";

const stackOf = (...ids: string[]) => ids.map((id) => transforms.get(id));

describe("stacks", () => {
  it("TF6: what cancels, is in vain, is handed the wrong text or grows too far does not fit", () => {
    expect(objectionToStack(stackOf("rot13", "rot13"))).toContain("undoes");
    expect(objectionToStack(stackOf("atbash", "rot13", "rot13"))).toContain("undoes");
    expect(objectionToStack(stackOf("caesar-7", "caesar-19"))).toContain("undoes");
    expect(objectionToStack(stackOf("no-spaces", "line-per-word"), { from: "ascii" })).toContain("leaves");
    expect(objectionToStack(stackOf("braille-bytes", "dotted"))).toBe("dotted takes ascii, and is given any");
    expect(objectionToStack(stackOf("morse"))).toBe("morse takes letters, and is given latin");
    expect(objectionToStack(stackOf("binary", "binary"))).toContain("grow");
    expect(fits(stackOf("base64", "rot13"))).toBe(true);
    expect(fits(stackOf("syllables", "letter-numbers"))).toBe(true);
    expect(fits([])).toBe(true);
  });

  it("TF6: proposals fit, keep the bound of the whole, and are the same for the same seed", () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), (seed, text) => {
        const stack = proposeStack(transforms.all, createRandom(seed));
        expect(stack.length).toBeGreaterThan(0);
        expect(stack.length).toBeLessThanOrEqual(3);
        expect(fits(stack)).toBe(true);
        expect(proposeStack(transforms.all, createRandom(seed))).toEqual(stack);
        const { times, plus } = growthOf(stack);
        const made = stack.reduce((worked, { apply }) => apply(worked, createRandom(seed)), text);
        expect(made.length).toBeLessThanOrEqual(times * text.length + plus);
      }),
      { numRuns: 300 },
    );
  });
});
