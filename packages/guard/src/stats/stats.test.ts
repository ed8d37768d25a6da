import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createQuantileSketch,
  createScoreCounts,
  incompleteBeta,
  inverseBeta,
  trialsToShowRate,
  upperBoundOfRate,
  wilsonInterval,
} from "./index.ts";

/** Chance of at most `events` in `trials`, summed term by term: what the closed forms are held to. */
function binomialAtMost(events: number, trials: number, rate: number): number {
  // In logarithms: the first terms may be smaller than any number.
  let logTerm = trials * Math.log1p(-rate);
  let sum = Math.exp(logTerm);
  for (let k = 1; k <= events; k++) {
    logTerm += Math.log(((trials - k + 1) / k) * (rate / (1 - rate)));
    sum += Math.exp(logTerm);
  }
  return sum;
}

const sample = fc
  .integer({ min: 1, max: 400 })
  .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));

describe("rates", () => {
  it("Q1: Wilson's interval has the values that its equation gives, at the edges too", () => {
    // The ends are the rates p at which |share - p| is z standard errors of p.
    for (const [successes, trials] of [
      [45, 50],
      [1, 10],
      [263, 301],
      [3, 400],
    ] as const) {
      const { low, high } = wilsonInterval(successes, trials);
      for (const end of [low, high])
        expect(Math.abs(successes / trials - end) / Math.sqrt((end * (1 - end)) / trials)).toBeCloseTo(1.95996398, 6);
    }
    const z2 = 1.959963984540054 ** 2;
    expect(wilsonInterval(0, 10).low).toBe(0);
    expect(wilsonInterval(0, 10).high).toBeCloseTo(z2 / (10 + z2), 12);
    expect(wilsonInterval(10, 10).high).toBe(1);
    expect(wilsonInterval(10, 10).low).toBeCloseTo(10 / (10 + z2), 12);
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it("Q1: the interval holds the share, lies within 0 and 1, and narrows as trials grow", () => {
    fc.assert(
      fc.property(sample, ([successes, trials]) => {
        const { low, high } = wilsonInterval(successes, trials);
        const share = successes / trials;
        expect(low >= 0 && low <= share && share <= high && high <= 1).toBe(true);
        const more = wilsonInterval(successes * 4, trials * 4);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
      { numRuns: 200 },
    );
  });

  it("Q2: at the bound, so few events are as unlikely as promised", () => {
    fc.assert(
      fc.property(sample, fc.constantFrom(0.9, 0.95, 0.99), ([events, trials], confidence) => {
        const bound = upperBoundOfRate(events, trials, confidence);
        if (events === trials) {
          expect(bound).toBe(1);
          return;
        }
        expect(bound).toBeGreaterThan(events / trials);
        expect(binomialAtMost(events, trials, bound)).toBeCloseTo(1 - confidence, 8);
      }),
      { numRuns: 200 },
    );
    expect(upperBoundOfRate(0, 0)).toBe(1);
  });

  it("Q2: without an event it is the rule of three", () => {
    for (const trials of [100, 1_000, 50_000]) {
      const bound = upperBoundOfRate(0, trials);
      expect(bound * trials).toBeGreaterThan(2.9);
      expect(bound * trials).toBeLessThan(3);
    }
    // Large samples stay exact: about the normal approximation, 0.01 + 1.645 standard errors.
    expect(upperBoundOfRate(10_000, 1_000_000)).toBeCloseTo(0.01 + 1.6449 * Math.sqrt((0.01 * 0.99) / 1e6), 5);
  });

  it("Q3: as many trials as it says are enough, and one fewer is not", () => {
    for (const rate of [0.001, 0.01, 0.05, 0.5])
      for (const confidence of [0.9, 0.95]) {
        const trials = trialsToShowRate(rate, confidence);
        expect(upperBoundOfRate(0, trials, confidence)).toBeLessThanOrEqual(rate + 1e-12);
        expect(upperBoundOfRate(0, trials - 1, confidence)).toBeGreaterThan(rate);
      }
    expect(trialsToShowRate(0.01)).toBe(299);
  });

  it("Q4: the incomplete beta function is the tail of the binomial, and its inverse undoes it", () => {
    fc.assert(
      fc.property(sample, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ([events, trials], rate) => {
        if (events === trials) return;
        const tail = 1 - incompleteBeta(rate, events + 1, trials - events);
        expect(tail).toBeCloseTo(binomialAtMost(events, trials, rate), 9);
        const probability = incompleteBeta(rate, events + 1, trials - events);
        if (probability > 1e-6 && probability < 1 - 1e-6)
          expect(inverseBeta(probability, events + 1, trials - events)).toBeCloseTo(rate, 6);
      }),
      { numRuns: 200 },
    );
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
  });
});

describe("many values", () => {
  it("Q5: counted scores answer what a list of them would", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 0, max: 20 }), (steps, allowed) => {
        const list = steps.map((step) => step / 10_000);
        const counts = createScoreCounts();
        for (const score of list) counts.add(score);
        expect(counts.total).toBe(list.length);
        for (const threshold of [0, 0.29, 0.5, ...list])
          expect(counts.atLeast(threshold)).toBe(list.filter((score) => score >= threshold).length);
        const lowest = counts.lowestThresholdFor(allowed);
        if (lowest === undefined) {
          expect(list.filter((score) => score === 1).length).toBeGreaterThan(allowed);
          return;
        }
        expect(counts.atLeast(lowest)).toBeLessThanOrEqual(allowed);
        if (lowest > 0) expect(counts.atLeast(lowest - 0.0001)).toBeGreaterThan(allowed);
      }),
      { numRuns: 200 },
    );
  });

  it("Q5: a score between two steps never passes the higher one", () => {
    const counts = createScoreCounts();
    for (const score of [0.49999, -1, 2, 0.00001]) counts.add(score);
    expect(counts.atLeast(0.5)).toBe(1);
    expect(counts.atLeast(0)).toBe(4);
  });

  it("Q6: a quantile is within a hundredth of the sorted list's, in any order", () => {
    const values = fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const [sketch, reversed] = [createQuantileSketch(), createQuantileSketch()];
        for (const value of list) sketch.add(value);
        for (const value of [...list].reverse()) reversed.add(value);
        const sorted = [...list].sort((a, b) => a - b);
        const exact = sorted[Math.max(1, Math.ceil(share * list.length)) - 1]!;
        const found = sketch.quantile(share);
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact * 0.01 + 2e-9);
        expect(reversed.quantile(share)).toBe(found);
        expect(sketch.count).toBe(list.length);
      }),
      { numRuns: 200 },
    );
    expect(createQuantileSketch().quantile(0.5)).toBeNaN();
  });

  it("Q6: of a million values between a microsecond and a minute it answers as of a thousand", () => {
    const sketch = createQuantileSketch();
    for (let i = 1; i <= 1_000_000; i++) sketch.add((i * 60) / 1_000_000);
    expect(sketch.quantile(0.5)).toBeCloseTo(30, -0.5);
    expect(Math.abs(sketch.quantile(0.99) / 59.4 - 1)).toBeLessThan(0.0101);
    expect(sketch.sum).toBeCloseTo(30_000_030, 0);
  });
});
