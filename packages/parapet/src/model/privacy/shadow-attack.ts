import type { Random } from "../attacks/engine/random.ts";
import { fitLogistic } from "../learn/logistic.ts";
import type { ShadowModels } from "./shadows.ts";
import { type Said, signalOf, signals } from "./signals.ts";

/** Answers that the attack learns from; more do not make it better. */
const MOST_LESSONS = 20_000;

/**
 * Learns from what shadow models say of rows that they know and of rows that they do not, which of all signals together
 * tell the two apart, and judges the audited model's answers by it.
 */
export async function learnedFromShadows(
  said: Said,
  { shares, isIn }: ShadowModels,
  random: Random,
): Promise<Float64Array> {
  const all = shares.length * said.rows;
  const rows = Math.min(all, MOST_LESSONS);
  const inputs = new Float32Array(rows * signals.length);
  const labels = new Int32Array(rows);
  for (let at = 0; at < rows; at++) {
    const lesson = rows === all ? at : random.below(all);
    const [model, row] = [Math.floor(lesson / said.rows), lesson % said.rows];
    inputs.set(signalsOf(shares[model]!, said, row), at * signals.length);
    labels[at] = isIn[model]![row]!;
  }
  const judge = fitLogistic({ inputs, labels, rows, size: signals.length, classes: 2 });
  const asked = new Float32Array(said.rows * signals.length);
  for (let row = 0; row < said.rows; row++) asked.set(signalsOf(said.shares, said, row), row * signals.length);
  const judged = await judge.predict(asked, said.rows);
  return Float64Array.from({ length: said.rows }, (_, row) => judged[row * 2 + 1]!);
}

function signalsOf(shares: Float32Array, { labels, classes }: Said, row: number): readonly number[] {
  const own = { shares: shares.subarray(row * classes, (row + 1) * classes), labels: labels.subarray(row, row + 1) };
  return signals.map((signal) => signalOf(signal, { ...own, rows: 1, classes })[0]!);
}
