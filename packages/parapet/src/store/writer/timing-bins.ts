/**
 * Bins on a log scale, 10 % wide, from a microsecond up: a quantile read from them is off by 5 % at most, and a day of
 * any traffic is a few thousand rows. SQL computes no percentiles: PostgreSQL and SQLite differ there.
 */
const RATIO = Math.log(1.1);
const SMALLEST_MS = 0.001;

/** The bin of a duration; 0 for a microsecond and less. */
export function binOf(ms: number): number {
  return ms <= SMALLEST_MS ? 0 : Math.ceil(Math.log(ms / SMALLEST_MS) / RATIO);
}

/** The duration that stands for all in the bin: its geometric middle. */
export function middleOf(bin: number): number {
  return bin <= 0 ? 0 : SMALLEST_MS * Math.exp(RATIO * (bin - 0.5));
}

/**
 * @param bins `[bin, count]`, ascending by bin
 * @param quantile 0 to 1
 * @returns milliseconds; 0 when there is nothing
 */
export function quantileOf(bins: readonly (readonly [bin: number, count: number])[], quantile: number): number {
  const total = bins.reduce((sum, [, count]) => sum + count, 0);
  const rank = Math.max(1, Math.ceil(quantile * total));
  let seen = 0;
  for (const [bin, count] of bins) {
    seen += count;
    if (seen >= rank) return middleOf(bin);
  }
  return 0;
}
