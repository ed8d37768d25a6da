import { bootstrap, type McNemarResult, mcNemarTest, type Range, upperBoundOfRate } from "@parapet/guard/stats";
import { intervalOf, isFlat, type Resampling } from "./estimate.ts";
import { measurable } from "./measured.ts";
import { type Outcomes, rowsOf } from "./outcomes.ts";

/** How much better (above 0) or worse the new version is in one metric, on the same rows. */
interface MetricChange {
  readonly id: string;
  readonly before: number;
  readonly now: number;
  /** Positive is better, whichever way the metric runs. */
  readonly gain: number;
  readonly interval: Range | undefined;
}

export interface Comparison {
  readonly changes: readonly MetricChange[];
  /** Rows of which the two say something else. */
  readonly disagreements: number;
  /** Rows that were right and are wrong now, and the other way round. */
  readonly broken: number;
  readonly mended: number;
  readonly mcNemar: McNemarResult | undefined;
  readonly rows: number;
}

/**
 * Two versions on the same rows: pairs of rows are drawn together, so that what is hard for both does not count.
 *
 * @param before of the same rows, in the same order, with the same classes
 */
export function compare(before: Outcomes, now: Outcomes, resampling: Resampling): Comparison {
  const rows = rowsOf(now);
  const [old, own] = [measurable(before), measurable(now)];
  const shared = own.metrics.flatMap((metric, at) => {
    const other = old.metrics.findIndex(({ id }) => id === metric.id);
    return other < 0 ? [] : [{ metric, at, other, sign: metric.better === "higher" ? 1 : -1 }];
  });
  const results = bootstrap(
    (weights) => {
      const [was, is] = [old.of(weights), own.of(weights)];
      return shared.map(({ at, other, sign }) => sign * (is[at]! - was[other]!));
    },
    { ...resampling, size: rows, ...(now.task === "classification" ? { strata: now.labels } : {}) },
  );
  const ones = new Float64Array(rows).fill(1);
  const [was, is] = [old.of(ones), own.of(ones)];
  let [disagreements, broken, mended] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    if (before.predicted[row] !== now.predicted[row]) disagreements++;
    if (now.task === "regression") continue;
    const wasRight = before.predicted[row] === now.labels[row];
    const isRight = now.predicted[row] === now.labels[row];
    if (wasRight && !isRight) broken++;
    if (!wasRight && isRight) mended++;
  }
  const changes = shared.map(({ metric, at, other }, index): MetricChange => {
    const result = results[index]!;
    return {
      id: metric.id,
      before: was[other]!,
      now: is[at]!,
      gain: result.estimate,
      interval: isFlat(result.distribution)
        ? sameInterval(metric.id, disagreements, rows)
        : intervalOf(result).interval,
    };
  });
  return {
    changes,
    disagreements,
    broken,
    mended,
    mcNemar: now.task === "classification" ? mcNemarTest(broken, mended) : undefined,
    rows,
  };
}

/** Two that never differed on so many rows may differ on others: by the rule of three, so much in accuracy. */
function sameInterval(id: string, disagreements: number, rows: number): Range | undefined {
  if (id !== "accuracy" || disagreements > 0) return undefined;
  const most = upperBoundOfRate(0, rows, 0.975);
  return { low: -most, high: most };
}
