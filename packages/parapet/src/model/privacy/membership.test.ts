import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createRandom } from "../attacks/engine/random.ts";
import { forestLearner, growForest } from "../learn/forest.ts";
import type { LabelledRows } from "../learn/learner.ts";
import { rowsAt } from "../learn/learner.ts";
import { answersOf } from "./answers.ts";
import { distancesFromOutside, likelihoodRatios } from "./likelihood.ts";
import { measure } from "./measure.ts";
import { inferMembership } from "./membership.ts";
import { trainShadows } from "./shadows.ts";
import { logitsOf, signalOf, signals } from "./signals.ts";

interface Ratios {
  readonly logits: number[][];
  readonly isIn: number[][];
  readonly said: number[];
  readonly online: number[];
  readonly offline: number[];
}
const golden = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../../../../../fixtures/privacy/golden.json"), "utf8"),
) as {
  readonly measured: readonly {
    readonly members: number[];
    readonly others: number[];
    readonly auc: number;
    readonly tpr: readonly { readonly rate: number; readonly value: number; readonly interval: [number, number] }[];
  }[];
  readonly ratios: readonly Ratios[];
}; // written by write.py beside it

const near = (values: ArrayLike<number>, expected: readonly number[], most: number): void => {
  expect(values.length).toBe(expected.length);
  for (const [at, one] of expected.entries()) expect(Math.abs(values[at]! - one)).toBeLessThan(most);
};

it("PV1: answers are probabilities, whether the model says them, logits, or one number a row", async () => {
  const said = (rows: readonly number[], classes: number, batch = 2) =>
    answersOf(
      {
        classes,
        batch,
        score: async (inputs, count) => Float32Array.from(rows).slice(inputs[0]!, inputs[0]! + count * classes),
      },
      Float32Array.from({ length: rows.length / classes }, (_, row) => row * classes),
      rows.length / classes,
    );
  near(await said([0.25, 0.75, 1, 0, 0.5, 0.5], 2), [0.25, 0.75, 1, 0, 0.5, 0.5], 1e-6);
  near(await said([0, Math.log(3), 0, 0], 2), [0.25, 0.75, 0.5, 0.5], 1e-6);
  // Of a single probability the attacks' targets say how far it is from a half, to both sides.
  near(await said([0.3, -0.3, -0.5, 0.5], 2), [0.8, 0.2, 0, 1], 1e-6);
  near(
    await said([-2, 2, 0.1, -0.1], 2),
    [1 / (1 + Math.exp(4)), 1 / (1 + Math.exp(-4)), 1 / (1 + Math.exp(-0.2)), 1 / (1 + Math.exp(0.2))],
    1e-6,
  );
});

describe("signals", () => {
  const one = (id: string, shares: readonly number[], truth: number): number =>
    signals.find((signal) => signal.id === id)!.of(Float32Array.from(shares), truth);

  it("PV1: have their closed forms", () => {
    const shares = [0.5, 0.25, 0.25];
    const { log } = Math;
    expect(one("right", shares, 0)).toBe(1);
    expect(one("right", shares, 1)).toBe(0);
    expect(one("confidence", shares, 1)).toBe(0.5);
    expect(one("loss", shares, 1)).toBeCloseTo(log(0.25), 9);
    expect(one("entropy", shares, 0)).toBeCloseTo(0.5 * log(0.5) + 0.5 * log(0.25), 9);
    expect(one("modified-entropy", shares, 0)).toBeCloseTo(0.5 * log(0.5) + 0.5 * log(0.75), 9);
    expect(one("margin", shares, 1)).toBe(-0.25);
    const said = { shares: Float32Array.from(shares), labels: Int32Array.of(1), rows: 1, classes: 3 };
    expect(logitsOf(said, 1e-12)[0]).toBeCloseTo(log(0.25 / 0.75), 7);
    expect(logitsOf({ ...said, shares: Float32Array.of(0, 1, 0) }, 1 / 60)[0]).toBeCloseTo(log(60), 7);
  });

  it("PV1: stay numbers at 0 and 1, and tell answers apart that a float writes as 1", () => {
    for (const signal of signals)
      for (const [shares, truth] of [
        [[1, 0, 0], 0],
        [[1, 0, 0], 1],
        [[0, 1, 0], 0],
      ] as const)
        expect(Number.isFinite(signal.of(Float32Array.from(shares), truth)), signal.id).toBe(true);
    const [sure, surer] = [1e-9, 1e-11].map((rest) => one("loss", [1, rest, 0], 0)) as [number, number];
    expect(surer).toBeGreaterThan(sure);
  });

  it("PV1: are higher for the surer answer, and all but one for the right one", () => {
    for (const { id } of signals) {
      if (id !== "right") expect(one(id, [0.9, 0.05, 0.05], 0), id).toBeGreaterThan(one(id, [0.5, 0.3, 0.2], 0));
      if (id !== "confidence" && id !== "entropy")
        expect(one(id, [0.9, 0.05, 0.05], 0), id).toBeGreaterThan(one(id, [0.9, 0.05, 0.05], 1));
    }
  });
});

describe("figures", () => {
  it.each(golden.measured.map((given, at) => ({ ...given, at })))(
    "PV2: area, named members and intervals of sample $at are the referees'",
    ({ members, others, auc, tpr }) => {
      const found = measure(Float64Array.from(members), Float64Array.from(others), 1);
      expect(found.auc.value).toBeCloseTo(auc, 12);
      expect(found.auc.low).toBeLessThan(auc);
      expect(found.auc.high).toBeGreaterThan(auc);
      for (const [at, { rate, value, interval }] of tpr.entries()) {
        const own = found.tpr[at]!;
        expect(own.falsePositiveRate).toBe(rate);
        expect(own.value).toBeCloseTo(value, 12);
        near([own.low, own.high], interval, 1e-9);
        expect(own.others).toBeLessThanOrEqual(Math.floor(rate * others.length));
      }
    },
  );

  it("PV3: scores without meaning are worth a half, whatever the seed", () => {
    const random = createRandom(9);
    const drawn = (count: number) => Float64Array.from({ length: count }, () => random.normal());
    const values = Array.from({ length: 40 }, (_, seed) => measure(drawn(60), drawn(60), seed).balancedAccuracy.value);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    // A threshold that was chosen on the rows it is counted on would say about 0.58.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
  });

  it.each(golden.ratios.map((given) => ({ ...given, models: given.logits.length })))(
    "PV4: likelihood ratios by $models models are those of normal densities",
    ({ logits, isIn, said, online, offline }) => {
      const shadows = {
        logits: logits.map((one) => Float64Array.from(one)),
        isIn: isIn.map((one) => Uint8Array.from(one)),
      };
      near(likelihoodRatios(Float64Array.from(said), shadows), online, 1e-9);
      near(distancesFromOutside(Float64Array.from(said), shadows), offline, 1e-9);
    },
  );
});

/** Two clouds that overlap: a model that is always right on its rows knows them by heart. */
function cloudy(rows: number, seed: number): LabelledRows {
  const random = createRandom(seed);
  const size = 6;
  const labels = Int32Array.from({ length: rows }, () => random.below(2));
  const inputs = Float32Array.from(
    { length: rows * size },
    (_, at) => random.normal() + 0.5 * labels[Math.floor(at / size)]!,
  );
  return { inputs, labels, rows, size, classes: 2 };
}

const learner = forestLearner({ trees: 20 });
const places = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

describe("shadow models", () => {
  it("PV5: each row is in one of two, all are of one size, and a seed repeats them", async () => {
    const pool = cloudy(40, 1);
    const train = (seed: number) => trainShadows({ pool, learner, count: 5, random: createRandom(seed) });
    const [one, same, other] = [await train(1), await train(1), await train(2)];
    expect(one.isIn).toHaveLength(6);
    for (let pair = 0; pair < 6; pair += 2) {
      expect(one.isIn[pair]!.reduce((sum, mark) => sum + mark, 0)).toBe(20);
      for (const [row, mark] of one.isIn[pair]!.entries()) expect(mark + one.isIn[pair + 1]![row]!).toBe(1);
    }
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it("PV5: given up, whole pairs stay", async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const made = await trainShadows({
      pool: cloudy(40, 1),
      learner,
      count: 10,
      random: createRandom(1),
      signal: controller.signal,
      onShadow: (done) => {
        seen.push(done);
        if (done === 5) controller.abort();
      },
    });
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    expect(made.shares).toHaveLength(4);
  });
});

describe("membership", () => {
  it("PV6: a forest that remembers its rows is told, best by the likelihood ratio", async () => {
    const pool = cloudy(400, 3);
    const forest = growForest(rowsAt(pool, places(0, 200)), createRandom(77), { trees: 20 });
    const shares = await forest.predict(pool.inputs, pool.rows);
    const shadows = await trainShadows({ pool, learner, count: 16, random: createRandom(4) });
    const found = await inferMembership({ pool, members: 200, shares, shadows, seed: 1, random: createRandom(5) });
    const by = (id: string) => found.find((one) => one.id === id)!;
    expect(by("lira").auc.low).toBeGreaterThan(by("confidence").auc.high);
    expect(by("lira").auc.value).toBeGreaterThan(0.9);
    expect(by("lira").tpr[1]!.low).toBeGreaterThan(0.1);
    expect(by("lira-offline").auc.value).toBeGreaterThan(by("confidence").auc.value);
    expect(found.map(({ id }) => id)).toHaveLength(9);
    expect(["lira", "lira-offline"]).toContain(found[0]!.id);
  });

  it("PV6: where neither side was trained on, no attack finds a difference", async () => {
    const pool = cloudy(400, 3);
    const forest = growForest(cloudy(200, 8), createRandom(77), { trees: 20 });
    const shares = await forest.predict(pool.inputs, pool.rows);
    const shadows = await trainShadows({ pool, learner, count: 16, random: createRandom(4) });
    const found = await inferMembership({ pool, members: 200, shares, shadows, seed: 1, random: createRandom(5) });
    for (const { id, auc, tpr } of found) {
      expect(auc.low, id).toBeLessThan(0.5);
      expect(auc.high, id).toBeGreaterThan(0.5);
      expect(tpr[0]!.low, id).toBeLessThan(0.01);
    }
  });
});

it("PV1: every signal says where it comes from", () => {
  const said = { shares: Float32Array.of(0.2, 0.8), labels: Int32Array.of(1), rows: 1, classes: 2 };
  for (const signal of signals) {
    expect(signal.source).toMatch(/\d{4}/);
    expect(signalOf(signal, said)).toHaveLength(1);
  }
});
