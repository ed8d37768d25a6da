import type { Rows } from "../attacks/data/rows.ts";
import { createRandom, type Random } from "../attacks/engine/random.ts";
import { classesOf, type LabelledRows, rowsAt } from "../learn/learner.ts";
import { answersOf } from "./answers.ts";
import { type AttributeInference, inferAttribute } from "./attributes.ts";
import { type DefenceRow, weighDefence } from "./defence-table.ts";
import type { Defence } from "./defences.ts";
import { type Inference, inferMembership } from "./membership.ts";
import { privacyError } from "./privacy-error.ts";
import { type AuditTarget, type ShadowKind, shadowLearnerFor } from "./shadow-learner.ts";
import { type ShadowModels, trainShadows } from "./shadows.ts";
import { type StolenCurve, stealBy } from "./theft-table.ts";

export interface AuditOptions {
  readonly target: AuditTarget;
  readonly members: Rows;
  readonly others: Rows;
  /** 0 leaves out what needs shadow models. */
  readonly shadows: number;
  readonly shadowKind: ShadowKind;
  readonly seed: number;
  /** Numbers of questions after which stolen copies are weighed; nothing is stolen without. */
  readonly budgets?: readonly number[];
  /** A column that is guessed from the others and the answers. */
  readonly column?: number;
  /** What is measured again with each. */
  readonly defences?: readonly Defence[];
  readonly signal?: AbortSignal;
  /** Told of each model that was trained. */
  readonly onProgress?: (done: number) => void;
}

export interface PrivacyReport {
  readonly seed: number;
  readonly classes: number;
  readonly members: number;
  readonly nonmembers: number;
  /** Shares of right answers: the distance between them is what the simplest attack lives on. */
  readonly accuracy: { readonly members: number; readonly nonmembers: number };
  readonly shadows: { readonly count: number; readonly says: string };
  /** The strongest first. */
  readonly membership: readonly Inference[];
  readonly extraction?: StolenCurve;
  readonly attribute?: AttributeInference;
  readonly defences: readonly DefenceRow[];
  readonly cpuSeconds: number;
  readonly isInterrupted: boolean;
}

/**
 * What answers of a model say of who was in its training data.
 *
 * @throws {ParapetError} PARAPET_PRIVACY_DATA when members and others do not fit together
 */
export async function auditPrivacy(options: AuditOptions): Promise<PrivacyReport> {
  const { target, members, others, seed, signal } = options;
  const started = process.cpuUsage();
  const pool = poolOf(members, others, target.classes);
  const random = createRandom(seed);
  const shares = await answersOf(target, pool.inputs, pool.rows);
  const accuracy = accuraciesOf(shares, pool, members.count);
  const { shadows, says } = await shadowsOf(options, pool, accuracy.members, random.fork(1));
  const membership = await inferMembership({
    pool,
    members: members.count,
    shares,
    seed,
    random: random.fork(2),
    ...(shadows === undefined ? {} : { shadows }),
  });
  const more = await moreOf(options, pool, { shares, shadows, random });
  const { user, system } = process.cpuUsage(started);
  return {
    seed,
    classes: target.classes,
    members: members.count,
    nonmembers: others.count,
    accuracy,
    shadows: { count: shadows?.shares.length ?? 0, says },
    membership,
    ...more,
    cpuSeconds: (user + system) / 1e6,
    isInterrupted: signal?.aborted === true,
  };
}

/** What was asked for beside membership. */
async function moreOf(
  { target, members, budgets, column, defences = [], seed, signal, onProgress }: AuditOptions,
  pool: LabelledRows,
  { shares, shadows, random }: { shares: Float32Array; shadows: ShadowModels | undefined; random: Random },
): Promise<Pick<PrivacyReport, "extraction" | "attribute" | "defences">> {
  const ask = (inputs: Float32Array, rows: number): Promise<Float32Array> => answersOf(target, inputs, rows);
  let done = shadows?.shares.length ?? 0;
  const outside = Array.from({ length: pool.rows - members.count }, (_, at) => members.count + at);
  const stealing = {
    others: rowsAt(pool, outside),
    ask,
    budgets: budgets ?? [],
    seed,
    onCopy: () => onProgress?.(++done),
    ...(signal === undefined ? {} : { signal }),
  };
  const steal = async (defence?: Defence): Promise<StolenCurve | undefined> =>
    budgets === undefined ? undefined : stealBy({ ...stealing, random: random.fork(4) }, defence);
  const extraction = await steal();
  const attribute =
    column === undefined
      ? undefined
      : await inferAttribute({ pool, members: members.count, column, ask, random: random.fork(3) });
  const rows: DefenceRow[] = [];
  for (const defence of defences) {
    if (signal?.aborted === true) break;
    const weighed = await weighDefence(defence, {
      pool,
      members: members.count,
      shares,
      seed,
      random: random.fork(2),
      ...(shadows === undefined ? {} : { shadows }),
    });
    const left = await steal(defence);
    rows.push(left === undefined ? weighed : { ...weighed, extraction: left });
  }
  return {
    ...(extraction === undefined ? {} : { extraction }),
    ...(attribute === undefined ? {} : { attribute }),
    defences: rows,
  };
}

async function shadowsOf(
  { target, shadows: count, shadowKind, signal, onProgress }: AuditOptions,
  pool: LabelledRows,
  accuracy: number,
  random: Random,
): Promise<{ readonly shadows: ShadowModels | undefined; readonly says: string }> {
  if (count === 0) return { shadows: undefined, says: "none" };
  const { learner, says, close } = await shadowLearnerFor(target, shadowKind, accuracy);
  try {
    const shadows = await trainShadows({
      pool,
      learner,
      count,
      random,
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onShadow: onProgress }),
    });
    return { shadows, says };
  } finally {
    await close();
  }
}

/** Members first. */
function poolOf(members: Rows, others: Rows, classes: number): LabelledRows {
  if (members.size !== others.size)
    throw privacyError(`members have ${members.size} numbers a row, the others ${others.size}`);
  for (const { labels, taken } of [members, others])
    for (const label of labels)
      if (label < 0 || label >= classes || !Number.isInteger(label))
        throw privacyError(`${taken}: a class ${label}, where the model has ${classes}`);
  return {
    inputs: Float32Array.from([...members.inputs, ...others.inputs]),
    labels: Int32Array.from([...members.labels, ...others.labels]),
    rows: members.count + others.count,
    size: members.size,
    classes,
  };
}

function accuraciesOf(shares: Float32Array, { rows, classes, labels }: LabelledRows, members: number) {
  const right = Array.from(classesOf(shares, rows, classes), (said, row) => Number(said === labels[row]));
  const shareOf = (some: readonly number[]): number => some.reduce((sum, one) => sum + one, 0) / some.length;
  return { members: shareOf(right.slice(0, members)), nonmembers: shareOf(right.slice(members)) };
}
