import type { Random } from "../attacks/engine/random.ts";
import { forestLearner } from "../learn/forest.ts";
import type { LabelledRows, Learner } from "../learn/learner.ts";
import { classesOf } from "../learn/learner.ts";
import { logisticLearner } from "../learn/logistic.ts";
import { networkLearner } from "../learn/small-network.ts";
import { type Defence, guardedAsk, parseDefence, type Usual } from "./defences.ts";
import { type Extraction, extract } from "./extraction.ts";
import type { Share } from "./measure.ts";
import { leadsOf, meansOf, type Theft } from "./theft.ts";
import { thefts } from "./thefts/index.ts";

export interface StolenCurve {
  /** Agreement of who always says the model's commonest class: what a copy must beat. */
  readonly commonest: number;
  readonly curves: readonly Extraction[];
  /** The highest agreement of any copy, and what it cost. */
  readonly best: {
    readonly theft: string;
    readonly copy: string;
    readonly queries: number;
    readonly agreement: Share;
  } | null;
}

export interface TheftOptions {
  /** Rows that the model was not trained on: a third is the thief's, a third judges the copies, a third is harmless traffic. */
  readonly others: LabelledRows;
  ask(inputs: Float32Array, rows: number): Promise<Float32Array>;
  readonly budgets: readonly number[];
  readonly random: Random;
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onCopy?: () => void;
}

/** With more features than this a forest looks too long; with more numbers a network does. */
const LARGE = 200;
const FEWEST = 60;

/** Steals a copy by every way of asking and every kind of copy. */
export async function stealBy(
  options: TheftOptions,
  defence: Defence = parseDefence("round:12"),
): Promise<StolenCurve | undefined> {
  const { others, ask, budgets, random, seed, signal, onCopy } = options;
  const { size, classes, rows } = others;
  if (rows < FEWEST) return undefined;
  const third = Math.floor(rows / 3);
  const part = (from: number): Float32Array => others.inputs.slice(from * size, (from + third) * size);
  const [own, judged, usualRows] = [part(0), part(third), part(2 * third)];
  const said = classesOf(await ask(judged, third), third, classes);
  const usual: Usual = {
    inputs: usualRows,
    rows: third,
    leads: leadsOf(await ask(usualRows, third), third, classes),
  };
  const means = meansOf(own, size);
  const learners: readonly Learner[] =
    size > LARGE
      ? [networkLearner({ epochs: 30 })]
      : [logisticLearner(), forestLearner({ trees: 30 }), networkLearner({ epochs: 40 })];
  const curves: Extraction[] = [];
  for (const [at, theft] of thefts.all.entries())
    for (const [kind, learner] of learners.entries()) {
      if (signal?.aborted === true) break;
      curves.push(
        await extract({
          means,
          theft,
          learner,
          budgets: budgetsFor(theft, budgets, third),
          classes,
          ask: guardedAsk(ask, defence, { classes, size, seed, usual }),
          judged: { inputs: judged, rows: third, said },
          random: random.fork(at * 10 + kind),
          ...(signal === undefined ? {} : { signal }),
        }),
      );
      onCopy?.();
    }
  return { commonest: commonestOf(said, classes), curves, best: bestOf(curves) };
}

/** Own rows come to an end. */
function budgetsFor(theft: Theft, budgets: readonly number[], own: number): readonly number[] {
  if (theft.id !== "own-rows") return budgets;
  const within = budgets.filter((budget) => budget < own);
  return within.length === budgets.length ? budgets : [...within, own];
}

function bestOf(curves: readonly Extraction[]): StolenCurve["best"] {
  let best: StolenCurve["best"] = null;
  for (const { theft, copy, points } of curves)
    for (const { queries, agreement } of points)
      if (best === null || agreement.value > best.agreement.value) best = { theft, copy, queries, agreement };
  return best;
}

function commonestOf(said: Int32Array, classes: number): number {
  const counts = new Array<number>(classes).fill(0);
  for (const one of said) counts[one]!++;
  return Math.max(...counts) / said.length;
}
