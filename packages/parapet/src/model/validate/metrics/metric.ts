import type { Described } from "@parapet/guard/kernel";
import type { Ranking } from "@parapet/guard/stats";
import type { Classified, Regressed } from "../outcomes.ts";

/** Counts of true classes (rows) and predicted ones (columns), each row of data by its weight. */
export interface Confusion {
  readonly size: number;
  readonly cells: Float64Array;
  /** By true class. */
  readonly actual: Float64Array;
  /** By predicted class. */
  readonly said: Float64Array;
  readonly total: number;
}

/** What metrics of classifiers are made of: prepared once, but for the weights and what is counted by them. */
export interface ClassifiedView {
  readonly outcomes: Classified;
  readonly weights: Float64Array;
  readonly confusion: Confusion;
  /** Minus the logarithm of the true class's probability. */
  readonly logLoss: Float64Array | undefined;
  /** Squared distance of probabilities and truth; of binary ones that of the positive class alone. */
  readonly brier: Float64Array | undefined;
  /** By class: its rows, and all rows by its probability. */
  readonly rankings: readonly { readonly positive: Uint8Array; readonly ranking: Ranking }[] | undefined;
}

export interface RegressedView {
  readonly outcomes: Regressed;
  readonly weights: Float64Array;
}

interface MetricBase extends Described {
  readonly better: "higher" | "lower";
}

/** NaN where it is not defined. */
export interface ClassifiedMetric extends MetricBase {
  readonly task: "classification";
  /** Only where there are two classes. */
  readonly isBinary?: boolean;
  readonly needsProbabilities?: boolean;
  of(view: ClassifiedView): number;
}

export interface RegressedMetric extends MetricBase {
  readonly task: "regression";
  of(view: RegressedView): number;
}

export type Metric = ClassifiedMetric | RegressedMetric;
