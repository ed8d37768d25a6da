import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeBase64 } from "../../../text/index.ts";
import { bloomOf, bytesOf, isIn } from "./bloom.ts";
import { isOneSlip, knownPackages } from "./known.ts";

/** Damerau–Levenshtein (optimal string alignment) by its table, the slow way. */
function distance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1);
    }
  return d[a.length]![b.length]!;
}
const name = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 4, maxLength: 8 });

describe("known packages", () => {
  it("D7: a name is a lookalike exactly when it is one slip from a popular one", () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), name, (popular, other) => {
        const known = knownPackages({ known: { npm: popular } }).get("npm")!;
        const isNear = popular.some((one) => distance(one, other) === 1);
        expect(known.lookalikeOf(other) !== undefined).toBe(isNear);
        expect(popular.some((one) => isOneSlip(one, other))).toBe(isNear);
      }),
      { numRuns: 300 },
    );
  });

  it("D7: a Bloom filter knows every name it was made of, and one in a hundred others at most by its bits", () => {
    const names = Array.from({ length: 2_000 }, (_, i) => `package-${i}`);
    const made = bloomOf(names);
    const bloom = { ...made, bits: bytesOf(encodeBase64(made.bits))! };
    expect(names.filter((one) => !isIn(bloom, one))).toEqual([]);
    const mistaken = names.filter((_, i) => isIn(bloom, `other-${i}`)).length;
    expect(mistaken).toBeLessThan(40);
  });

  it.each([
    [{ known: ["express"] }, "known"],
    [{ known: { rpm: ["bash"] } }, "known.rpm"],
    [{ known: { npm: [""] } }, "known.npm"],
    [{ known: { npm: { bloom: "*", hashes: 3 } } }, "known.npm"],
    [{ known: { npm: { bloom: "AAAA", hashes: 0 } } }, "known.npm"],
    [{ known: { npm: ["a"] }, popular: { npm: "a" } }, "popular.npm"],
  ])("D7: %j is refused, naming the field", (options, field) => {
    expect(() => knownPackages(options)).toThrow(`'${field}'`);
  });
});
