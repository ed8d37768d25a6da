import type { Attack, Feasibility, Norm } from "../../attack.ts";
import type { Rows } from "../data/rows.ts";
import { rowOf } from "../engine/batches.ts";
import type { AttackedRow, AttackResult } from "../engine/run.ts";
import { type AttackSummary, summarise } from "../engine/summary.ts";

export interface Reported {
  readonly model: string;
  /** SHA-256 of the model's file; undefined of an endpoint. */
  readonly digest: string | undefined;
  readonly data: Rows;
  readonly attack: Attack;
  readonly norm: Norm;
  readonly eps: number;
  readonly seed: number;
  /** Of one row, as the model takes it. */
  readonly shape: readonly number[];
  /** Share of the accuracy that shall be left. */
  readonly least: number | undefined;
  readonly rules?: Feasibility;
  readonly result: AttackResult;
}

/** One feature's change in a row that won. */
interface Change {
  readonly feature: string;
  readonly from: number;
  readonly to: number;
}

/** What carries the wins: in how many a feature was changed, and how much of the change it is. */
interface Carrier {
  readonly feature: string;
  readonly wins: number;
  /** Of the sum of all changes, each as a share of its feature's range in the data. */
  readonly share: number;
}

interface ReportedRow extends Omit<AttackedRow, "input"> {
  /** Of tables: what was changed. */
  readonly changes?: readonly Change[];
}

/** Before and after, of a row that won by little. */
export interface Example {
  readonly index: number;
  readonly label: number;
  readonly answer: number;
  readonly norm: number;
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly changes: readonly Change[];
}

export interface AttackReport {
  readonly rows: readonly ReportedRow[];
  readonly cpuSeconds: number;
  readonly attack: string;
  readonly threats: readonly string[];
  readonly norm: Norm;
  readonly eps: number | null;
  readonly seed: number;
  readonly model: { readonly name: string; readonly digest: string | null };
  readonly data: string;
  readonly shape: readonly number[];
  readonly isInterrupted: boolean;
  readonly summary: AttackSummary;
  readonly carriers: readonly Carrier[];
  readonly examples: readonly Example[];
  readonly gate: { readonly least: number; readonly isPassed: boolean } | null;
}

/** Rows of a table are shorter than this: their features have names, and their changes are told one by one. */
const MOST_TOLD = 64;
const MOST_CARRIERS = 12;
const MOST_EXAMPLES = 8;

/** What an attack came to, and what carried it. */
export function reportAttack(given: Reported): AttackReport {
  const { attack, norm, eps, seed, shape, result, least, data } = given;
  const summary = summarise(result.rows);
  const byPlace = new Map(data.indices.map((index, row) => [index, row]));
  const originOf = (row: AttackedRow): Float32Array => rowOf(data.inputs, byPlace.get(row.index) ?? 0, data.size);
  const won = result.rows.filter(({ success, input }) => success && input !== undefined);
  const named = (place: number): string => nameOf(given, place);
  return {
    rows: result.rows.map(({ input, ...row }) => {
      const isTold = input !== undefined && data.size <= MOST_TOLD;
      return isTold ? { ...row, changes: changesOf(originOf({ ...row, input }), input, named) } : row;
    }),
    cpuSeconds: result.cpuSeconds,
    attack: attack.id,
    threats: attack.threats,
    norm,
    eps: Number.isFinite(eps) ? eps : null,
    seed,
    model: { name: given.model, digest: given.digest ?? null },
    data: data.taken,
    shape,
    isInterrupted: result.isInterrupted,
    summary,
    carriers: carriersOf(won, originOf, data, named),
    examples: won
      .toSorted((a, b) => a.norm - b.norm)
      .slice(0, MOST_EXAMPLES)
      .map((row) => ({
        index: row.index,
        label: row.label,
        answer: row.answer,
        norm: row.norm,
        before: [...originOf(row)],
        after: [...row.input!], // filtered so
        changes: changesOf(originOf(row), row.input!, named).slice(0, MOST_CARRIERS),
      })),
    // What was interrupted has passed nothing.
    gate: least === undefined ? null : { least, isPassed: !result.isInterrupted && summary.robustAccuracy >= least },
  };
}

function nameOf({ rules, shape }: Reported, place: number): string {
  const feature = rules?.features.find(({ places }) => places.includes(place));
  if (feature !== undefined)
    return feature.places.length === 1 ? feature.name : `${feature.name}[${feature.places.indexOf(place)}]`;
  const [width = 1] = shape.slice(-1);
  if (shape.length < 2) return `feature ${place}`;
  const line = Math.floor(place / width);
  return `pixel ${place % width},${line}`;
}

/** Largest first. */
function changesOf(origin: Float32Array, input: Float32Array, named: (place: number) => string): readonly Change[] {
  return Array.from(input, (to, at) => ({ feature: named(at), from: origin[at]!, to }))
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
}

function carriersOf(
  won: readonly AttackedRow[],
  originOf: (row: AttackedRow) => Float32Array,
  { inputs, count, size }: Rows,
  named: (place: number) => string,
): readonly Carrier[] {
  const wins = new Int32Array(size);
  const sums = new Float64Array(size);
  for (const row of won) {
    const origin = originOf(row);
    for (let at = 0; at < size; at++) {
      const change = Math.abs(row.input![at]! - origin[at]!); // the caller filtered so
      if (change > 0) wins[at]!++;
      sums[at]! += change;
    }
  }
  for (let at = 0; at < size; at++) {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let row = 0; row < count; row++) {
      low = Math.min(low, inputs[row * size + at]!);
      high = Math.max(high, inputs[row * size + at]!);
    }
    sums[at] = sums[at]! / (high - low || 1);
  }
  const whole = sums.reduce((sum, one) => sum + one, 0) || 1;
  return Array.from(sums.keys())
    .filter((at) => wins[at]! > 0)
    .sort((a, b) => sums[b]! - sums[a]!)
    .slice(0, MOST_CARRIERS)
    .map((at) => ({ feature: named(at), wins: wins[at]!, share: sums[at]! / whole }));
}
