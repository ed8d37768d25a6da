import { ParapetError } from "@parapet/guard/kernel";
import type { Loss } from "../../../onnx/index.ts";
import type { Attack, AttackRun, AttackTarget, Feasibility, Heads, Norm, Slopes } from "../../attack.ts";
import { clampTo, distance, edgesAround, project } from "./norms.ts";
import { createRandom } from "./random.ts";

export interface AttackOptions {
  readonly target: AttackTarget;
  readonly attack: Attack;
  /** `rows × size`. */
  readonly inputs: Float32Array;
  readonly labels: Int32Array;
  /** Row numbers as the reader of the report knows them. */
  readonly indices: readonly number[];
  readonly low: Float32Array;
  readonly high: Float32Array;
  readonly norm: Norm;
  /** What rows may become: no success is anything else. */
  readonly rules?: Feasibility;
  readonly eps: number;
  readonly steps?: number;
  readonly queries?: number;
  readonly seed: number;
  /** Each row shall become the class after its own, as ART and others choose for comparison. */
  readonly isTargeted?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (rowsDone: number) => void;
}

export interface AttackedRow {
  readonly index: number;
  /** Another answer, within the bound, confirmed by the target on the final numbers. */
  readonly success: boolean;
  readonly queries: number;
  /** Distance of the best input that won, whether or not it is within the bound; 0 where none did. */
  readonly norm: number;
  readonly label: number;
  /** The answer to the final numbers; that to the original where nothing won. */
  readonly answer: number;
  /** Left alone, and in no rate: the target was wrong beforehand. */
  readonly skipped?: "misclassified";
  /** The final numbers, where something won. */
  readonly input?: Float32Array;
}

export interface AttackResult {
  readonly rows: readonly AttackedRow[];
  readonly cpuSeconds: number;
  readonly isInterrupted: boolean;
}

/** Numbers that one batch may hold: 64 MB of floats. */
const MOST_NUMBERS = 16_000_000;
const MOST_ROWS = 256;

/**
 * Attacks every row that the target gets right. The same seed gives the same result, bit for bit, for a target that
 * answers alike.
 *
 * @throws {ParapetError} PARAPET_ATTACK_NORM, PARAPET_ATTACK_ACCESS, when attack and options or target do not fit
 */
export async function runAttack(options: AttackOptions): Promise<AttackResult> {
  const { target, attack, inputs, labels, indices } = options;
  checkFits(options);
  const size = target.shape.reduce((product, dim) => product * dim, 1);
  const before = process.cpuUsage();
  const clean = await scoresOf(target, inputs, indices.length, size);
  const answers = indices.map((_, row) => best(clean, row, target.classes));
  const rows: AttackedRow[] = indices.map((index, row) => ({
    index,
    success: false,
    queries: 0,
    norm: 0,
    label: labels[row] ?? -1,
    answer: answers[row] ?? -1,
    ...(answers[row] === labels[row] ? {} : { skipped: "misclassified" as const }),
  }));
  const right = indices.flatMap((_, row) => (answers[row] === labels[row] ? [row] : []));
  const width = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_NUMBERS / size)));
  let isInterrupted = false;
  for (let from = 0; from < right.length && !isInterrupted; from += width) {
    const batch = right.slice(from, from + width);
    const run = openRun(options, batch, size);
    try {
      await attack.run(run);
    } catch (thrown) {
      if (options.signal?.aborted !== true) throw thrown;
      isInterrupted = true;
    }
    for (const [at, row] of batch.entries()) rows[row] = await confirmed(options, rows[row]!, run, at, size);
    options.onProgress?.(from + batch.length);
  }
  const { user, system } = process.cpuUsage(before);
  return { rows, cpuSeconds: (user + system) / 1e6, isInterrupted };
}

function checkFits(options: AttackOptions): void {
  const { attack, norm, target, isTargeted = false, inputs, indices, eps, rules } = options;
  const size = target.shape.reduce((product, dim) => product * dim, 1);
  if (inputs.length !== indices.length * size)
    throw new ParapetError(
      "PARAPET_ATTACK_SHAPE",
      `rows of ${inputs.length / Math.max(1, indices.length)} numbers do not fit a target of ${size}`,
    );
  if (!attack.norms.includes(norm))
    throw new ParapetError("PARAPET_ATTACK_NORM", `${attack.id} does not bound by ${norm}`, {
      hint: `It knows ${attack.norms.join(", ")}.`,
    });
  if (norm === "cost" && rules === undefined)
    throw new ParapetError("PARAPET_ATTACK_SCHEMA", `${attack.id} needs to know what a row may become`, {
      hint: "Name a schema of the columns with --schema.",
    });
  if (attack.access === "gradient" && target.slope === undefined)
    throw new ParapetError("PARAPET_ATTACK_ACCESS", `${attack.id} needs gradients, and ${target.title} gives none`, {
      hint: "Attacks that only ask work: square, hopskipjump, boundary, simba, nes.",
    });
  if (isTargeted && !attack.canTarget)
    throw new ParapetError("PARAPET_ATTACK_TARGETED", `${attack.id} leads to no chosen class`);
  if (!(eps > 0)) throw new ParapetError("PARAPET_ATTACK_BOUND", "a bound is a number above 0");
  if (!attack.isMinimal && !Number.isFinite(eps))
    throw new ParapetError("PARAPET_ATTACK_BOUND", `${attack.id} needs a bound`, {
      hint: "Say how far it may go with --eps.",
    });
}

/** Asks the target, in batches as large as it takes. */
export async function scoresOf(
  target: AttackTarget,
  inputs: Float32Array,
  rows: number,
  size: number,
): Promise<Float32Array> {
  if (rows <= target.batch) return target.score(inputs, rows);
  const all = new Float32Array(rows * target.classes);
  for (let from = 0; from < rows; from += target.batch) {
    const count = Math.min(target.batch, rows - from);
    all.set(await target.score(inputs.subarray(from * size, (from + count) * size), count), from * target.classes);
  }
  return all;
}

/** The class that wins; of equals, the first, as everybody does. */
export function best(scores: Float32Array, row: number, classes: number): number {
  let found = 0;
  for (let at = 1; at < classes; at++) if (scores[row * classes + at]! > scores[row * classes + found]!) found = at;
  return found;
}

/** The target has the last word, twice: alone and in company, for sums may be rounded otherwise in a batch. */
async function confirmed(
  { target, eps, low, high, isTargeted = false, rules }: AttackOptions,
  row: AttackedRow,
  run: AttackRun,
  at: number,
  size: number,
): Promise<AttackedRow> {
  const kept = run.best(at);
  const queries = run.used[at] ?? 0;
  if (kept === undefined) return { ...row, queries };
  const { input } = kept;
  const origin = run.inputs.subarray(at * size, (at + 1) * size);
  const norms = run.distance(at, input);
  const isAllowed = rules === undefined || rules.isFeasible(origin, input);
  const isInside = input.every(
    (value, place) => value >= Math.min(low[place]!, origin[place]!) && value <= Math.max(high[place]!, origin[place]!),
  );
  const alone = best(await target.score(input, 1), 0, target.classes);
  const company = new Float32Array(2 * size);
  company.set(origin);
  company.set(input, size);
  const together = target.batch > 1 ? best(await target.score(company, 2), 1, target.classes) : alone;
  const isWrong = (answer: number): boolean => (isTargeted ? answer === run.targets?.[at] : answer !== row.label);
  if (!isAllowed || !isInside || !isWrong(alone) || !isWrong(together)) return { ...row, queries };
  return { ...row, success: norms <= eps, queries, norm: norms, answer: alone, input };
}

function openRun(options: AttackOptions, batch: readonly number[], size: number): AttackRun {
  const { target, attack, low, high, norm, eps, signal, isTargeted = false, rules } = options;
  const { classes } = target;
  const count = batch.length;
  const inputs = new Float32Array(count * size);
  for (const [at, row] of batch.entries()) inputs.set(options.inputs.subarray(row * size, (row + 1) * size), at * size);
  const labels = Int32Array.from(batch, (row) => options.labels[row] ?? 0);
  const targets = isTargeted ? labels.map((label) => (label + 1) % classes) : undefined;
  const used = new Int32Array(count);
  const kept = new Map<number, { input: Float32Array; distance: number }>();
  const seed = createRandom(options.seed);
  const originOf = (row: number): Float32Array => inputs.subarray(row * size, (row + 1) * size);
  const oneHot = (rows: readonly number[], of: Int32Array): Float32Array => {
    const heads = new Float32Array(rows.length * classes);
    for (const [at, row] of rows.entries()) heads[at * classes + of[row]!] = 1;
    return heads;
  };
  const charge = (rows: readonly number[]): void => {
    if (signal?.aborted === true) throw new ParapetError("PARAPET_ATTACK_STOPPED", "the attack was given up");
    for (const row of rows) used[row]!++;
  };
  const distanceOf = (row: number, input: Float32Array): number =>
    norm === "cost" ? (rules?.cost(originOf(row), input) ?? 0) : distance(norm, input, originOf(row));
  // The edges of the cube are the same in every step, and their rounding is worked out once.
  const edges = new Map<number, readonly [Float32Array, Float32Array]>();
  const edgesOf = (row: number): readonly [Float32Array, Float32Array] => {
    const known = edges.get(row) ?? edgesAround(originOf(row), eps, low, high);
    edges.set(row, known);
    return known;
  };
  return {
    count,
    size,
    shape: target.shape,
    classes,
    inputs,
    labels,
    ...(targets === undefined ? {} : { targets }),
    low,
    high,
    norm,
    eps,
    ...(rules === undefined ? {} : { rules }),
    distance: distanceOf,
    steps: options.steps ?? attack.defaults.steps,
    queries: options.queries ?? attack.defaults.queries ?? Number.POSITIVE_INFINITY,
    used,
    randoms: batch.map((row) => seed.fork(options.indices[row] ?? row)),
    ask: (rows, given) => {
      charge(rows);
      return scoresOf(target, given, rows.length, size);
    },
    slope: (loss, rows, given, heads = {}) => {
      charge(rows);
      const goals = targets ?? labels;
      const full = { truth: heads.truth ?? oneHot(rows, labels), target: heads.target ?? oneHot(rows, goals) };
      return slopesOf(target, loss, given, rows.length, size, full);
    },
    lead: (row, scores, at) => {
      const own = (targets ?? labels)[row] ?? 0;
      let other = Number.NEGATIVE_INFINITY;
      for (let place = 0; place < classes; place++)
        if (place !== own) other = Math.max(other, scores[at * classes + place]!);
      const lead = other - scores[at * classes + own]!;
      return targets === undefined ? lead : -lead;
    },
    keep: (row, input) => {
      const far = distanceOf(row, input);
      if (rules?.isFeasible(originOf(row), input) === false) return;
      if (far >= (kept.get(row)?.distance ?? Number.POSITIVE_INFINITY)) return;
      kept.set(row, { input: input.slice(), distance: far });
    },
    isWon: (row) => (kept.get(row)?.distance ?? Number.POSITIVE_INFINITY) <= eps,
    best: (row) => kept.get(row),
    project: (row, input) => {
      if (norm === "linf") clampTo(edgesOf(row), input);
      else if (norm !== "cost") project(norm, eps, originOf(row), low, high, input);
    },
  };
}

async function slopesOf(
  target: AttackTarget,
  loss: Loss,
  inputs: Float32Array,
  rows: number,
  size: number,
  heads: Required<Heads>,
): Promise<Slopes> {
  if (target.slope === undefined) throw new ParapetError("PARAPET_ATTACK_ACCESS", `${target.title} gives no gradients`);
  if (rows <= target.batch) return target.slope(loss, inputs, rows, heads);
  const { classes } = target;
  const all = {
    loss: new Float32Array(rows),
    scores: new Float32Array(rows * classes),
    gradient: new Float32Array(rows * size),
  };
  for (let from = 0; from < rows; from += target.batch) {
    const to = Math.min(rows, from + target.batch);
    const part = await target.slope(loss, inputs.subarray(from * size, to * size), to - from, {
      truth: heads.truth.subarray(from * classes, to * classes),
      target: heads.target.subarray(from * classes, to * classes),
    });
    all.loss.set(part.loss, from);
    all.scores.set(part.scores, from * classes);
    all.gradient.set(part.gradient, from * size);
  }
  return all;
}
