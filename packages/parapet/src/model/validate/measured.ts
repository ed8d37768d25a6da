import { rank } from "@parapet/guard/stats";
import { metrics } from "./metrics/index.ts";
import type { ClassifiedMetric, ClassifiedView, Confusion, Metric, RegressedMetric } from "./metrics/metric.ts";
import { type Classified, type Outcomes, probabilityOf } from "./outcomes.ts";

/** All metrics that these outcomes have, ready to be asked with any weights. */
export interface Measurable {
  readonly metrics: readonly Metric[];
  /** A value for each metric; NaN where it is not defined. */
  of(weights: Float64Array): Float64Array;
}

/** @param ids only these metrics; what the outcomes cannot have is left out */
export function measurable(outcomes: Outcomes, ids?: readonly string[]): Measurable {
  const wanted = metrics.all.filter(({ id }) => ids?.includes(id) ?? true);
  if (outcomes.task === "regression") {
    const own = wanted.filter((metric): metric is RegressedMetric => metric.task === "regression");
    return { metrics: own, of: (weights) => Float64Array.from(own, (metric) => metric.of({ outcomes, weights })) };
  }
  const own = wanted.filter(
    (metric): metric is ClassifiedMetric =>
      metric.task === "classification" &&
      (metric.isBinary !== true || outcomes.classes.length === 2) &&
      (metric.needsProbabilities !== true || outcomes.probabilities !== undefined),
  );
  const isRanked = own.some(({ id }) => id.endsWith("-auc"));
  const prepared = preparedOf(outcomes, isRanked);
  return {
    metrics: own,
    of: (weights) => {
      const view: ClassifiedView = { outcomes, weights, confusion: confusionOf(outcomes, weights), ...prepared };
      return Float64Array.from(own, (metric) => metric.of(view));
    },
  };
}

export function confusionOf({ classes, labels, predicted }: Classified, weights: Float64Array): Confusion {
  const size = classes.length;
  const cells = new Float64Array(size * size);
  const actual = new Float64Array(size);
  const said = new Float64Array(size);
  let total = 0;
  for (let row = 0; row < labels.length; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    const cell = labels[row]! * size + predicted[row]!;
    cells[cell] = cells[cell]! + weight;
    actual[labels[row]!] = actual[labels[row]!]! + weight;
    said[predicted[row]!] = said[predicted[row]!]! + weight;
    total += weight;
  }
  return { size, cells, actual, said, total };
}

function preparedOf(outcomes: Classified, isRanked: boolean): Pick<ClassifiedView, "logLoss" | "brier" | "rankings"> {
  const { probabilities, labels, classes, positive } = outcomes;
  if (probabilities === undefined) return { logLoss: undefined, brier: undefined, rankings: undefined };
  const size = classes.length;
  // As in scikit-learn: a certain error costs much and not everything.
  const logLoss = Float64Array.from(labels, (label, row) => {
    const chance = probabilities[row * size + label]!;
    return -Math.log(Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, chance)));
  });
  const brier = Float64Array.from(labels, (label, row) => {
    if (size === 2) return (probabilities[row * 2 + positive]! - (label === positive ? 1 : 0)) ** 2;
    let sum = 0;
    for (let index = 0; index < size; index++)
      sum += (probabilities[row * size + index]! - (label === index ? 1 : 0)) ** 2;
    return sum;
  });
  const rankings = !isRanked
    ? undefined
    : classes.map((_, index) => ({
        positive: Uint8Array.from(labels, (label) => (label === index ? 1 : 0)),
        // There are probabilities, as was asked above.
        ranking: rank(probabilityOf(outcomes, index)!),
      }));
  return { logLoss, brier, rankings };
}
