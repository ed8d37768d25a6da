import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openSession, writeModel } from "../../onnx/index.ts";
import { createRandom } from "../attacks/engine/random.ts";
import { growForest } from "./forest.ts";
import { forestModel } from "./forest-model.ts";
import { classesOf, type LabelledRows } from "./learner.ts";
import { fitLogistic } from "./logistic.ts";
import { openTrainer } from "./network.ts";
import { rankRows } from "./ranks.ts";
import { scaleOf } from "./scale.ts";
import { networkLearner, smallNetwork } from "./small-network.ts";
import { growTree, leafOf, type Tree } from "./tree.ts";

interface Part {
  readonly inputs: number[];
  readonly labels: number[];
}
interface Shape {
  readonly feature: number[];
  readonly threshold: number[];
  readonly left: number[];
  readonly right: number[];
  readonly shares: number[][];
}
interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

const golden = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../../../../../fixtures/learn/golden.json"), "utf8"),
) as {
  readonly classes: number;
  readonly size: number;
  readonly train: Part;
  readonly test: Part;
  readonly shallow: Shape;
  readonly weighted: Shape & { readonly weights: number[] };
  readonly whole: { readonly leaves: number; readonly accuracy: number };
  readonly forest: { readonly trees: number; readonly seeds: number; readonly shares: number[][] } & Readonly<
    Record<"accuracy" | "leaves" | "depth" | "truth" | "ownTruth", Spread>
  >;
  readonly logistic: {
    readonly coefficients: number[];
    readonly intercepts: number[];
    readonly shares: number[][];
  };
}; // written by write.py beside it

const rowsOf = ({ inputs, labels }: Part): LabelledRows => ({
  inputs: Float32Array.from(inputs),
  labels: Int32Array.from(labels),
  rows: labels.length,
  size: golden.size,
  classes: golden.classes,
});
const [train, test] = [rowsOf(golden.train), rowsOf(golden.test)];
const WHOLE = { maxDepth: Number.POSITIVE_INFINITY, fewestToSplit: 2, featuresPerSplit: golden.size };
const grown = (maxDepth: number, weights = new Float64Array(train.rows).fill(1)): Tree =>
  growTree(
    rankRows(train.inputs, train.rows, train.size),
    train.labels,
    weights,
    train.classes,
    { ...WHOLE, maxDepth },
    createRandom(1),
  );

/** Splits from the root down, as sets: how nodes are numbered is nobody's business. */
function splitsOf({ feature, threshold, left, right }: Pick<Shape, "feature" | "threshold" | "left" | "right"> | Tree) {
  const found: string[] = [];
  const walk = (node: number, where: string): void => {
    if (feature[node]! < 0) return;
    found.push(`${where || "root"}: ${feature[node]} <= ${threshold[node]}`);
    walk(left[node]!, `${where}l`);
    walk(right[node]!, `${where}r`);
  };
  walk(0, "");
  return found.sort();
}

function sharesBy(tree: Tree, { inputs, rows, size, classes }: LabelledRows): number[][] {
  return Array.from({ length: rows }, (_, row) => {
    const leaf = leafOf(tree, inputs, row * size);
    return Array.from(tree.shares.subarray(leaf * classes, (leaf + 1) * classes));
  });
}

function expectNear(values: readonly (readonly number[])[], expected: readonly (readonly number[])[], most: number) {
  expect(values.length).toBe(expected.length);
  const worst = values.flatMap((row, at) => row.map((value, one) => Math.abs(value - expected[at]![one]!)));
  expect(Math.max(...worst)).toBeLessThan(most);
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const accuracyOf = (shares: Float32Array, { rows, classes, labels }: LabelledRows): number =>
  mean(Array.from(classesOf(shares, rows, classes), (said, row) => Number(said === labels[row])));
const truthOf = (shares: Float32Array, { classes, labels }: LabelledRows): number =>
  mean(Array.from(labels, (label, row) => shares[row * classes + label]!));
function depthOf({ feature, left, right }: Tree, node = 0): number {
  if (feature[node]! < 0) return 0;
  return (
    1 +
    Math.max(
      depthOf({ feature, left, right } as Tree, left[node]),
      depthOf({ feature, left, right } as Tree, right[node]),
    )
  );
}

describe("trees", () => {
  it("LN1: splits where scikit-learn splits, and says what it says", () => {
    const tree = grown(4);
    expect(splitsOf(tree)).toEqual(splitsOf(golden.shallow));
    expectNear(sharesBy(tree, test), golden.shallow.shares, 1e-12);
  });

  it("LN1: rows count as often as their weight", () => {
    const tree = grown(3, Float64Array.from(golden.weighted.weights));
    expect(splitsOf(tree)).toEqual(splitsOf(golden.weighted));
    expectNear(sharesBy(tree, test), golden.weighted.shares, 1e-12);
  });

  it("LN1: grown whole it knows its own rows, in about as many leaves", () => {
    const tree = grown(Number.POSITIVE_INFINITY);
    const own = Float32Array.from(sharesBy(tree, train).flat());
    expect(accuracyOf(own, train)).toBe(golden.whole.accuracy);
    const leaves = tree.feature.filter((feature) => feature < 0).length;
    expect(Math.abs(leaves - golden.whole.leaves)).toBeLessThanOrEqual(golden.whole.leaves * 0.05);
  });
});

describe("forests", () => {
  it("LN2: is scikit-learn's in distribution", async () => {
    const { trees, seeds } = golden.forest;
    const seen = {
      accuracy: [] as number[],
      leaves: [] as number[],
      depth: [] as number[],
      truth: [] as number[],
      ownTruth: [] as number[],
    };
    const sums = new Float64Array(test.rows * test.classes);
    for (let seed = 0; seed < seeds; seed++) {
      const forest = growForest(train, createRandom(seed), { trees });
      const said = await forest.predict(test.inputs, test.rows);
      for (const [at, share] of said.entries()) sums[at]! += share / seeds;
      seen.accuracy.push(accuracyOf(said, test));
      seen.truth.push(truthOf(said, test));
      seen.ownTruth.push(truthOf(await forest.predict(train.inputs, train.rows), train));
      seen.leaves.push(mean(forest.trees.map(({ feature }) => feature.filter((one) => one < 0).length)));
      seen.depth.push(mean(forest.trees.map((tree) => depthOf(tree))));
    }
    for (const name of ["accuracy", "leaves", "depth", "truth", "ownTruth"] as const) {
      const { mean: expected, deviation } = golden.forest[name];
      const error = deviation * Math.sqrt(2 / seeds);
      expect(Math.abs(mean(seen[name]) - expected), name).toBeLessThan(4 * error);
    }
    // Row by row: 40 forests of 30 trees each say a share to about 0.014.
    const distances = golden.forest.shares.flatMap((row, at) =>
      row.map((share, one) => Math.abs(share - sums[at * test.classes + one]!)),
    );
    expect(Math.max(...distances)).toBeLessThan(0.08);
    expect(mean(distances)).toBeLessThan(0.015);
  });
});

it("LN6: a forest that is written as a model answers through the runtime as it does here", async () => {
  const forest = growForest(train, createRandom(2), { trees: 7 });
  const session = await openSession(writeModel(forestModel(forest, train.size)));
  // Rows that lie on thresholds, where a bit decides.
  const edges = Float32Array.from(test.inputs);
  for (const [at, { feature, threshold }] of forest.trees.entries())
    for (const [node, one] of feature.entries())
      if (one >= 0 && node * 7 + at < test.rows) edges[(node * 7 + at) * test.size + one] = threshold[node]!;
  for (const inputs of [test.inputs, edges]) {
    const { probabilities } = await session.run({ input: { dims: [test.rows, test.size], data: inputs } });
    expectNear([Array.from(probabilities!.data, Number)], [[...(await forest.predict(inputs, test.rows))]], 1e-6);
  }
  await session.close();
});

describe("logistic regression", () => {
  it("LN3: has scikit-learn's coefficients and probabilities", async () => {
    const learned = fitLogistic(train);
    expectNear([[...learned.coefficients]], [golden.logistic.coefficients], 1e-4);
    // Only differences of intercepts mean something: nothing holds their sum.
    const level = mean([...learned.intercepts]) - mean(golden.logistic.intercepts);
    expectNear([[...learned.intercepts].map((one) => one - level)], [golden.logistic.intercepts], 1e-4);
    const said = await learned.predict(test.inputs, test.rows);
    expectNear([[...said]], [golden.logistic.shares.flat()], 1e-4);
  });

  it("LN3: learns from shares as from rows that came as often", async () => {
    const inputs = Float32Array.from([0, 1, 2, 3]);
    const common = { size: 1, classes: 2 };
    const counted = {
      ...common,
      rows: 16,
      inputs: Float32Array.from({ length: 16 }, (_, at) => Math.floor(at / 4)),
      labels: Int32Array.from([0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1]),
    };
    const shared = {
      ...common,
      rows: 4,
      inputs,
      labels: new Int32Array(4),
      shares: Float32Array.from([1, 0, 0.75, 0.25, 0.25, 0.75, 0, 1]),
    };
    const one = await fitLogistic(counted, { fit: 1 }).predict(inputs, 4);
    const other = await fitLogistic(shared, { fit: 4 }).predict(inputs, 4);
    expectNear([[...other]], [[...one]], 1e-5);
  });
});

/** Four corners of a square, two of each class crosswise. */
function crossed(rows: number): LabelledRows {
  const random = createRandom(3);
  const inputs = Float32Array.from({ length: rows * 2 }, () => 20 * random.next() - 10);
  const labels = Int32Array.from({ length: rows }, (_, row) => Number(inputs[row * 2]! * inputs[row * 2 + 1]! > 0));
  return { inputs, labels, rows, size: 2, classes: 2 };
}

describe("networks", () => {
  it("LN4: learns what no straight line tells apart", async () => {
    const [own, others] = [crossed(600), crossed(900)];
    const straight = await fitLogistic(own).predict(own.inputs, own.rows);
    expect(accuracyOf(straight, own)).toBeLessThan(0.65);
    const learned = await networkLearner({ hidden: 32, epochs: 60, rate: 5e-3 }).train(own, createRandom(1));
    expect(accuracyOf(await learned.predict(others.inputs, others.rows), others)).toBeGreaterThan(0.95);
  });

  it("LN4: throws the graph's weights away, and keeps its scaling", async () => {
    const own = crossed(200);
    const scale = scaleOf(own);
    const options = { scores: "logits", classes: 2, shape: [2] };
    const [empty, filled] = [smallNetwork(2, 2, 8, scale), smallNetwork(2, 2, 8, scale)];
    for (const tensor of filled.graph.initializers)
      if (/^[wb]/.test(tensor.name)) new Float32Array(tensor.raw.buffer).fill(7);
    const said = [];
    for (const model of [empty, filled]) {
      const trainer = await openTrainer(model, options);
      const learned = await trainer.train(own, createRandom(5), { epochs: 3 });
      said.push([...(await learned.predict(own.inputs, own.rows))]);
      await trainer.close();
    }
    expect(said[1]).toEqual(said[0]);
  });

  it("LN4: stops when it fits its rows as well as was asked", async () => {
    const own = crossed(400);
    const asked = await networkLearner({ accuracy: 0.7, epochs: 200, rate: 2e-3 }).train(own, createRandom(1));
    const fitted = accuracyOf(await asked.predict(own.inputs, own.rows), own);
    expect(fitted).toBeGreaterThan(0.65);
    expect(fitted).toBeLessThan(0.85);
  });
});

it("LN5: the same rows and the same seed give the same model", async () => {
  for (const learn of [
    (seed: number) => growForest(train, createRandom(seed), { trees: 5 }),
    (seed: number) => networkLearner({ epochs: 2 }).train(train, createRandom(seed)),
  ]) {
    const [one, same, other] = await Promise.all(
      [1, 1, 2].map(async (seed) => [...(await (await learn(seed)).predict(test.inputs, 50))]),
    );
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  }
});
