import { clopperPearsonInterval } from "@parapet/guard/stats";
import type { Random } from "../attacks/engine/random.ts";
import { classesOf, type LabelledRows, type Learned, type Learner } from "../learn/learner.ts";
import type { Share } from "./measure.ts";
import type { Theft, ThiefsMeans } from "./theft.ts";

export interface ExtractionOptions {
  readonly means: ThiefsMeans;
  readonly theft: Theft;
  readonly learner: Learner;
  /** Numbers of questions after which the copy is weighed, ascending. */
  readonly budgets: readonly number[];
  readonly classes: number;
  /** What the model, or whatever stands before it, answers: shares. Undefined when it answers no more. */
  ask(inputs: Float32Array, rows: number): Promise<Float32Array | undefined>;
  /** Rows that the thief has never seen, with the classes that the model itself says. */
  readonly judged: { readonly inputs: Float32Array; readonly rows: number; readonly said: Int32Array };
  readonly random: Random;
  readonly signal?: AbortSignal;
}

/** How much of the model a copy has after so many questions. */
interface StolenPoint {
  readonly queries: number;
  /** Share of rows on which copy and model say the same class. */
  readonly agreement: Share;
}

export interface Extraction {
  readonly theft: string;
  readonly copy: string;
  readonly points: readonly StolenPoint[];
  /** Questions after which nothing was answered any more; null when all were. */
  readonly refusedAfter: number | null;
}

/** Asks, learns a copy of the answers, and weighs the copy, budget after budget. */
export async function extract(options: ExtractionOptions): Promise<Extraction> {
  const { means, theft, learner, budgets, classes, ask, judged, random, signal } = options;
  const points: StolenPoint[] = [];
  let known: LabelledRows | undefined;
  let copy: Learned | undefined;
  let refusedAfter: number | null = null;
  for (const budget of budgets) {
    if (signal?.aborted === true) break;
    const asked = await theft.next(means, budget - (known?.rows ?? 0), known, copy, random);
    const rows = asked.length / means.size;
    const said = rows === 0 ? undefined : await ask(asked, rows);
    if (said !== undefined) known = joined(known, asked, said, { rows, size: means.size, classes });
    else if (rows > 0) refusedAfter = known?.rows ?? 0;
    if (known === undefined || rows === 0 || refusedAfter !== null) break;
    copy = await learner.train(known, random.fork(budget));
    points.push({ queries: known.rows, agreement: await agreementOf(copy, judged) });
  }
  return { theft: theft.id, copy: learner.id, points, refusedAfter };
}

function joined(
  known: LabelledRows | undefined,
  inputs: Float32Array,
  shares: Float32Array,
  { rows, size, classes }: { readonly rows: number; readonly size: number; readonly classes: number },
): LabelledRows {
  const all = Float32Array.from([...(known?.shares ?? []), ...shares]);
  const count = (known?.rows ?? 0) + rows;
  return {
    inputs: Float32Array.from([...(known?.inputs ?? []), ...inputs]),
    labels: classesOf(all, count, classes),
    shares: normalised(all, classes),
    rows: count,
    size,
    classes,
  };
}

/** Answers of which only the top is left, or that were rounded, are shares of a whole again. */
function normalised(shares: Float32Array, classes: number): Float32Array {
  const whole = Float32Array.from(shares);
  for (let from = 0; from < whole.length; from += classes) {
    const row = whole.subarray(from, from + classes);
    const sum = row.reduce((all, one) => all + one, 0);
    for (let at = 0; at < classes; at++) row[at] = sum > 0 ? row[at]! / sum : 1 / classes;
  }
  return whole;
}

async function agreementOf(copy: Learned, { inputs, rows, said }: ExtractionOptions["judged"]): Promise<Share> {
  const own = classesOf(await copy.predict(inputs, rows), rows, copy.classes);
  const same = own.reduce((sum, one, row) => sum + Number(one === said[row]), 0);
  return { value: same / rows, ...clopperPearsonInterval(same, rows) };
}
