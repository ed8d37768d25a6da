import type { Described } from "@parapet/guard/kernel";
import type { Random } from "../attacks/engine/random.ts";

/** Rows of numbers, with the class of each. */
export interface LabelledRows {
  /** `rows × size`. */
  readonly inputs: Float32Array;
  readonly rows: number;
  readonly size: number;
  readonly classes: number;
  /** From 0 to `classes` - 1. */
  readonly labels: Int32Array;
  /** `rows × classes`, each row of sum 1: what another model said. Learners that cannot use shares go by `labels`. */
  readonly shares?: Float32Array;
}

export interface Learned {
  readonly classes: number;
  /** Probabilities, `rows × classes`. */
  predict(inputs: Float32Array, rows: number): Promise<Float32Array>;
}

/** What learns: the extension object of this folder. The same rows and the same chance give the same model. */
export interface Learner extends Described {
  train(given: LabelledRows, random: Random): Promise<Learned>;
}

/** Some rows of all, side by side. */
export function rowsAt(all: LabelledRows, places: ArrayLike<number>): LabelledRows {
  const { size, classes, shares } = all;
  const inputs = new Float32Array(places.length * size);
  const labels = new Int32Array(places.length);
  const some = shares === undefined ? undefined : new Float32Array(places.length * classes);
  for (let at = 0; at < places.length; at++) {
    const row = places[at]!;
    inputs.set(all.inputs.subarray(row * size, (row + 1) * size), at * size);
    labels[at] = all.labels[row]!;
    some?.set(shares!.subarray(row * classes, (row + 1) * classes), at * classes);
  }
  return { inputs, labels, rows: places.length, size, classes, ...(some === undefined ? {} : { shares: some }) };
}

/** The class of the highest number in each row; of equals the first. */
export function classesOf(scores: ArrayLike<number>, rows: number, classes: number): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => {
    let best = 0;
    for (let at = 1; at < classes; at++) if (scores[row * classes + at]! > scores[row * classes + best]!) best = at;
    return best;
  });
}
