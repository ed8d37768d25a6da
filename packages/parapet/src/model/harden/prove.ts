import type { Attack, AttackTarget, Feasibility, Norm } from "../attack.ts";
import type { Rows } from "../attacks/data/rows.ts";
import { rowOf } from "../attacks/engine/batches.ts";
import { type AttackedRow, best, runAttack, scoresOf } from "../attacks/engine/run.ts";
import { attacks } from "../attacks/index.ts";

export interface ProveOptions {
  readonly before: AttackTarget;
  readonly after: AttackTarget;
  /** Rows that nothing was trained on. */
  readonly rows: Rows;
  readonly low: Float32Array;
  readonly high: Float32Array;
  readonly norm: Norm;
  readonly eps: number;
  readonly rules?: Feasibility;
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (attack: string) => void;
}

/** A difference of shares over the same rows, with what it is within at 95 %. */
interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface Shares {
  readonly accuracy: number;
  /** Of all rows: right, and right under every attack that was tried. */
  readonly robustAccuracy: number;
}

interface MaskingCheck {
  readonly id: "asking" | "more-steps" | "transfer";
  /** Rows that only this found, as a share of all. */
  readonly share: number;
  readonly isHeld: boolean;
}

export interface HardeningProof {
  readonly rows: number;
  readonly before: Shares;
  readonly after: Shares;
  readonly gain: Difference;
  readonly accuracyCost: Difference;
  /** Success of each attack, of rows that were right: before and after. */
  readonly attacks: readonly { readonly attack: string; readonly before: number; readonly after: number }[];
  readonly masking: readonly MaskingCheck[];
  /** The gain is beyond chance, and no check found much that gradients had missed. */
  readonly isProven: boolean;
  readonly isInterrupted: boolean;
}

/** What a check may find, as a share of the rows, that gradient attacks had not. */
const MOST_MASKED = 0.02;
const QUERIES = 1_500;
const MORE_STEPS = 400;

interface Trial {
  readonly attack: Attack;
  readonly steps?: number;
  readonly queries?: number;
}

/**
 * The gain and its price, on rows that nothing was trained on. A row counts as robust when no attack of all changed its
 * answer: gradients, those that only ask, many more steps, and what had worked on the model before. A model that only
 * hides its gradients fails the last three.
 */
export async function proveHardening(options: ProveOptions): Promise<HardeningProof> {
  const { before, after, rows, norm } = options;
  const isCost = norm === "cost";
  const first: readonly Trial[] = isCost
    ? [{ attack: attacks.get("tabular"), queries: QUERIES }]
    : [{ attack: attacks.get("apgd-ce") }, { attack: attacks.get("apgd-dlr-t") }];
  const asking: readonly Trial[] = isCost || norm === "l1" ? [] : [{ attack: attacks.get("square"), queries: QUERIES }];
  const longer: Trial = isCost
    ? { attack: attacks.get("tabular"), queries: 4 * QUERIES }
    : { attack: attacks.get("apgd-ce"), steps: MORE_STEPS };
  const old = await tryAll(options, before, [...first, ...asking]);
  const now = await tryAll(options, after, [...first, ...asking]);
  const long = await tryAll(options, after, [longer]);
  const carried = await carriedOver(
    after,
    rows,
    [...first, ...asking].flatMap(({ attack }) => old.byAttack.get(attack.id) ?? []),
  );
  const byGradient = new Set(first.flatMap(({ attack }) => wonOf(now.byAttack.get(attack.id))));
  const only = (won: Iterable<number>): number =>
    [...won].filter((row) => !byGradient.has(row) && !now.wrong.has(row)).length / rows.count;
  const checks: readonly (readonly [MaskingCheck["id"], Iterable<number>])[] = [
    ...asking.map(({ attack }) => ["asking", wonOf(now.byAttack.get(attack.id))] as const),
    ["more-steps", wonOf(long.byAttack.get(longer.attack.id))],
    ["transfer", carried],
  ];
  const masking = checks.map(([id, won]): MaskingCheck => {
    const share = only(won);
    return { id, share, isHeld: share <= MOST_MASKED };
  });
  const wrongAfter = new Set([...now.wrong, ...now.won, ...long.won, ...carried]);
  const wrongBefore = new Set([...old.wrong, ...old.won]);
  const all = Array.from({ length: rows.count }, (_, row) => row);
  const gain = differenceOf(all.map((row) => Number(wrongBefore.has(row)) - Number(wrongAfter.has(row))));
  const isInterrupted = old.isInterrupted || now.isInterrupted || long.isInterrupted;
  return {
    rows: rows.count,
    before: sharesOf(rows.count, old.wrong.size, wrongBefore.size),
    after: sharesOf(rows.count, now.wrong.size, wrongAfter.size),
    gain,
    accuracyCost: differenceOf(all.map((row) => Number(now.wrong.has(row)) - Number(old.wrong.has(row)))),
    attacks: [...first, ...asking].map(({ attack: { id } }) => ({
      attack: id,
      before: successOf(old.byAttack.get(id)),
      after: successOf(now.byAttack.get(id)),
    })),
    masking,
    isProven: !isInterrupted && gain.low > 0 && masking.every(({ isHeld }) => isHeld),
    isInterrupted,
  };
}

interface Tried {
  readonly byAttack: ReadonlyMap<string, readonly AttackedRow[]>;
  readonly wrong: ReadonlySet<number>;
  readonly won: ReadonlySet<number>;
  readonly isInterrupted: boolean;
}

async function tryAll(options: ProveOptions, target: AttackTarget, trials: readonly Trial[]): Promise<Tried> {
  const { rows, low, high, norm, eps, rules, seed, signal } = options;
  const byAttack = new Map<string, readonly AttackedRow[]>();
  let isInterrupted = false;
  for (const { attack, steps, queries } of trials) {
    options.onProgress?.(attack.id);
    const result = await runAttack({
      target,
      attack,
      inputs: rows.inputs,
      labels: rows.labels,
      indices: rows.indices,
      low,
      high,
      norm,
      eps,
      seed,
      ...(rules === undefined ? {} : { rules }),
      ...(steps === undefined ? {} : { steps }),
      ...(queries === undefined ? {} : { queries }),
      ...(signal === undefined ? {} : { signal }),
    });
    byAttack.set(attack.id, result.rows);
    isInterrupted ||= result.isInterrupted;
    if (isInterrupted) break;
  }
  const tried = [...byAttack.values()];
  const wrong = (tried[0] ?? []).flatMap(({ skipped }, row) => (skipped === undefined ? [] : [row]));
  return { byAttack, wrong: new Set(wrong), won: new Set(tried.flatMap(wonOf)), isInterrupted };
}

const wonOf = (rows: readonly AttackedRow[] = []): number[] =>
  rows.flatMap(({ success }, row) => (success ? [row] : []));

function successOf(rows: readonly AttackedRow[] = []): number {
  const attacked = rows.filter(({ skipped }) => skipped === undefined).length;
  return attacked === 0 ? 0 : wonOf(rows).length / attacked;
}

/** Rows that the model after gets wrong with what had won against the one before. */
async function carriedOver(after: AttackTarget, rows: Rows, old: readonly AttackedRow[]): Promise<Set<number>> {
  const placeOf = new Map(rows.indices.map((index, row) => [index, row]));
  const won = old.filter(({ success, input }) => success && input !== undefined);
  const inputs = new Float32Array(won.length * rows.size);
  for (const [at, { input }] of won.entries()) rowOf(inputs, at, rows.size).set(input!); // filtered so
  const scores = won.length === 0 ? new Float32Array(0) : await scoresOf(after, inputs, won.length, rows.size);
  return new Set(
    won.flatMap(({ index, label }, at) => (best(scores, at, after.classes) === label ? [] : [placeOf.get(index)!])),
  );
}

const sharesOf = (rows: number, wrong: number, wrongUnderAttack: number): Shares => ({
  accuracy: (rows - wrong) / rows,
  robustAccuracy: (rows - wrongUnderAttack) / rows,
});

/** The mean of paired differences, and the normal interval around it. */
function differenceOf(differences: readonly number[]): Difference {
  const count = differences.length;
  const value = differences.reduce((sum, one) => sum + one, 0) / count;
  const variance = differences.reduce((sum, one) => sum + (one - value) ** 2, 0) / Math.max(1, count - 1);
  const half = 1.96 * Math.sqrt(variance / count);
  return { value, low: value - half, high: value + half };
}
