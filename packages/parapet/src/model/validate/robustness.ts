import { wilsonInterval } from "@parapet/guard/stats";
import { type AnswerOptions, answerAll } from "./answer.ts";
import { type Corruption, corruptTable } from "./corruptions/corruption.ts";
import { corruptions } from "./corruptions/index.ts";
import type { Encoder } from "./encode.ts";
import type { Holdout } from "./holdout.ts";
import { outcomesOf, type Reading } from "./interpret.ts";
import type { Outcomes } from "./outcomes.ts";
import { randomFor } from "./parts.ts";
import type { Predictor } from "./predictors/predictor.ts";
import type { RobustnessCurve } from "./report.ts";
import { type Samples, takeSamples } from "./samples.ts";

export interface RobustnessOptions {
  readonly predictor: Predictor;
  readonly encoder: Encoder;
  readonly holdout: Holdout;
  readonly reading: Reading;
  /** At most so many rows are corrupted. */
  readonly rows: number;
  readonly seed: number;
  readonly answering: AnswerOptions;
}

/** The curve of every corruption that these inputs can have; texts have none here. */
export async function robustnessOf(options: RobustnessOptions): Promise<readonly RobustnessCurve[]> {
  const { holdout, predictor, encoder, reading, answering, seed } = options;
  const rows = drawn(holdout.rows, options.rows, randomFor(seed, "corrupted rows"));
  const samples = takeSamples(holdout.samples, rows);
  const truth = {
    labels: Array.from(rows, (row) => holdout.labels[row]!),
    numbers: Float64Array.from(rows, (row) => holdout.numbers[row]!),
  };
  const asked = async (given: Samples): Promise<Outcomes> =>
    outcomesOf(await answerAll(predictor, encoder, given, answering), truth, reading);
  const kind = samples.kind === "tensor" ? "image" : samples.kind;
  const own = corruptions.filter((corruption) => corruption.kind === kind);
  if (own.length === 0) return [];
  const before = { strength: 0, ...accuracyOf(await asked(samples)) };
  const curves: RobustnessCurve[] = [];
  for (const corruption of own) {
    const points = [before];
    for (const strength of corruption.strengths) {
      const random = randomFor(seed, `${corruption.id} ${strength}`);
      points.push({ strength, ...accuracyOf(await asked(corrupted(samples, corruption, strength, random))) });
    }
    curves.push({ id: corruption.id, title: corruption.title, unit: corruption.unit, points });
  }
  return curves;
}

function corrupted(samples: Samples, corruption: Corruption, strength: number, random: () => number): Samples {
  if (samples.kind === "tabular" && corruption.kind === "tabular")
    return corruptTable(samples, corruption, strength, random);
  if (samples.kind === "tensor" && corruption.kind === "image")
    return { ...samples, values: corruption.corrupt(samples, strength, random) };
  throw new Error("a corruption of other inputs was chosen");
}

/** Numbers of rows, in their order: all, or a part drawn without putting back. */
function drawn(rows: number, most: number, random: () => number): Int32Array {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  if (rows <= most) return all;
  for (let at = 0; at < most; at++) {
    const other = at + Math.floor(random() * (rows - at));
    const row = all[at]!;
    all[at] = all[other]!;
    all[other] = row;
  }
  return all.slice(0, most).sort();
}

/** Accuracy with Wilson's interval, or mean absolute error. */
function accuracyOf(outcomes: Outcomes): { value: number; low: number | undefined; high: number | undefined } {
  const rows = outcomes.predicted.length;
  if (outcomes.task === "regression") {
    const sum = outcomes.target.reduce((total, value, row) => total + Math.abs(value - outcomes.predicted[row]!), 0);
    return { value: sum / rows, low: undefined, high: undefined };
  }
  const right = outcomes.labels.reduce((sum, label, row) => sum + (label === outcomes.predicted[row] ? 1 : 0), 0);
  return { value: right / rows, ...wilsonInterval(right, rows) };
}
