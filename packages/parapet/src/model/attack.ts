import type { Described } from "@parapet/guard/kernel";
import type { Loss } from "../onnx/index.ts";
import type { Random } from "./attacks/engine/random.ts";

/**
 * The words of adversarial testing. An **attack** looks for a change of an input that is small, or allowed, and gives
 * another answer. A **target** answers; what it says counts as a query of the row that was asked about. A **win** is
 * claimed by nobody but the target itself, asked anew about the final numbers.
 */

/** The last is what a schema says that a change of a row costs. */
export const NORMS = ["linf", "l2", "l1", "cost"] as const;
export type Norm = (typeof NORMS)[number];

/** What an attack must be able to see. */
export type Access =
  /** Gradients: the file itself. */
  | "gradient"
  /** A number for every class. */
  | "scores"
  /** Only which class wins. */
  | "decision";

export interface Slopes {
  /** One a row. */
  readonly loss: Float32Array;
  /** `rows × classes`. */
  readonly scores: Float32Array;
  /** `rows × size`, of the loss by the input. */
  readonly gradient: Float32Array;
}

/** What is attacked: rows of numbers in, scores of classes out. */
export interface AttackTarget {
  readonly title: string;
  readonly classes: number;
  /** Shape of one row. */
  readonly shape: readonly number[];
  /** Most rows that one request may hold. */
  readonly batch: number;
  /** `rows × classes`, higher is likelier. */
  score(inputs: Float32Array, rows: number): Promise<Float32Array>;
  /**
   * Absent where nothing but answers is seen.
   *
   * @param heads `rows × classes` each: true classes as ones, or weights; and targets, for losses that have one
   * @throws {ParapetError} PARAPET_ONNX_NO_GRADIENT, naming the operator that lets none through
   */
  slope?(loss: Loss, inputs: Float32Array, rows: number, heads: Heads): Promise<Slopes>;
  close(): Promise<void>;
}

export interface Heads {
  readonly truth: Float32Array;
  readonly target?: Float32Array;
}

/** One feature of rows of a table. */
export interface FeatureRule {
  readonly name: string;
  /** Where it stands in a row: one place, or one for each choice. */
  readonly places: readonly number[];
  readonly kind: "number" | "choice";
  /** Of a number: what it may be; of a choice, 0 and the last one's code. */
  readonly low: number;
  readonly high: number;
  /** Only whole numbers. */
  readonly isWhole: boolean;
  /** Nobody can change it. */
  readonly isFixed: boolean;
  /** It can only grow (1) or shrink (-1). */
  readonly direction: -1 | 0 | 1;
  /** What another choice, or a change by the whole range, costs. */
  readonly cost: number;
}

/** What a row may become, and what that costs. */
export interface Feasibility {
  readonly features: readonly FeatureRule[];
  /** The value of a number, the code of a choice. */
  read(feature: FeatureRule, row: Float32Array): number;
  write(feature: FeatureRule, row: Float32Array, value: number): void;
  cost(origin: Float32Array, row: Float32Array): number;
  isFeasible(origin: Float32Array, row: Float32Array): boolean;
  /** Moves other features as little as it takes for linear rules to hold. False where that is not possible. */
  repair(origin: Float32Array, row: Float32Array, changed: FeatureRule): boolean;
}

/** One attack on a batch of rows, all of which the target gets right. Rows are named by their place in the batch. */
export interface AttackRun {
  readonly count: number;
  /** Numbers in a row. */
  readonly size: number;
  readonly shape: readonly number[];
  readonly classes: number;
  /** `count × size`. */
  readonly inputs: Float32Array;
  readonly labels: Int32Array;
  /** Class that each row shall become; absent where any other will do. */
  readonly targets?: Int32Array;
  /** What a feature may be, `size` each. */
  readonly low: Float32Array;
  readonly high: Float32Array;
  readonly norm: Norm;
  /** Where a schema was given: nothing else is kept than what it allows. */
  readonly rules?: Feasibility;
  /** Infinity where the smallest change is looked for. */
  readonly eps: number;
  readonly steps: number | undefined;
  /** Most queries a row may cost. */
  readonly queries: number;
  /** Queries that each row has cost. */
  readonly used: Int32Array;
  /** A source of chance for each row: what one draws does not depend on the others. */
  readonly randoms: readonly Random[];
  /** Scores of `inputs`, which belong to `rows`, one query each. Throws when the run was given up. */
  ask(rows: readonly number[], inputs: Float32Array): Promise<Float32Array>;
  /** Scores and gradients, one query each. `targets` in the place of the run's own. */
  slope(loss: Loss, rows: readonly number[], inputs: Float32Array, heads?: Partial<Heads>): Promise<Slopes>;
  /** How far an input is from the row's own, as the run measures it. */
  distance(row: number, input: Float32Array): number;
  /** By how much the row's wrong answer leads at `at` of the scores: above 0 it is won. */
  lead(row: number, scores: Float32Array, at: number): number;
  /** Keeps an input that won; of several, the one nearest to the original. */
  keep(row: number, input: Float32Array): void;
  /** Did the row win within the bound? */
  isWon(row: number): boolean;
  /** The best input that was kept, and its distance; undefined before the first. */
  best(row: number): { readonly input: Float32Array; readonly distance: number } | undefined;
  /** The nearest input to `input` that is within bound and box, written over it; nothing where the bound is a cost. */
  project(row: number, input: Float32Array): void;
}

/** The extension object of the attacks. */
export interface Attack extends Described {
  readonly access: Access;
  readonly norms: readonly Norm[];
  /** Looks for the smallest change; a bound is then a measure of success and no limit of the search. */
  readonly isMinimal: boolean;
  readonly canTarget: boolean;
  /** Catalogue threat ids. */
  readonly threats: readonly string[];
  /** What it does when nobody says otherwise. */
  readonly defaults: { readonly steps?: number; readonly queries?: number };
  /** Where the method comes from. */
  readonly source: string;
  run(run: AttackRun): Promise<void>;
}
