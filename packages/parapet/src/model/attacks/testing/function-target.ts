import type { Loss } from "../../../onnx/index.ts";
import type { AttackTarget, Heads, Slopes } from "../../attack.ts";

/** A linear model as a target: `scores = weights · x + bias`, with gradients in closed form. */
export function linearTarget(weights: readonly (readonly number[])[], bias: readonly number[]): AttackTarget {
  const classes = weights.length;
  const size = weights[0]?.length ?? 0;
  const scoresOf = (inputs: Float32Array, rows: number): Float32Array => {
    const scores = new Float32Array(rows * classes);
    for (let row = 0; row < rows; row++)
      for (let one = 0; one < classes; one++) {
        let sum = bias[one]!;
        for (let at = 0; at < size; at++) sum += weights[one]![at]! * inputs[row * size + at]!;
        scores[row * classes + one] = sum;
      }
    return scores;
  };
  return {
    title: "a linear model",
    classes,
    shape: [size],
    batch: 16,
    score: async (inputs, rows) => scoresOf(inputs, rows),
    slope: async (loss, inputs, rows, heads) => slopesOf(loss, scoresOf(inputs, rows), heads, rows, weights),
    close: async () => {},
  };
}

/** The losses that attacks of two and three classes ask for, by what they say of themselves. */
function slopesOf(
  loss: Loss,
  scores: Float32Array,
  heads: Heads,
  rows: number,
  weights: readonly (readonly number[])[],
): Slopes {
  const classes = weights.length;
  const size = weights[0]?.length ?? 0;
  const losses = new Float32Array(rows);
  const gradient = new Float32Array(rows * size);
  for (let row = 0; row < rows; row++) {
    const of = (values: Float32Array): number[] => [...values.subarray(row * classes, (row + 1) * classes)];
    const own = of(scores);
    const truth = of(heads.truth);
    const target = of(heads.target ?? heads.truth);
    const pull = own.map(() => 0);
    const add = (many: readonly number[], times: number): void => {
      for (const [at, value] of many.entries()) pull[at]! += times * value;
    };
    if (loss === "weighted") add(truth, 1);
    else if (loss === "target-margin") {
      add(target, 1);
      add(truth, -1);
    } else if (loss === "margin") {
      const others = own.map((value, at) => (truth[at] === 1 ? Number.NEGATIVE_INFINITY : value));
      const best = others.indexOf(Math.max(...others));
      add(
        own.map((_, at) => (at === best ? 1 : 0)),
        1,
      );
      add(truth, -1);
    } else if (loss === "cross-entropy" || loss === "target-entropy") {
      const most = Math.max(...own);
      const total = own.reduce((sum, value) => sum + Math.exp(value - most), 0);
      const sign = loss === "cross-entropy" ? 1 : -1;
      add(
        own.map((value) => Math.exp(value - most) / total),
        sign,
      );
      add(sign > 0 ? truth : target, -sign);
    } else throw new Error(`no ${loss} in this target`);
    losses[row] = pull.reduce((sum, weight, at) => sum + weight * own[at]!, 0);
    for (let at = 0; at < size; at++)
      gradient[row * size + at] = pull.reduce((sum, weight, one) => sum + weight * weights[one]![at]!, 0);
  }
  return { loss: losses, scores, gradient };
}
