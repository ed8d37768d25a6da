import type { ClassifiedMetric, Confusion } from "./metric.ts";

const correct = ({ cells, size }: Confusion): number => {
  let sum = 0;
  for (let index = 0; index < size; index++) sum += cells[index * size + index]!;
  return sum;
};

type Rate = (confusion: Confusion, index: number) => number;

/** 0 of 0 is 0, as scikit-learn has it: a class that is never said has no precision to be proud of. */
const part = (hits: number, of: number): number => (of === 0 ? 0 : hits / of);
const hitsOf: Rate = ({ cells, size }, index) => cells[index * size + index]!;
const precision: Rate = (confusion, index) => part(hitsOf(confusion, index), confusion.said[index]!);
const recall: Rate = (confusion, index) => part(hitsOf(confusion, index), confusion.actual[index]!);
const f1: Rate = (confusion, index) =>
  part(2 * hitsOf(confusion, index), confusion.said[index]! + confusion.actual[index]!);

const RATES = { precision, recall, f1 } as const;
const TITLES = { precision: "Precision", recall: "Recall", f1: "F1" } as const;

type Average = (confusion: Confusion, rate: Rate) => number;
const over = (confusion: Confusion, rate: Rate, share: (index: number) => number): number => {
  let sum = 0;
  for (let index = 0; index < confusion.size; index++) sum += share(index) * rate(confusion, index);
  return sum;
};
const AVERAGES: Readonly<Record<string, Average>> = {
  macro: (confusion, rate) => over(confusion, rate, () => 1 / confusion.size),
  // Over all classes together, every wrong answer is one missed and one too many.
  micro: (confusion) => part(correct(confusion), confusion.total),
  weighted: (confusion, rate) => over(confusion, rate, (index) => part(confusion.actual[index]!, confusion.total)),
};

const names = ["precision", "recall", "f1"] as const;

/** Of the positive class alone, then averaged over classes. */
export const byClass: readonly ClassifiedMetric[] = [
  ...names.map(
    (name): ClassifiedMetric => ({
      id: name,
      title: TITLES[name],
      task: "classification",
      better: "higher",
      isBinary: true,
      of: ({ confusion, outcomes }) => RATES[name](confusion, outcomes.positive),
    }),
  ),
  ...Object.entries(AVERAGES).flatMap(([average, of]) =>
    names.map(
      (name): ClassifiedMetric => ({
        id: `${name}-${average}`,
        title: `${TITLES[name]}, ${average}`,
        task: "classification",
        better: "higher",
        of: ({ confusion }) => of(confusion, RATES[name]),
      }),
    ),
  ),
];

/** One number for all classes. */
export const overall: readonly ClassifiedMetric[] = [
  {
    id: "accuracy",
    title: "Accuracy",
    task: "classification",
    better: "higher",
    of: ({ confusion }) => correct(confusion) / confusion.total,
  },
  {
    id: "balanced-accuracy",
    title: "Balanced accuracy",
    task: "classification",
    better: "higher",
    // Of the classes that are there.
    of: ({ confusion }) => {
      const there = confusion.actual.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
      return over(confusion, recall, (index) => (confusion.actual[index] === 0 ? 0 : 1 / there));
    },
  },
  {
    id: "mcc",
    title: "Matthews correlation",
    task: "classification",
    better: "higher",
    /** @see Gorodkin, Comparing two K-category assignments by a K-category correlation coefficient (2004) */
    of: ({ confusion }) => {
      const { actual, said, total } = confusion;
      const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, one, at) => sum + one * b[at]!, 0);
      const spread = (total * total - dot(said, said)) * (total * total - dot(actual, actual));
      return spread === 0 ? 0 : (correct(confusion) * total - dot(actual, said)) / Math.sqrt(spread);
    },
  },
  {
    id: "kappa",
    title: "Cohen's kappa",
    task: "classification",
    better: "higher",
    of: ({ confusion }) => {
      const { actual, said, total } = confusion;
      const byChance = actual.reduce((sum, count, index) => sum + (count * said[index]!) / total, 0);
      return (correct(confusion) - byChance) / (total - byChance);
    },
  },
];
