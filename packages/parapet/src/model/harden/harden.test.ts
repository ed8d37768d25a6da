import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { numbersOf, type OnnxModel, TYPE, writeModel } from "../../onnx/index.ts";
import type { AttackTarget } from "../attack.ts";
import type { Rows } from "../attacks/data/rows.ts";
import { createFeasibility } from "../attacks/tabular/feasibility.ts";
import { linearTarget } from "../attacks/testing/function-target.ts";
import { denseNet, type Layers, randomLayers } from "../attacks/testing/small-nets.ts";
import { type HardenOptions, harden } from "./harden.ts";
import { readParts } from "./parts.ts";
import { proveHardening } from "./prove.ts";
import { targetOf } from "./trainer.ts";

const folder = mkdtempSync(path.join(tmpdir(), "harden-"));
afterAll(() => rmSync(folder, { recursive: true }));
let state = 5;
const next = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return (state >>> 0) / 2 ** 32;
};
const SIZE = 9;

/**
 * One feature tells the class by far, with a few mistakes; eight tell it together and better, each by less than the
 * bound: who goes by them is right until somebody pushes.
 */
function rowsOf(count: number): Rows {
  const inputs = new Float32Array(count * SIZE);
  const labels = Int32Array.from({ length: count }, () => (next() < 0.5 ? 0 : 1));
  for (const [row, label] of labels.entries()) {
    const side = label === 1 ? 1 : -1;
    inputs[row * SIZE] = 0.5 + (next() < 0.06 ? -1 : 1) * side * 0.4;
    for (let at = 1; at < SIZE; at++) inputs[row * SIZE + at] = 0.5 + side * 0.12 + (next() - 0.5) * 0.4;
  }
  return { inputs, labels, count, size: SIZE, indices: [...labels.keys()], taken: "made up", isScaled: false };
}

const train = rowsOf(600);
const holdout = rowsOf(120);
/** As training on clean rows has it: all features alike. */
const lineWeights = Array.from({ length: SIZE }, () => 6);
const line: Layers = [{ weights: lineWeights.map((weight) => [-weight, weight]), bias: [27, -27] }];
const EPS = 0.2;
const box = { low: new Float32Array(SIZE), high: new Float32Array(SIZE).fill(1) };

const options = async (model: OnnxModel, more: Partial<HardenOptions> = {}): Promise<HardenOptions> => ({
  model,
  target: more.target ?? (await targetOf(model, "net", SIZE)),
  rows: train,
  ...box,
  norm: "linf",
  eps: EPS,
  epochs: 8,
  steps: 3,
  rate: 0.5,
  cleanShare: 0.2,
  seed: 1,
  ...more,
});

/** Referee: a linear model holds where its margin is more than the bound times the sum of its weights, box minded. */
function robustShare(model: OnnxModel, rows: Rows): number {
  const [weights, bias] = ["w0", "b0"].map((name) =>
    numbersOf(model.graph.initializers.find((tensor) => tensor.name === name)!),
  ) as [Float64Array, Float64Array]; // two names
  let held = 0;
  for (let row = 0; row < rows.count; row++) {
    const side = rows.labels[row] === 1 ? 1 : -1;
    let margin = side * (bias[1]! - bias[0]!);
    for (let at = 0; at < SIZE; at++) {
      const weight = side * (weights[at * 2 + 1]! - weights[at * 2]!);
      const value = rows.inputs[row * SIZE + at]!;
      margin += weight * (weight > 0 ? Math.max(0, value - EPS) : Math.min(1, value + EPS));
    }
    if (margin > 0) held++;
  }
  return held / rows.count;
}

describe("hardening", () => {
  it("MH2: a linear model gains what closed form says, and pays in accuracy", async () => {
    const model = denseNet(line);
    const hardened = await harden(await options(model));
    const [before, after] = [await targetOf(model, "before", SIZE), await targetOf(hardened.model, "after", SIZE)];
    const proof = await proveHardening({ before, after, rows: holdout, ...box, norm: "linf", eps: EPS, seed: 1 });
    expect(proof.before.robustAccuracy).toBeCloseTo(robustShare(model, holdout), 2);
    expect(proof.after.robustAccuracy).toBeCloseTo(robustShare(hardened.model, holdout), 2);
    expect(proof.after.robustAccuracy - proof.before.robustAccuracy).toBeGreaterThan(0.3);
    expect(proof.gain.low).toBeGreaterThan(0.2);
    expect(proof.accuracyCost.value).toBeCloseTo(proof.before.accuracy - proof.after.accuracy, 9);
    expect(proof.isProven).toBe(true);
    await Promise.all([before.close(), after.close()]);
  });

  it("MH6: a classical model is written as sums and products, with its output of scores alone", async () => {
    const model: OnnxModel = {
      irVersion: 8,
      producer: "",
      opsets: { "": 17, "ai.onnx.ml": 1 },
      functions: 0,
      graph: {
        name: "classical",
        nodes: [
          {
            op: "LinearClassifier",
            domain: "ai.onnx.ml",
            name: "LinearClassifier",
            inputs: ["x"],
            outputs: ["label", "probabilities"],
            attributes: {
              coefficients: { kind: "floats", value: [...lineWeights.map((weight) => -weight), ...lineWeights] },
              intercepts: { kind: "floats", value: [27, -27] },
              classlabels_ints: { kind: "ints", value: [0, 1] },
              post_transform: { kind: "string", value: "SOFTMAX" },
            },
          },
        ],
        initializers: [],
        inputs: [{ name: "x", type: TYPE.float, dims: ["rows", SIZE] }],
        outputs: [
          { name: "label", type: TYPE.int64, dims: ["rows"] },
          { name: "probabilities", type: TYPE.float, dims: ["rows", 2] },
        ],
        lost: [],
      },
    };
    const hardened = await harden(await options(model, { rows: { ...train, count: 128 }, epochs: 1, rate: 1e-9 }));
    expect(hardened.model.graph.outputs.map(({ name, type }) => [name, type])).toEqual([["probabilities", TYPE.float]]);
    const [before, after] = [await targetOf(model, "before", SIZE), await targetOf(hardened.model, "after", SIZE)];
    const asked = train.inputs.slice(0, 20 * SIZE);
    const [was, is] = [await before.score(asked, 20), await after.score(asked, 20)];
    for (const [at, value] of is.entries()) expect(value).toBeCloseTo(was[at]!, 5);
    await Promise.all([before.close(), after.close()]);
  });

  it("MH1: only weights change, by the seed alone, and inputs and outputs stay", async () => {
    const model = denseNet(randomLayers([SIZE, 8, 2], next));
    const less = { rows: { ...train, count: 128 }, epochs: 1 };
    const [one, same, other] = [
      await harden(await options(model, less)),
      await harden(await options(model, less)),
      await harden(await options(model, { ...less, seed: 2 })),
    ];
    expect(Buffer.from(writeModel(one.model)).equals(writeModel(same.model))).toBe(true);
    expect(Buffer.from(writeModel(one.model)).equals(writeModel(other.model))).toBe(false);
    expect(one.model.graph.nodes).toEqual(model.graph.nodes);
    expect(one.model.graph.inputs).toEqual(model.graph.inputs);
    expect(one.model.graph.outputs).toEqual(model.graph.outputs);
    expect(one.model.graph.initializers.map(({ name, dims }) => [name, dims])).toEqual(
      model.graph.initializers.map(({ name, dims }) => [name, dims]),
    );
  });

  it("MH2: rows of a table are trained on with what a schema allows", async () => {
    // Two columns that can be changed tell all; one that cannot tells nearly all.
    const tableOf = (count: number): Rows => {
      const labels = Int32Array.from({ length: count }, (_, row) => row % 2);
      const inputs = Float32Array.from({ length: count * 3 }, (_, at) => {
        const side = labels[Math.floor(at / 3)] === 1 ? 1 : -1;
        return 0.5 + side * (at % 3 === 0 ? (next() < 0.06 ? -0.3 : 0.3) : 0.2) + (next() - 0.5) * 0.2;
      });
      return { inputs, labels, count, size: 3, indices: [...labels.keys()], taken: "made up", isScaled: false };
    };
    const rules = createFeasibility(
      [0, 1, 2].map((place) => ({
        name: `f${place}`,
        places: [place],
        kind: "number" as const,
        low: 0,
        high: 1,
        isWhole: false,
        isFixed: place === 0,
        direction: 0 as const,
        cost: 1,
      })),
      [],
    );
    const model = denseNet([{ weights: [[-0.5, 0.5], [-2, 2], [-2, 2]], bias: [2.25, -2.25] }]); // biome-ignore format: rows of a matrix
    const shared = {
      norm: "cost",
      eps: 0.6,
      rules,
      low: new Float32Array(3),
      high: new Float32Array(3).fill(1),
    } as const;
    const target = await targetOf(model, "net", 3);
    const hardened = await harden(
      await options(model, { ...shared, target, rows: tableOf(128), epochs: 8, rate: 0.6 }),
    );
    const after = await targetOf(hardened.model, "after", 3);
    const proof = await proveHardening({ before: target, after, rows: tableOf(40), ...shared, seed: 1 });
    expect(proof.gain.low).toBeGreaterThan(0.2);
    expect(proof.masking.map(({ id }) => id)).toEqual(["more-steps", "transfer"]);
    await Promise.all([target.close(), after.close()]);
  });

  it("MH3: a model that hides its gradients has gained nothing", async () => {
    const clean = linearTarget(
      line[0]!.weights[0]!.map((_, one) => line[0]!.weights.map((row) => row[one]!)),
      line[0]!.bias,
    );
    const hidden: AttackTarget = {
      ...clean,
      slope: async (loss, inputs, rows, heads) => {
        const seen = await clean.slope!(loss === "target-dlr" || loss === "dlr" ? "margin" : loss, inputs, rows, heads);
        return { ...seen, gradient: new Float32Array(inputs.length) };
      },
    };
    const proof = await proveHardening({
      before: clean,
      after: hidden,
      rows: holdout,
      ...box,
      norm: "linf",
      eps: EPS,
      seed: 1,
    });
    const [ce] = proof.attacks;
    expect(ce!.after).toBeLessThan(ce!.before);
    expect(proof.masking.find(({ id }) => id === "asking")).toMatchObject({ isHeld: false });
    expect(proof.masking.find(({ id }) => id === "transfer")).toMatchObject({ isHeld: false });
    expect(proof.isProven).toBe(false);
    expect(proof.gain.value).toBeLessThan(0.05);
  });

  it("MH4: trees are refused by name, and an interrupted training says so", async () => {
    const model = denseNet(line);
    const trees: OnnxModel = {
      ...model,
      opsets: { ...model.opsets, "ai.onnx.ml": 3 },
      graph: {
        ...model.graph,
        nodes: [
          {
            op: "TreeEnsembleClassifier",
            domain: "ai.onnx.ml",
            name: "",
            inputs: ["x"],
            outputs: ["logits"],
            attributes: {},
          },
        ],
      },
    };
    const target = { ...(await targetOf(model, "net", SIZE)), model: trees };
    await expect(harden(await options(model, { target }))).rejects.toThrow(/TreeEnsembleClassifier/);
    const stop = new AbortController();
    const onProgress = (): void => stop.abort();
    expect(await harden(await options(model, { signal: stop.signal, onProgress }))).toMatchObject({
      isInterrupted: true,
    });
  });

  it("MH5: parts are those that the file names, or the first four fifths and the last", async () => {
    const csv = path.join(folder, "rows.csv");
    writeFileSync(csv, `a,y\n${Array.from({ length: 10 }, (_, row) => `${row},${row % 2}`).join("\n")}\n`);
    const { train: first, holdout: last } = await readParts(csv, { proofRows: 5 });
    expect([[...first.inputs], [...last.inputs]]).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7],
      [8, 9],
    ]);
    const other = path.join(folder, "other.csv");
    writeFileSync(other, "a,y\n77,1\n");
    const apart = await readParts(csv, { proofRows: 5, holdout: other });
    expect([apart.train.count, [...apart.holdout.inputs]]).toEqual([10, [77]]);
  });
});
