import type { AttackTarget } from "../attack.ts";
import { softmax } from "../learn/logistic.ts";

/**
 * What a target says of rows, as probabilities: as it says them where every row has the sum 1, a softmax of them where
 * they are logits. Of a model with one number a row, `[-s, s]` that stay within a half were probabilities about a half.
 */
export async function answersOf(
  target: Pick<AttackTarget, "score" | "batch" | "classes">,
  inputs: Float32Array,
  rows: number,
  onRows: (count: number) => void = () => {},
): Promise<Float32Array> {
  const { batch, classes } = target;
  const size = inputs.length / Math.max(1, rows);
  const scores = new Float32Array(rows * classes);
  for (let from = 0; from < rows; from += batch) {
    const count = Math.min(batch, rows - from);
    scores.set(await target.score(inputs.slice(from * size, (from + count) * size), count), from * classes);
    onRows(count);
  }
  return sharesFrom(scores, rows, classes);
}

function sharesFrom(scores: Float32Array, rows: number, classes: number): Float32Array {
  const within = (low: number, high: number): boolean => scores.every((score) => score >= low && score <= high);
  const allSumTo = (wanted: number): boolean => {
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (let at = 0; at < classes; at++) sum += scores[row * classes + at]!;
      if (Math.abs(sum - wanted) > 1e-3) return false;
    }
    return true;
  };
  if (within(0, 1 + 1e-6) && allSumTo(1)) return scores;
  if (classes === 2 && within(-0.5, 0.5) && allSumTo(0)) return scores.map((score) => score + 0.5);
  const shares = new Float32Array(scores.length);
  for (let row = 0; row < rows; row++) {
    const own = Float64Array.from(scores.subarray(row * classes, (row + 1) * classes));
    softmax(own);
    shares.set(own, row * classes);
  }
  return shares;
}
