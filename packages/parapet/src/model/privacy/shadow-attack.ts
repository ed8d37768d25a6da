import type { Random } from "../attacks/engine/random.ts";
import { growForest } from "../learn/forest.ts";
import type { ShadowModels } from "./shadows.ts";
import { type Said, signalOf, signals } from "./signals.ts";

/** Answers that the attack learns from; more do not make it better. */
const MOST_LESSONS = 12_000;
/** Shallow enough that a leaf speaks for many answers: what is learned is of models, and not of these rows. */
const JUDGE = { trees: 60, maxDepth: 8, fewestToSplit: 60, featuresPerSplit: 4 };

/**
 * Learns from what shadow models say of rows that they know and of rows that they do not, by all signals together and the
 * class, which of the two it is, and judges the audited model's answers by it. The class belongs to it: a model is as sure
 * of a common class's strangers as of a rare one's members.
 */
export async function learnedFromShadows(
  said: Said,
  { shares, isIn }: ShadowModels,
  random: Random,
): Promise<Float64Array> {
  const size = signals.length + 1;
  const all = shares.length * said.rows;
  const rows = Math.min(all, MOST_LESSONS);
  const inputs = new Float32Array(rows * size);
  const labels = new Int32Array(rows);
  for (let at = 0; at < rows; at++) {
    const lesson = rows === all ? at : random.below(all);
    const [model, row] = [Math.floor(lesson / said.rows), lesson % said.rows];
    inputs.set(signalsOf(shares[model]!, said, row), at * size);
    labels[at] = isIn[model]![row]!;
  }
  const judge = growForest({ inputs, labels, rows, size, classes: 2 }, random.fork(1), JUDGE);
  const asked = new Float32Array(said.rows * size);
  for (let row = 0; row < said.rows; row++) asked.set(signalsOf(said.shares, said, row), row * size);
  const judged = await judge.predict(asked, said.rows);
  return Float64Array.from({ length: said.rows }, (_, row) => judged[row * 2 + 1]!);
}

function signalsOf(shares: Float32Array, { labels, classes }: Said, row: number): readonly number[] {
  const own = { shares: shares.subarray(row * classes, (row + 1) * classes), labels: labels.subarray(row, row + 1) };
  return [...signals.map((signal) => signalOf(signal, { ...own, rows: 1, classes })[0]!), labels[row]!];
}
