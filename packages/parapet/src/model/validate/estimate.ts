import {
  type BootstrapResult,
  bcaInterval,
  bootstrap,
  clopperPearsonInterval,
  percentileInterval,
  type Range,
} from "@parapet/guard/stats";
import { measurable } from "./measured.ts";
import { type Outcomes, rowsOf } from "./outcomes.ts";

/** A figure and how sure it is. */
export interface Estimate {
  readonly id: string;
  readonly title: string;
  readonly better: "higher" | "lower";
  /** NaN where it is not defined. */
  readonly value: number;
  /** What stands in reports and gates: BCa, else percentile, else exact; undefined where nothing can be told. */
  readonly interval: Range | undefined;
  readonly method: "bca" | "percentile" | "exact" | undefined;
  readonly percentile: Range | undefined;
  readonly bca: Range | undefined;
}

export interface Resampling {
  readonly resamples: number;
  readonly random: () => number;
  readonly onResample?: (done: number) => void;
}

/** The estimates, and the resamples that they come from, in the same order. */
export interface Estimated {
  readonly estimates: readonly Estimate[];
  readonly results: readonly BootstrapResult[];
}

/**
 * Every metric of these outcomes with its interval: a bootstrap within the true classes, for how many rows a class has
 * was no chance of the model's.
 *
 * @param ids only these metrics
 */
export function estimateAll(outcomes: Outcomes, resampling: Resampling, ids?: readonly string[]): Estimated {
  const { metrics, of } = measurable(outcomes, ids);
  const rows = rowsOf(outcomes);
  const results = bootstrap(of, {
    ...resampling,
    size: rows,
    ...(outcomes.task === "classification" ? { strata: outcomes.labels } : {}),
  });
  const estimates = metrics.map(({ id, title, better }, at): Estimate => {
    const result = results[at]!;
    return { id, title, better, value: result.estimate, ...intervalOf(result, id === "accuracy" ? rows : undefined) };
  });
  return { estimates, results };
}

/**
 * @param trials of a rate: where all resamples say the same (no error was seen), the exact interval of so many trials
 *   stands in, for a resample cannot show what the sample has not
 */
export function intervalOf(
  result: BootstrapResult,
  trials?: number,
): Pick<Estimate, "interval" | "method" | "percentile" | "bca"> {
  const { distribution, estimate } = result;
  if (isFlat(distribution)) {
    const exact = trials === undefined ? undefined : clopperPearsonInterval(Math.round(estimate * trials), trials);
    return { interval: exact, method: exact && "exact", percentile: undefined, bca: undefined };
  }
  const percentile = percentileInterval(distribution);
  const bca = bcaInterval(result);
  return { interval: bca ?? percentile, method: bca ? "bca" : percentile && "percentile", percentile, bca };
}

/**
 * Of a distance, which is never below zero: the wider ends of both intervals. Near zero BCa takes the distance's own
 * bias for that of the sample, and its upper end holds the truth in 87 of 100 cases instead of 97.
 */
export function intervalOfDistance(result: BootstrapResult): Range | undefined {
  const { percentile, bca } = intervalOf(result);
  if (percentile === undefined || bca === undefined) return percentile ?? bca;
  return { low: Math.min(percentile.low, bca.low), high: Math.max(percentile.high, bca.high) };
}

/** Do all resamples say the same? Then they say nothing of how sure it is. */
export const isFlat = (distribution: Float64Array): boolean =>
  distribution.every((value) => value === distribution[0] || (Number.isNaN(value) && Number.isNaN(distribution[0])));
