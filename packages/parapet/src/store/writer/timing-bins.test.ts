import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binOf, middleOf, quantileOf } from "./timing-bins.ts";

describe("timing bins", () => {
  it("S21: a bin's middle is within 5 % of every duration in it", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.0011, max: 1e7, noNaN: true }), (ms) => {
        expect(Math.abs(middleOf(binOf(ms)) - ms) / ms).toBeLessThan(0.05);
      }),
    );
  });

  it("S21: a quantile is within 5 % of the exact one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1e5, noNaN: true }), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, q) => {
          const counts = new Map<number, number>();
          for (const value of values) counts.set(binOf(value), (counts.get(binOf(value)) ?? 0) + 1);
          const exact = values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(q * values.length)) - 1] ?? 0;
          const found = quantileOf(
            [...counts].sort(([a], [b]) => a - b),
            q,
          );
          expect(Math.abs(found - exact) / exact).toBeLessThan(0.05);
        },
      ),
    );
  });
});
