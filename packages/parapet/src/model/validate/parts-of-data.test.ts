import { seededRandom } from "@parapet/guard/stats";
import { describe, expect, it } from "vitest";
import type { Field } from "../../tables/index.ts";
import { compare } from "./comparison.ts";
import { corruptTable, habitsOf } from "./corruptions/corruption.ts";
import { corruptions } from "./corruptions/index.ts";
import { estimateAll } from "./estimate.ts";
import type { Holdout } from "./holdout.ts";
import { duplicatesOf, tellingColumns } from "./leakage.ts";
import type { Classified } from "./outcomes.ts";
import type { Feature, TabularSamples, TensorSamples } from "./samples.ts";
import { partsOf, slicesOf } from "./slices.ts";

const numbers = (name: string, values: ArrayLike<number>, field: Partial<Field> = {}): Feature => ({
  name,
  field: { name, type: "number", ...field },
  values: Float64Array.from(values),
  words: undefined,
});
const words = (name: string, given: readonly string[], order = [...new Set(given)].toSorted()): Feature => ({
  name,
  field: { name, type: "category", values: order },
  values: Float64Array.from(given, (word) => (word === "" ? Number.NaN : order.indexOf(word))),
  words: order,
});
const classified = (labels: readonly number[], predicted: readonly number[]): Classified => ({
  task: "classification",
  classes: ["no", "yes"],
  positive: 1,
  labels: Int32Array.from(labels),
  predicted: Int32Array.from(predicted),
  probabilities: undefined,
});

describe("intervals", () => {
  it("MV9: hold the truth about as often as they promise", () => {
    // A model that is right in 80 of 100, seen on 120 rows, 150 times over.
    const random = seededRandom(9);
    let held = 0;
    for (let run = 0; run < 150; run++) {
      const labels = Array.from({ length: 120 }, (_, row) => row % 2);
      const predicted = labels.map((label) => (random() < 0.8 ? label : 1 - label));
      const { estimates } = estimateAll(classified(labels, predicted), { resamples: 200, random }, ["accuracy"]);
      const { low, high } = estimates[0]!.interval!;
      if (low <= 0.8 && 0.8 <= high) held++;
    }
    // 95 %, give or take three deviations of 150 trials and what 200 resamples blur.
    expect(held / 150).toBeGreaterThan(0.88);
    expect(held / 150).toBeLessThan(1);
  });

  it("MV9: where nothing was wrong, a rate has the exact interval and the rest none", () => {
    const perfect = Array.from({ length: 40 }, (_, row) => row % 2);
    const { estimates } = estimateAll(classified(perfect, perfect), { resamples: 50, random: seededRandom(1) });
    const accuracy = estimates.find(({ id }) => id === "accuracy")!;
    expect(accuracy).toMatchObject({ value: 1, method: "exact", interval: { high: 1 } });
    // Clopper and Pearson of 40 in 40.
    expect(accuracy.interval!.low).toBeCloseTo(0.025 ** (1 / 40), 10);
    expect(estimates.find(({ id }) => id === "mcc")).toMatchObject({ value: 1, interval: undefined });
  });
});

describe("slices", () => {
  const rows = 2_000;
  const random = seededRandom(4);
  const town = Array.from({ length: rows }, () => ["a", "b", "c", "d"][Math.floor(random() * 4)]!);
  const age = Array.from({ length: rows }, () => 20 + Math.floor(random() * 50));
  const labels = Array.from({ length: rows }, (_, row) => row % 2);
  const answers = (error: (row: number) => number): number[] =>
    labels.map((label, row) => (random() < error(row) ? 1 - label : label));

  it("MV10: finds the part that is worse, and only that", () => {
    const outcomes = classified(
      labels,
      answers((row) => (town[row] === "c" ? 0.3 : 0.15)),
    );
    const { slices } = slicesOf(outcomes, [words("town", town), numbers("age", age)], 30);
    expect(slices[0]).toMatchObject({ column: "town", part: "c", isWorse: true });
    expect(slices.filter(({ isWorse }) => isWorse)).toHaveLength(1);
    expect(slices.filter(({ column }) => column === "age")).toHaveLength(4);
  });

  it("MV10: calls nothing worse in 19 of 20 looks at what is alike", () => {
    let alarms = 0;
    for (let look = 0; look < 60; look++) {
      const outcomes = classified(
        labels,
        answers(() => 0.2),
      );
      if (slicesOf(outcomes, [words("town", town), numbers("age", age)], 30).slices.some(({ isWorse }) => isWorse))
        alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(7);
  });

  it("MV10: counts parts that are too small, and of a regression looks at errors", () => {
    const rare = town.map((word, row) => (row < 10 ? "rare" : word));
    const outcomes = classified(
      labels,
      answers(() => 0.2),
    );
    const found = slicesOf(outcomes, [words("town", rare)], 30);
    expect(found.tooFew).toBe(1);
    expect(found.slices.map(({ part }) => part).toSorted()).toEqual(["a", "b", "c", "d"]);
    const target = Float64Array.from({ length: rows }, () => random());
    const predicted = target.map((value, row) => value + (town[row] === "b" ? 3 : 1) * (random() - 0.5));
    const { slices } = slicesOf({ task: "regression", target, predicted }, [words("town", town)], 30);
    expect(slices[0]).toMatchObject({ part: "b", isWorse: true });
    expect(slices[0]!.low!).toBeLessThan(slices[0]!.value);
  });

  it("MV10: quarters hold as many rows, and what is missing is in none", () => {
    const { parts, of } = partsOf(numbers("x", [...Array.from({ length: 400 }, (_, row) => row), Number.NaN]));
    expect(parts).toHaveLength(4);
    expect([0, 1, 2, 3].map((part) => of.filter((one) => one === part).length)).toEqual([100, 100, 100, 100]);
    expect(of[400]).toBe(-1);
  });
});

describe("corruptions", () => {
  const samples: TabularSamples = {
    kind: "tabular",
    rows: 300,
    features: [
      numbers(
        "age",
        Array.from({ length: 300 }, (_, row) => 18 + (row % 60)),
        { type: "integer", min: 18, max: 90 },
      ),
      numbers(
        "income",
        Array.from({ length: 300 }, (_, row) => (row * 37) % 101),
      ),
      words(
        "town",
        Array.from({ length: 300 }, (_, row) => "abc"[row % 3]!),
      ),
    ],
  };
  const images: TensorSamples = {
    kind: "tensor",
    rows: 20,
    shape: [6, 8],
    values: Float32Array.from({ length: 20 * 48 }, (_, at) => (at * 53) % 256),
    white: 255,
  };

  it.each(corruptions.filter(({ kind }) => kind === "tabular"))(
    "MV11: $id keeps to what a column can be",
    (corruption) => {
      if (corruption.kind !== "tabular") throw new Error("no columns");
      const before = samples.features.map(({ values }) => Float64Array.from(values));
      for (const strength of corruption.strengths) {
        const corrupted = corruptTable(samples, corruption, strength, seededRandom(3));
        const [age, , town] = corrupted.features;
        expect(age!.values.every((value) => Number.isInteger(value) && value >= 18 && value <= 90)).toBe(true);
        expect(town!.values.every((value) => [0, 1, 2].includes(value))).toBe(true);
      }
      const [first, last] = [corruption.strengths[0]!, corruption.strengths.at(-1)!];
      const changed = (strength: number): number =>
        corruptTable(samples, corruption, strength, seededRandom(3)).features[1]!.values.reduce(
          (sum, value, row) => sum + Math.abs(value - before[1]![row]!),
          0,
        );
      expect(changed(last)).toBeGreaterThan(changed(first));
      expect(changed(first)).toBeGreaterThan(0);
      expect(changed(0)).toBe(0);
      // What was given is as it was.
      expect(samples.features.map(({ values }) => values)).toEqual(before);
    },
  );

  it("MV11: noise is as wide as it says", () => {
    const noise = corruptions[0]!;
    if (noise.kind !== "tabular") throw new Error("no columns");
    const wide = numbers(
      "x",
      Array.from({ length: 5_000 }, (_, row) => row),
      { min: -1e9, max: 1e9 },
    );
    const { deviation } = habitsOf(wide);
    const moved = noise.corrupt(wide, 0.2, seededRandom(8), habitsOf(wide));
    const spread = Math.sqrt(moved.reduce((sum, value, row) => sum + (value - row) ** 2, 0) / 5_000);
    expect(Math.abs(spread / deviation - 0.2)).toBeLessThan(0.012);
  });

  it.each(corruptions.filter(({ kind }) => kind === "image"))(
    "MV11: $id keeps pixels between black and white",
    (corruption) => {
      if (corruption.kind !== "image") throw new Error("no images");
      const before = Float32Array.from(images.values);
      for (const strength of corruption.strengths) {
        const corrupted = corruption.corrupt(images, strength, seededRandom(3));
        expect(corrupted.every((value) => value >= 0 && value <= 255)).toBe(true);
        expect(corrupted).not.toEqual(images.values);
        expect(corruption.corrupt(images, strength, seededRandom(3))).toEqual(corrupted);
      }
      expect(images.values).toEqual(before);
    },
  );

  it("MV11: a square hides one place in all colours, and blur is a mean", () => {
    const coloured: TensorSamples = {
      ...images,
      shape: [3, 6, 8],
      rows: 1,
      values: new Float32Array(3 * 48).fill(200),
    };
    const square = corruptions.find(({ id, kind }) => id === "occlusion" && kind === "image")!;
    const blur = corruptions.find(({ id }) => id === "blur")!;
    if (square.kind !== "image" || blur.kind !== "image") throw new Error("no images");
    const hidden = square.corrupt(coloured, 0.5, seededRandom(2));
    const places = [0, 1, 2].map((plane) =>
      [...hidden.subarray(plane * 48, plane * 48 + 48).keys()].filter((at) => hidden[plane * 48 + at] === 0),
    );
    expect(places[0]).toHaveLength(9);
    expect(places[1]).toEqual(places[0]);
    const dot: TensorSamples = {
      ...images,
      shape: [3, 3],
      rows: 1,
      values: Float32Array.of(0, 0, 0, 0, 90, 0, 0, 0, 0),
    };
    expect(blur.corrupt(dot, 1, seededRandom(1))[4]).toBeCloseTo(10, 5);
  });
});

describe("leaks", () => {
  const holdout = (features: readonly Feature[], labels: readonly string[]): Holdout => ({
    file: "f",
    rows: labels.length,
    samples: { kind: "tabular", rows: labels.length, features },
    target: "y",
    labels,
    numbers: new Float64Array(labels.length),
    columns: new Map(),
    notes: [],
  });

  it("MV12: finds rows of the training data, exactly and nearly, by words and not by codes", () => {
    const spread = Array.from({ length: 30 }, (_, row) => row * 30);
    const train = holdout(
      [
        numbers("x", spread),
        words(
          "town",
          spread.map((_, row) => "ab"[row % 2]!),
          ["a", "b"],
        ),
      ],
      spread.map((_, row) => (row % 3 === 0 ? "yes" : "no")),
    );
    const own = holdout(
      // The same; the same with another truth; moved by a thousandth of the deviation; another town; elsewhere.
      [numbers("x", [0, 90, 150.3, 60, 805]), words("town", ["a", "b", "b", "b", "a"], ["b", "a"])],
      ["yes", "no", "no", "no", "yes"],
    );
    expect(duplicatesOf(train, own)).toMatchObject({ exact: 2, near: 3, contradicting: 1, rows: 5, examples: [0, 1] });
  });

  it("MV12: images too", () => {
    const images = (values: readonly number[]): Holdout => ({
      ...holdout(
        [],
        values.map(() => "a"),
      ),
      samples: {
        kind: "tensor",
        rows: values.length,
        shape: [1, 2],
        values: Float32Array.from(values.flatMap((one) => [one, 255 - one])),
        white: 255,
      },
    });
    expect(duplicatesOf(images([0, 100, 200]), images([100, 101, 150]))).toMatchObject({ exact: 1, near: 2 });
  });

  it("MV12: finds a column that tells the truth alone, and no other", () => {
    const random = seededRandom(6);
    const labels = Array.from({ length: 600 }, () => (random() < 0.3 ? "yes" : "no"));
    const columns = [
      numbers(
        "after",
        labels.map((label) => (label === "yes" ? 10 + random() : random())),
      ),
      words(
        "status",
        labels.map((label) => (label === "yes" ? "refunded" : ["open", "paid"][Math.floor(random() * 2)]!)),
      ),
      words(
        "name",
        labels.map((_, row) => `person ${row}`),
      ),
      numbers(
        "number",
        labels.map((_, row) => row),
      ),
      numbers(
        "middle",
        labels.map((label) => (label === "yes" ? 5 : random() < 0.5 ? 0 : 10) + random()),
      ),
      numbers(
        "weak",
        labels.map((label) => (label === "yes" ? 0.7 : 0) + random()),
      ),
    ];
    const found = tellingColumns(columns, labels, ["no", "yes"]);
    // "middle" tells by no threshold, only by its range.
    expect(found.map(({ column }) => column).toSorted()).toEqual(["after", "middle", "status"]);
    expect(found.every(({ auc }) => auc >= 0.99)).toBe(true);
  });

  it("MV12: says nothing by a handful of rows", () => {
    const labels = Array.from({ length: 200 }, (_, row) => (row < 8 ? "yes" : "no"));
    const column = numbers(
      "x",
      labels.map((label) => (label === "yes" ? 1 : 0)),
    );
    expect(tellingColumns([column], labels, ["no", "yes"])).toEqual([]);
  });
});

describe("versions", () => {
  const labels = Array.from({ length: 300 }, (_, row) => row % 2);
  const wrongAt = (rows: (row: number) => boolean): Classified =>
    classified(
      labels,
      labels.map((label, row) => (rows(row) ? 1 - label : label)),
    );

  it("MV13: what broke and what was mended, and what pairs say of it", () => {
    const before = wrongAt((row) => row % 5 === 0);
    const now = wrongAt((row) => row % 10 === 0);
    const found = compare(before, now, { resamples: 300, random: seededRandom(1) });
    expect(found).toMatchObject({ broken: 0, mended: 30, disagreements: 30 });
    const accuracy = found.changes.find(({ id }) => id === "accuracy")!;
    expect(accuracy.gain).toBeCloseTo(0.1, 12);
    expect(accuracy.interval!.low).toBeGreaterThan(0.05);
    // 30 of 30 pairs on one side: 2 × 2^-30.
    expect(found.mcNemar!.exact).toBeCloseTo(2 ** -29, 15);
  });

  it("MV13: pairs tell more than two samples would", () => {
    const before = wrongAt((row) => row % 4 === 0);
    const now = wrongAt((row) => row % 4 === 0 && row % 16 !== 0);
    const { changes } = compare(before, now, { resamples: 300, random: seededRandom(1) });
    const { interval } = changes.find(({ id }) => id === "accuracy")!;
    const alone = estimateAll(now, { resamples: 300, random: seededRandom(1) }, ["accuracy"]).estimates[0]!.interval!;
    expect(interval!.high - interval!.low).toBeLessThan(alone.high - alone.low);
  });

  it("MV13: two that never differ may differ on other rows", () => {
    const same = wrongAt((row) => row % 4 === 0);
    const { changes } = compare(same, same, { resamples: 50, random: seededRandom(1) });
    const accuracy = changes.find(({ id }) => id === "accuracy")!;
    expect(accuracy.gain).toBe(0);
    expect(accuracy.interval!.high).toBeCloseTo(1 - 0.025 ** (1 / 300), 10);
    expect(changes.find(({ id }) => id === "mcc")!.interval).toBeUndefined();
  });
});
