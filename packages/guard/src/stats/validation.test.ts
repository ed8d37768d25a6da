import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  averagePrecision,
  bcaInterval,
  bootstrap,
  clopperPearsonInterval,
  fisherAtMost,
  holmAdjusted,
  mcNemarTest,
  normalCdf,
  normalQuantile,
  percentileInterval,
  quantileOf,
  rank,
  rocAuc,
  rocCurve,
  seededRandom,
  studentAtLeast,
} from "./index.ts";

interface Golden {
  readonly normal: { p: number[]; quantile: number[]; z: number[]; cdf: number[] };
  readonly intervals: readonly {
    statistic: string;
    estimate: number;
    jackknife: number[];
    distribution: number[];
    percentile: [number, number];
    BCa: [number, number];
  }[];
  readonly mcNemar: readonly { onlyFirst: number; onlySecond: number; exact: number; midP: number }[];
  readonly fisher: readonly { hits: number; trials: number; allHits: number; allTrials: number; atMost: number }[];
  readonly student: readonly { t: number; freedom: number; atLeast: number }[];
  readonly clopperPearson: readonly { events: number; trials: number; interval: [number, number] }[];
  readonly holm: { p: number[]; adjusted: number[] };
}
const file = new URL("../../../../fixtures/validation/golden.json", import.meta.url);
const golden = (JSON.parse(readFileSync(file, "utf8")) as { stats: Golden }).stats; // written by write.py beside it

const near = (value: number, expected: number, digits = 12): void =>
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(
    10 ** -digits * Math.max(1, Math.abs(expected)),
  );

describe("distributions", () => {
  it("Q7: the normal distribution is SciPy's, and its quantile undoes it", () => {
    for (const [at, p] of golden.normal.p.entries()) {
      near(normalQuantile(p), golden.normal.quantile[at]!, 11);
      expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-11);
    }
    for (const [at, z] of golden.normal.z.entries()) {
      const expected = golden.normal.cdf[at]!;
      expect(Math.abs(normalCdf(z) / expected - 1), `cdf of ${z}`).toBeLessThan(1e-12);
    }
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
  });

  it("Q10: exact intervals and tests are those of SciPy and statsmodels", () => {
    for (const { events, trials, interval } of golden.clopperPearson) {
      const { low, high } = clopperPearsonInterval(events, trials);
      near(low, interval[0]);
      near(high, interval[1]);
    }
    for (const { onlyFirst, onlySecond, exact, midP } of golden.mcNemar) {
      near(mcNemarTest(onlyFirst, onlySecond).exact, exact, 11);
      near(mcNemarTest(onlySecond, onlyFirst).midP, midP, 11);
    }
    for (const { hits, trials, allHits, allTrials, atMost } of golden.fisher)
      near(fisherAtMost(hits, trials, allHits, allTrials), atMost, 11);
    for (const { t, freedom, atLeast } of golden.student) near(studentAtLeast(t, freedom), atLeast);
    for (const [at, value] of holmAdjusted(golden.holm.p).entries()) near(value, golden.holm.adjusted[at]!);
    expect(clopperPearsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    expect(mcNemarTest(0, 0)).toEqual({ exact: 1, midP: 1 });
  });
});

describe("resampling", () => {
  it.each(golden.intervals)("Q8: the intervals of a $statistic are those of SciPy from the same resamples", (one) => {
    const distribution = Float64Array.from(one.distribution);
    const result = { estimate: one.estimate, distribution, jackknife: Float64Array.from(one.jackknife) };
    const percentile = percentileInterval(distribution)!;
    near(percentile.low, one.percentile[0]);
    near(percentile.high, one.percentile[1]);
    const bca = bcaInterval(result)!;
    near(bca.low, one.BCa[0], 10);
    near(bca.high, one.BCa[1], 10);
  });

  it("Q8: what cannot be told has no interval", () => {
    const same = { estimate: 1, distribution: Float64Array.of(1, 1, 1), jackknife: Float64Array.of(1, 1, 1) };
    expect(bcaInterval(same)).toBeUndefined();
    expect(percentileInterval(Float64Array.of(1, Number.NaN, 2))).toBeUndefined();
    expect(bcaInterval({ ...same, distribution: Float64Array.of(1, Number.NaN, 2) })).toBeUndefined();
    const aside = { estimate: 9, distribution: Float64Array.of(1, 2, 3), jackknife: Float64Array.of(1, 2, 3) };
    expect(bcaInterval(aside)).toBeUndefined();
  });

  it("Q9: a resample keeps the size of every stratum, and a seed its draws", () => {
    const strata = Int32Array.from({ length: 60 }, (_, row) => (row < 7 ? 0 : row < 30 ? 1 : 2));
    const seen: number[][] = [];
    const counts = (weights: Float64Array): number[] => {
      const sums = [0, 0, 0];
      for (const [row, weight] of weights.entries()) sums[strata[row]!]! += weight;
      seen.push(sums);
      return [weights.reduce((sum, weight, row) => sum + weight * row, 0) / 60];
    };
    const draw = (seed: number): Float64Array =>
      bootstrap(counts, { size: 60, resamples: 50, strata, random: seededRandom(seed) })[0]!.distribution;
    const first = draw(5);
    for (const sums of seen.slice(1, 51)) expect(sums).toEqual([7, 23, 30]);
    expect(draw(5)).toEqual(first);
    expect(draw(6)).not.toEqual(first);
  });

  it("Q9: leaves out each row, and groups of rows when there are many", () => {
    const left = (size: number): Float64Array =>
      bootstrap((weights) => [weights.reduce((sum, weight) => sum + weight, 0)], {
        size,
        resamples: 1,
        random: seededRandom(1),
      })[0]!.jackknife;
    expect(left(20)).toEqual(new Float64Array(20).fill(19));
    const grouped = left(1_000);
    expect(grouped).toEqual(new Float64Array(200).fill(995));
  });

  it("Q9: its deviation is the one that theory gives to a mean", () => {
    const random = seededRandom(2);
    const sample = Float64Array.from({ length: 400 }, () => random());
    const mean = (weights: Float64Array): number =>
      sample.reduce((sum, value, row) => sum + value * weights[row]!, 0) / weights.reduce((sum, one) => sum + one, 0);
    const { distribution, estimate } = bootstrap((weights) => [mean(weights)], {
      size: 400,
      resamples: 2_000,
      random,
    })[0]!;
    const deviation = Math.sqrt(distribution.reduce((sum, value) => sum + (value - estimate) ** 2, 0) / 2_000);
    const spread = Math.sqrt(sample.reduce((sum, value) => sum + (value - estimate) ** 2, 0) / 400);
    // Of 2,000 resamples a deviation is known to about 1.6 %.
    expect(Math.abs(deviation / (spread / 20) - 1)).toBeLessThan(0.06);
  });

  it("Q12: seeded chance repeats itself and fills its range evenly", () => {
    const draws = Array.from({ length: 20_000 }, seededRandom(42));
    expect(draws.slice(0, 50)).toEqual(Array.from({ length: 50 }, seededRandom(42)));
    expect(draws.slice(0, 50)).not.toEqual(Array.from({ length: 50 }, seededRandom(43)));
    const tens = new Array<number>(10).fill(0);
    for (const draw of draws) tens[Math.floor(draw * 10)]!++;
    // Chi-square with nine degrees of freedom: 27.9 is passed once in a thousand.
    expect(tens.reduce((sum, count) => sum + (count - 2_000) ** 2 / 2_000, 0)).toBeLessThan(27.9);
    // Pairs as well: neighbours do not hang together.
    const pairs = draws.slice(1).reduce((sum, draw, at) => sum + (draw - 0.5) * (draws[at]! - 0.5), 0) / 20_000;
    expect(Math.abs(pairs * 12)).toBeLessThan(0.03);
  });
});

describe("rankings", () => {
  const rows = fc.array(
    fc.record({
      score: fc.integer({ min: 0, max: 6 }),
      isPositive: fc.boolean(),
      weight: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: 30 },
  );

  it("Q11: the area under the ROC curve counts pairs, a tie as half", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { ranking, positive, weights } = prepared(given);
        let won = 0;
        let pairs = 0;
        for (const up of given)
          for (const down of given)
            if (up.isPositive && !down.isPositive) {
              const weight = up.weight * down.weight;
              pairs += weight;
              won += weight * (up.score > down.score ? 1 : up.score === down.score ? 0.5 : 0);
            }
        const area = rocAuc(ranking, positive, weights);
        if (pairs === 0) expect(area).toBeNaN();
        else near(area, won / pairs);
      }),
      { numRuns: 200 },
    );
  });

  it("Q11: average precision sums precision by steps of recall", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { ranking, positive, weights } = prepared(given);
        const all = given.reduce((sum, { isPositive, weight }) => sum + (isPositive ? weight : 0), 0);
        const scores = [...new Set(given.map(({ score }) => score))].sort((a, b) => b - a);
        let expected = 0;
        let before = 0;
        for (const least of scores) {
          const taken = given.filter(({ score }) => score >= least);
          const sum = taken.reduce((total, { weight }) => total + weight, 0);
          const hits = taken.reduce((total, { isPositive, weight }) => total + (isPositive ? weight : 0), 0);
          if (sum > 0) expected += ((hits - before) / all) * (hits / sum);
          before = hits;
        }
        const area = averagePrecision(ranking, positive, weights);
        if (all === 0) expect(area).toBeNaN();
        else near(area, expected);
      }),
      { numRuns: 200 },
    );
  });

  it("Q11: the curve runs from corner to corner, and the area below it is the area", () => {
    const { ranking, positive, weights } = prepared(
      Array.from({ length: 40 }, (_, row) => ({ score: row % 7, isPositive: row % 3 === 0, weight: 1 })),
    );
    const curve = rocCurve(ranking, positive);
    expect(curve[0]).toEqual({ falsePositiveRate: 0, truePositiveRate: 0 });
    expect(curve.at(-1)).toEqual({ falsePositiveRate: 1, truePositiveRate: 1 });
    expect(curve).toHaveLength(8);
    let area = 0;
    for (const [at, { falsePositiveRate, truePositiveRate }] of curve.slice(1).entries())
      area +=
        (falsePositiveRate - curve[at]!.falsePositiveRate) * ((truePositiveRate + curve[at]!.truePositiveRate) / 2);
    near(area, rocAuc(ranking, positive, weights));
  });

  function prepared(given: readonly { score: number; isPositive: boolean; weight: number }[]) {
    return {
      ranking: rank(Float64Array.from(given, ({ score }) => score)),
      positive: Uint8Array.from(given, ({ isPositive }) => (isPositive ? 1 : 0)),
      weights: Float64Array.from(given, ({ weight }) => weight),
    };
  }
});

it("Q8: quantiles lie between two values in proportion", () => {
  expect([0, 0.25, 0.5, 1].map((share) => quantileOf([1, 2, 4, 8], share))).toEqual([1, 1.75, 3, 8]);
});
