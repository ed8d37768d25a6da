import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SLICES, SlidingWindow } from "./sliding-window.ts";

describe("sliding window", () => {
  it("G7: never counts less than the true window, and never more than one slice too much", () => {
    const windowMs = 6_000;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 1, max: 9 })), { maxLength: 60 }),
        (steps) => {
          const window = new SlidingWindow(windowMs);
          const spent: { at: number; amount: number }[] = [];
          let now = 1_000_000;
          for (const [wait, amount] of steps) {
            now += wait;
            window.add(now, amount, now);
            spent.push({ at: now, amount });
            const within = (ms: number) =>
              spent.filter(({ at }) => at > now - ms).reduce((sum, each) => sum + each.amount, 0);
            expect(window.sum(now)).toBeGreaterThanOrEqual(within(windowMs));
            expect(window.sum(now)).toBeLessThanOrEqual(within(windowMs + windowMs / SLICES));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("G7: lets through no burst around the edge that a fixed window would", () => {
    const window = new SlidingWindow(60_000);
    window.add(59_000, 10, 59_000);
    expect(window.sum(61_000)).toBe(10);
    expect(window.sum(118_000)).toBe(10);
    expect(window.sum(120_001)).toBe(0);
  });

  it("G7: says how long until there is room, and there is room then and not before", () => {
    const window = new SlidingWindow(60_000);
    window.add(1_000, 3, 1_000);
    window.add(30_000, 5, 30_000);
    const wait = window.waitUntil(5, 40_000);
    expect(window.sum(40_000 + wait)).toBe(5);
    const again = new SlidingWindow(60_000);
    again.add(1_000, 3, 1_000);
    again.add(30_000, 5, 30_000);
    expect(again.sum(40_000 + wait - 1)).toBe(8);
  });

  it("G7: corrects the past where it happened, and charges later what is known too late", () => {
    const window = new SlidingWindow(6_000);
    window.add(1_000, 100, 1_000);
    window.add(1_000, -60, 3_000);
    expect(window.sum(3_000)).toBe(40);
    expect(window.sum(7_200)).toBe(0);
    window.add(1_000, -10, 20_000);
    expect(window.sum(20_000)).toBe(0);
    window.add(1_000, 10, 20_000);
    expect(window.sum(20_000)).toBe(10);
  });
});
