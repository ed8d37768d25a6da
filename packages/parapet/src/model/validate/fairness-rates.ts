import type { Classified } from "./outcomes.ts";

/** Counts of one group, by what is true and what was said of the positive class. */
export interface GroupCounts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
  /** Answers that are right, whatever the class. */
  readonly right: number;
  readonly rows: number;
}

export type GroupRate =
  | "selection-rate"
  | "true-positive-rate"
  | "false-positive-rate"
  | "true-negative-rate"
  | "false-negative-rate"
  | "precision"
  | "accuracy";

interface RateOf {
  readonly hits: (counts: GroupCounts) => number;
  /** How many rows the rate is a share of: too few of them say nothing. */
  readonly of: (counts: GroupCounts) => number;
}

const positives = (counts: GroupCounts): number => counts.truePositives + counts.falseNegatives;
const negatives = (counts: GroupCounts): number => counts.falsePositives + counts.trueNegatives;
const selected = (counts: GroupCounts): number => counts.truePositives + counts.falsePositives;

export const RATES: Readonly<Record<GroupRate, RateOf>> = {
  "selection-rate": { hits: selected, of: ({ rows }) => rows },
  "true-positive-rate": { hits: ({ truePositives }) => truePositives, of: positives },
  "false-positive-rate": { hits: ({ falsePositives }) => falsePositives, of: negatives },
  "true-negative-rate": { hits: ({ trueNegatives }) => trueNegatives, of: negatives },
  "false-negative-rate": { hits: ({ falseNegatives }) => falseNegatives, of: positives },
  precision: { hits: ({ truePositives }) => truePositives, of: selected },
  accuracy: { hits: ({ right }) => right, of: ({ rows }) => rows },
};

/** NaN of nothing. */
export const rateOf = (rate: GroupRate, counts: GroupCounts): number => {
  const { hits, of } = RATES[rate];
  return hits(counts) / of(counts);
};

/** @param groups number of the group of each row, from 0; -1 for none */
export function countGroups(
  { labels, predicted, positive }: Classified,
  groups: Int32Array,
  count: number,
  weights: Float64Array | undefined,
): GroupCounts[] {
  const sums = Array.from({ length: count }, () => new Float64Array(5));
  for (let row = 0; row < labels.length; row++) {
    const group = groups[row]!;
    const weight = weights === undefined ? 1 : weights[row]!;
    if (group < 0 || weight === 0) continue;
    const sum = sums[group]!;
    const isYes = labels[row] === positive;
    const cell = predicted[row] === positive ? (isYes ? 0 : 1) : isYes ? 3 : 2;
    sum[cell] = sum[cell]! + weight;
    if (labels[row] === predicted[row]) sum[4] = sum[4]! + weight;
  }
  return sums.map((sum) => ({
    truePositives: sum[0]!,
    falsePositives: sum[1]!,
    trueNegatives: sum[2]!,
    falseNegatives: sum[3]!,
    right: sum[4]!,
    rows: sum[0]! + sum[1]! + sum[2]! + sum[3]!,
  }));
}

/** Largest less smallest. */
export const differenceOf = (rates: readonly number[]): number => Math.max(...rates) - Math.min(...rates);

/** Smallest by largest: 1 is equal; 0 of 0 is not defined. */
export const ratioOf = (rates: readonly number[]): number => Math.min(...rates) / Math.max(...rates);
