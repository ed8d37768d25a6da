import type { RegressedMetric, RegressedView } from "./metric.ts";

type Loss = (target: number, predicted: number) => number;

function mean({ outcomes: { target, predicted }, weights }: RegressedView, loss: Loss): number {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < target.length; row++) {
    sum += weights[row]! * loss(target[row]!, predicted[row]!);
    total += weights[row]!;
  }
  return sum / total;
}

const squared: Loss = (target, predicted) => (target - predicted) ** 2;
const absolute: Loss = (target, predicted) => Math.abs(target - predicted);

const base = { task: "regression" } as const;

export const regression: readonly RegressedMetric[] = [
  { ...base, id: "mae", title: "Mean absolute error", better: "lower", of: (view) => mean(view, absolute) },
  {
    ...base,
    id: "rmse",
    title: "Root of the mean squared error",
    better: "lower",
    of: (view) => Math.sqrt(mean(view, squared)),
  },
  {
    ...base,
    id: "r2",
    title: "R²: share of the spread that is explained",
    better: "higher",
    of: (view) => {
      const middle = mean(view, (target) => target);
      const spread = mean(view, (target) => (target - middle) ** 2);
      return spread === 0 ? Number.NaN : 1 - mean(view, squared) / spread;
    },
  },
  {
    ...base,
    id: "mape",
    title: "Mean absolute error, as a share of the truth",
    better: "lower",
    // A truth of zero makes it huge and not infinite, as in scikit-learn: no share of nothing is small.
    of: (view) =>
      mean(view, (target, predicted) => absolute(target, predicted) / Math.max(Math.abs(target), Number.EPSILON)),
  },
  {
    ...base,
    id: "median-error",
    title: "Median absolute error",
    better: "lower",
    of: (view) => median(view),
  },
];

/** The middle of the errors, each as often as its weight says. */
function median({ outcomes: { target, predicted }, weights }: RegressedView): number {
  const errors = target.map((value, row) => Math.abs(value - predicted[row]!));
  const order = [...errors.keys()].filter((row) => weights[row]! > 0).sort((a, b) => errors[a]! - errors[b]!);
  const total = order.reduce((sum, row) => sum + weights[row]!, 0);
  const at = (position: number): number => {
    let passed = 0;
    for (const row of order) {
      passed += weights[row]!;
      if (passed > position) return errors[row]!;
    }
    return Number.NaN;
  };
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
}
