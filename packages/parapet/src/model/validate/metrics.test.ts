import { readFileSync } from "node:fs";
import path from "node:path";
import { seededRandom } from "@parapet/guard/stats";
import { describe, expect, it } from "vitest";
import { calibrationOf } from "./calibration.ts";
import { fairnessOf } from "./fairness.ts";
import { measurable } from "./measured.ts";
import type { Classified } from "./outcomes.ts";

type Figures = Readonly<Record<string, number>>;
interface GoldenModel {
  readonly label: number[];
  readonly probabilities: number[][];
  readonly weights: number[];
  readonly plain: Figures;
  readonly weighted: Figures;
}
interface GoldenFairness {
  readonly groups: Readonly<Record<string, Figures>>;
  readonly [figure: string]: number | Readonly<Record<string, Figures>>;
}
interface Golden {
  readonly models: {
    readonly binary: GoldenModel;
    readonly several: GoldenModel;
    readonly regression: { readonly target: number[]; readonly predicted: number[]; readonly plain: Figures };
  };
  readonly calibration: Record<
    "uniform" | "quantile",
    { observed: number[]; mean: number[]; counts: number[]; ece: number; mce: number }
  > & { readonly intercept: number; readonly slope: number };
  readonly fairness: {
    readonly sex: string[];
    readonly origin: string[];
    readonly label: number[];
    readonly predicted: number[];
    readonly bySex: GoldenFairness;
    readonly byOrigin: GoldenFairness;
    readonly byBoth: GoldenFairness;
  };
}
const file = path.resolve(import.meta.dirname, "../../../../../fixtures/validation/golden.json");
const golden = JSON.parse(readFileSync(file, "utf8")) as Golden; // written by write.py beside it

const near = (value: number | undefined, expected: number, what: string, limit = 1e-12): void =>
  expect(Math.abs((value ?? Number.NaN) - expected), `${what}: ${value} for ${expected}`).toBeLessThanOrEqual(limit);

const classified = (label: readonly number[], probabilities: readonly (readonly number[])[]): Classified => ({
  task: "classification",
  classes: probabilities[0]!.map((_, index) => String(index)),
  positive: 1,
  labels: Int32Array.from(label),
  predicted: Int32Array.from(probabilities, (row) => row.indexOf(Math.max(...row))),
  probabilities: Float64Array.from(probabilities.flat()),
});

describe("metrics", () => {
  it.each(["binary", "several"] as const)("MV1: of a classifier of %s classes are scikit-learn's", (kind) => {
    const model = golden.models[kind];
    const { metrics, of } = measurable(classified(model.label, model.probabilities));
    for (const [name, expected, weights] of [
      ["plain", model.plain, new Float64Array(model.label.length).fill(1)],
      ["weighted", model.weighted, Float64Array.from(model.weights)],
    ] as const) {
      const values = of(weights);
      expect(metrics.map(({ id }) => id).toSorted()).toEqual(Object.keys(expected).toSorted());
      for (const [at, { id }] of metrics.entries()) near(values[at], expected[id]!, `${id}, ${name}`);
    }
  });

  it("MV1: of a regression are scikit-learn's", () => {
    const { target, predicted, plain } = golden.models.regression;
    const { metrics, of } = measurable({
      task: "regression",
      target: Float64Array.from(target),
      predicted: Float64Array.from(predicted),
    });
    const values = of(new Float64Array(target.length).fill(1));
    expect(metrics.map(({ id }) => id).toSorted()).toEqual(Object.keys(plain).toSorted());
    for (const [at, { id }] of metrics.entries()) near(values[at], plain[id]!, id);
  });

  it("MV1: a weight of two is a row that comes twice", () => {
    const { label, probabilities } = golden.models.several;
    const twice = measurable(
      classified([...label, ...label.slice(0, 50)], [...probabilities, ...probabilities.slice(0, 50)]),
    );
    const once = measurable(classified(label, probabilities));
    const weights = Float64Array.from(label, (_, row) => (row < 50 ? 2 : 1));
    const expected = twice.of(new Float64Array(label.length + 50).fill(1));
    for (const [at, value] of once.of(weights).entries()) near(value, expected[at]!, once.metrics[at]!.id);
  });

  it("MV1: without probabilities there is none that needs them", () => {
    const { label, probabilities } = golden.models.binary;
    const { metrics } = measurable({ ...classified(label, probabilities), probabilities: undefined });
    expect(metrics.map(({ id }) => id)).not.toContain("roc-auc");
    expect(metrics.map(({ id }) => id)).toContain("mcc");
  });
});

describe("calibration", () => {
  it("MV2: bins are scikit-learn's, errors their weighted and largest distance", () => {
    const { label, probabilities } = golden.models.binary;
    const found = calibrationOf(classified(label, probabilities))!;
    for (const [binned, expected] of [
      [found.equalWidth, golden.calibration.uniform],
      [found.equalMass, golden.calibration.quantile],
    ] as const) {
      expect(binned.bins.map(({ rows }) => rows)).toEqual(expected.counts);
      for (const [at, { said, seen }] of binned.bins.entries()) {
        near(said, expected.mean[at]!, "said");
        near(seen, expected.observed[at]!, "seen");
      }
      near(binned.expectedError, expected.ece, "expected error");
      near(binned.largestError, expected.mce, "largest error");
    }
  });

  it("MV2: slope and intercept are statsmodels'", () => {
    const { label, probabilities } = golden.models.binary;
    const found = calibrationOf(classified(label, probabilities))!;
    near(found.slope, golden.calibration.slope, "slope", 1e-10);
    near(found.intercept, golden.calibration.intercept, "intercept", 1e-10);
  });

  it("MV2: rows that are told apart wholly have no slope", () => {
    const sure = classified(
      [0, 1, 0, 1],
      [
        [0.9, 0.1],
        [0.2, 0.8],
        [0.7, 0.3],
        [0.1, 0.9],
      ],
    );
    expect(calibrationOf(sure)?.slope).toBeUndefined();
    expect(calibrationOf({ ...sure, probabilities: undefined })).toBeUndefined();
  });
});

describe("fairness", () => {
  const { sex, origin, label, predicted } = golden.fairness;
  const outcomes: Classified = {
    task: "classification",
    classes: ["no", "yes"],
    positive: 1,
    labels: Int32Array.from(label),
    predicted: Int32Array.from(predicted),
    probabilities: undefined,
  };
  const grouping = (name: string, words: readonly string[]) => {
    const groups = [...new Set(words)].toSorted();
    return { name, groups, of: Int32Array.from(words, (word) => groups.indexOf(word)) };
  };
  const all = { smallestCell: 0, resamples: 0, random: seededRandom(1) };

  it.each([
    ["sex", sex, golden.fairness.bySex],
    ["origin", origin, golden.fairness.byOrigin],
    ["both", sex.map((word, row) => `${word}/${origin[row]}`), golden.fairness.byBoth],
  ] as const)("MV3: by %s it is Fairlearn's", (name, words, expected) => {
    const found = fairnessOf(outcomes, grouping(name, words), all);
    for (const { group, rows, rates } of found.groups) {
      const { count, ...figures } = expected.groups[group]!;
      expect(rows).toBe(count);
      expect(Object.keys(rates).toSorted()).toEqual(Object.keys(figures).toSorted());
      for (const [rate, value] of Object.entries(rates)) near(value, figures[rate]!, `${rate} of ${group}`);
    }
    for (const { id, value } of found.figures) near(value, expected[id] as number, id); // figures are numbers
    expect(found.figures.map(({ id }) => id).toSorted()).toEqual(
      Object.keys(expected)
        .filter((key) => key !== "groups")
        .toSorted(),
    );
  });

  it("MV4: a small group is too few to say, never fair", () => {
    const words = sex.map((word, row) => (row < 12 ? "other" : word));
    const found = fairnessOf(outcomes, grouping("sex", words), { ...all, smallestCell: 30 });
    const other = found.groups.find(({ group }) => group === "other")!;
    expect(other.rates).toEqual({});
    expect(other.tooFew).toContain("selection-rate");
    for (const { tooFew } of found.figures) expect(tooFew).toContain("other");
    const alone = fairnessOf(
      outcomes,
      grouping(
        "sex",
        sex.map(() => "one"),
      ),
      all,
    );
    expect(alone.figures.map(({ value }) => value)).toEqual(alone.figures.map(() => undefined));
  });

  it("MV4: the worse end of an interval holds the true distance as often as it promises", () => {
    // Two groups that differ by about one deviation of the sample: where a distance near zero misleads.
    const random = seededRandom(3);
    const rows = 400;
    let held = 0;
    for (let run = 0; run < 150; run++) {
      const chance = (row: number): number => (row % 2 === 0 ? 0.55 : 0.5);
      const drawn = { ...outcomes, labels: new Int32Array(rows).fill(1), predicted: Int32Array.from({ length: rows }, (_, row) => (random() < chance(row) ? 1 : 0)) }; // biome-ignore format: one line
      const halves = {
        name: "half",
        groups: ["even", "odd"],
        of: Int32Array.from({ length: rows }, (_, row) => row % 2),
      };
      const { figures } = fairnessOf(drawn, halves, { smallestCell: 30, resamples: 150, random });
      if (figures.find(({ id }) => id === "demographic-parity-difference")!.interval!.high >= 0.05) held++;
    }
    // 97.5 %; by BCa alone 87.
    expect(held / 150).toBeGreaterThan(0.94);
  });

  it("MV4: intervals hold the figure, and a seed repeats them", () => {
    const ask = (seed: number) =>
      fairnessOf(outcomes, grouping("sex", sex), { smallestCell: 30, resamples: 400, random: seededRandom(seed) });
    const found = ask(1);
    expect(ask(1)).toEqual(found);
    for (const { value, interval } of found.figures) {
      expect(interval!.low).toBeLessThanOrEqual(value!);
      expect(interval!.high).toBeGreaterThanOrEqual(value!);
      expect(interval!.high - interval!.low).toBeGreaterThan(0.02);
    }
  });
});
