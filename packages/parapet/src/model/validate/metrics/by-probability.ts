import { averagePrecision, type Ranking, rocAuc } from "@parapet/guard/stats";
import type { ClassifiedMetric, ClassifiedView } from "./metric.ts";

type Area = (ranking: Ranking, positive: Uint8Array, weights: Float64Array) => number;

/** Of the positive class where there are two, else the mean of each class against the rest. */
function area({ rankings, outcomes, weights }: ClassifiedView, of: Area): number {
  if (rankings === undefined) return Number.NaN;
  const shown = outcomes.classes.length === 2 ? [rankings[outcomes.positive]!] : rankings;
  return shown.reduce((sum, { ranking, positive }) => sum + of(ranking, positive, weights), 0) / shown.length;
}

function mean(values: Float64Array | undefined, { weights, confusion }: ClassifiedView): number {
  if (values === undefined) return Number.NaN;
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += values[row]! * weights[row]!;
  return sum / confusion.total;
}

const base = { task: "classification", needsProbabilities: true } as const;

export const byProbability: readonly ClassifiedMetric[] = [
  { ...base, id: "roc-auc", title: "Area under the ROC curve", better: "higher", of: (view) => area(view, rocAuc) },
  { ...base, id: "pr-auc", title: "Average precision", better: "higher", of: (view) => area(view, averagePrecision) },
  { ...base, id: "log-loss", title: "Log loss", better: "lower", of: (view) => mean(view.logLoss, view) },
  { ...base, id: "brier", title: "Brier score", better: "lower", of: (view) => mean(view.brier, view) },
];
