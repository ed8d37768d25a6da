/**
 * Quantiles of any number of values in a bounded place: buckets that grow by a constant factor, so that every answer
 * is within one hundredth of a value that a sorted list would give.
 *
 * @see Masson, Rim and Lee, DDSketch (2019)
 */
export interface QuantileSketch {
  readonly count: number;
  readonly sum: number;
  /** Of a value of at least 0, in any unit; below a billionth counts as 0. */
  add(value: number): void;
  /**
   * The value that `share` of all are at or below, by nearest rank.
   *
   * @param share 0 to 1
   * @returns NaN when nothing was added
   */
  quantile(share: number): number;
}

const ERROR = 0.01;
const GROWTH = (1 + ERROR) / (1 - ERROR);
const LOG_GROWTH = Math.log(GROWTH);
const LEAST = 1e-9;

export function createQuantileSketch(): QuantileSketch {
  const buckets = new Map<number, number>();
  let zeros = 0;
  let count = 0;
  let sum = 0;
  return {
    get count() {
      return count;
    },
    get sum() {
      return sum;
    },
    add: (value) => {
      count++;
      sum += value;
      if (value < LEAST) {
        zeros++;
        return;
      }
      const bucket = Math.ceil(Math.log(value) / LOG_GROWTH);
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
    },
    quantile: (share) => {
      if (count === 0) return Number.NaN;
      const rank = Math.max(1, Math.ceil(share * count));
      let seen = zeros;
      if (seen >= rank) return 0;
      let last = 0;
      for (const bucket of [...buckets.keys()].sort((a, b) => a - b)) {
        last = bucket;
        seen += buckets.get(bucket)!;
        if (seen >= rank) break;
      }
      return (2 * GROWTH ** last) / (GROWTH + 1);
    },
  };
}
