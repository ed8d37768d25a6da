import { ParapetError } from "@parapet/guard/kernel";
import type { OnnxModel } from "../../onnx/index.ts";
import type { Feasibility, Norm } from "../attack.ts";
import type { Rows } from "../attacks/data/rows.ts";
import { rowOf } from "../attacks/engine/batches.ts";
import { project, steepest } from "../attacks/engine/norms.ts";
import { createRandom, type Random } from "../attacks/engine/random.ts";
import { runAttack } from "../attacks/engine/run.ts";
import { tabular } from "../attacks/tabular.ts";
import type { OnnxTarget } from "../attacks/targets/onnx-target.ts";
import { openTrainer, type Trainer, targetOf } from "./trainer.ts";

export interface HardenOptions {
  readonly model: OnnxModel;
  readonly target: OnnxTarget;
  readonly rows: Rows;
  readonly low: Float32Array;
  readonly high: Float32Array;
  readonly norm: Norm;
  readonly eps: number;
  /** Where the bound is a cost. */
  readonly rules?: Feasibility;
  readonly epochs: number;
  /** Steps of the attack that each batch is trained against. */
  readonly steps: number;
  readonly rate: number;
  /** Share of unchanged rows in what is trained on. */
  readonly cleanShare: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
  /** Rows trained on so far, and their mean loss in the epoch. */
  readonly onProgress?: (rows: number, loss: number) => void;
}

export interface Hardened {
  readonly model: OnnxModel;
  readonly rowsTrained: number;
  readonly isInterrupted: boolean;
}

const BATCH = 64;
/** Queries a row for the rows of a table that are trained on: what is cheap to find is what has to be learned. */
const QUERIES = 250;

/**
 * Trains on rows that were attacked a moment ago, with the weights as they stood: by projected gradient descent within a
 * bound of numbers, by constrained search where the bound is a cost. The bound grows over the first epoch, and the rate
 * falls over all.
 *
 * @throws {ParapetError} PARAPET_ONNX_NO_WEIGHTS, PARAPET_ONNX_NO_GRADIENT for models that this cannot train
 */
export async function harden(options: HardenOptions): Promise<Hardened> {
  const { rows, epochs, target, seed, signal } = options;
  const trainer = await openTrainer(options.model, target).catch((thrown: unknown) => {
    if (!(thrown instanceof ParapetError) || thrown.code !== "PARAPET_ONNX_NO_GRADIENT") throw thrown;
    throw new ParapetError(thrown.code, thrown.message, {
      hint: "It cannot be trained here: export changed rows by 'parapet model attack --export', and train it where it was made.",
      cause: thrown,
    });
  });
  const random = createRandom(seed);
  const batches = Math.ceil(rows.count / BATCH);
  let [done, isInterrupted] = [0, false];
  try {
    for (let epoch = 0; epoch < epochs && !isInterrupted; epoch++) {
      const order = shuffled(rows.count, random);
      const adversary = options.norm === "cost" ? await searched(options, trainer, epoch) : undefined;
      let loss = 0;
      for (let batch = 0; batch < batches; batch++) {
        if (signal?.aborted === true) {
          isInterrupted = true;
          break;
        }
        const progress = epoch + batch / batches;
        const own = order.subarray(batch * BATCH, (batch + 1) * BATCH);
        const eps = options.eps * Math.min(1, 0.3 + 0.7 * progress);
        const changed = adversary ?? ((picked: Int32Array) => pushed(options, trainer, random, picked, eps));
        const { inputs, truth, count } = mixed(options, trainer.classes, own, await changed(own));
        const rate = options.rate * (1 - (0.95 * progress) / epochs);
        loss += (await trainer.step(inputs, truth, count, rate)) * own.length;
        done += own.length;
        options.onProgress?.(done, loss / ((batch + 1) * BATCH));
      }
    }
    return { model: trainer.model(), rowsTrained: done, isInterrupted };
  } finally {
    await trainer.close();
  }
}

function shuffled(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!]; // both are below count
  }
  return order;
}

const oneHot = (labels: Int32Array, picked: Int32Array, classes: number): Float32Array => {
  const truth = new Float32Array(picked.length * classes);
  for (const [at, row] of picked.entries()) truth[at * classes + labels[row]!] = 1;
  return truth;
};

/** Projected gradient descent from a random place, on the weights as they stand. */
async function pushed(
  { rows, norm, low, high, steps }: HardenOptions,
  trainer: Trainer,
  random: Random,
  picked: Int32Array,
  eps: number,
): Promise<Float32Array> {
  const { size } = rows;
  const points = new Float32Array(picked.length * size);
  const originOf = (row: number): Float32Array => rowOf(rows.inputs, row, size);
  for (const [at, row] of picked.entries()) {
    const point = rowOf(points, at, size);
    point.set(originOf(row));
    for (let place = 0; place < size; place++)
      point[place]! += eps * (norm === "linf" ? random.next() * 2 - 1 : random.normal() / size);
    project(norm, eps, originOf(row), low, high, point);
  }
  const truth = oneHot(rows.labels, picked, trainer.classes);
  for (let step = 0; step < steps; step++) {
    const slopes = await trainer.slope(points, truth, picked.length);
    for (const [at, row] of picked.entries()) {
      const point = rowOf(points, at, size);
      const way = steepest(norm, rowOf(slopes, at, size), point, low, high);
      for (let place = 0; place < size; place++) point[place]! += ((2.5 * eps) / steps) * way[place]!;
      project(norm, eps, originOf(row), low, high, point);
    }
  }
  return points;
}

/** Every row's cheapest win at the start of an epoch, where it is within the bound; the row itself otherwise. */
async function searched(
  options: HardenOptions,
  trainer: Trainer,
  epoch: number,
): Promise<(picked: Int32Array) => Promise<Float32Array>> {
  const { rows, low, high, eps, rules, seed, signal } = options;
  const target = await targetOf(trainer.model(), "the model so far", rows.size);
  try {
    const { rows: attacked } = await runAttack({
      target,
      attack: tabular,
      inputs: rows.inputs,
      labels: rows.labels,
      indices: rows.indices,
      low,
      high,
      norm: "cost",
      eps,
      queries: QUERIES,
      seed: seed + epoch,
      ...(rules === undefined ? {} : { rules }),
      ...(signal === undefined ? {} : { signal }),
    });
    return async (picked) => {
      const points = new Float32Array(picked.length * rows.size);
      for (const [at, row] of picked.entries()) {
        const { success, input } = attacked[row]!;
        points.set(success && input !== undefined ? input : rowOf(rows.inputs, row, rows.size), at * rows.size);
      }
      return points;
    };
  } finally {
    await target.close();
  }
}

/** Changed rows, with a share of unchanged ones beside them. */
function mixed(
  { rows, cleanShare }: HardenOptions,
  classes: number,
  picked: Int32Array,
  changed: Float32Array,
): { readonly inputs: Float32Array; readonly truth: Float32Array; readonly count: number } {
  const clean = picked.subarray(0, Math.round(picked.length * cleanShare));
  const count = picked.length + clean.length;
  const inputs = new Float32Array(count * rows.size);
  inputs.set(changed);
  for (const [at, row] of clean.entries())
    inputs.set(rowOf(rows.inputs, row, rows.size), (picked.length + at) * rows.size);
  const truth = new Float32Array(count * classes);
  truth.set(oneHot(rows.labels, picked, classes));
  truth.set(oneHot(rows.labels, clean, classes), picked.length * classes);
  return { inputs, truth, count };
}
