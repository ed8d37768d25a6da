import { incompleteBeta } from "./beta.ts";

/** Chance of at most `events` in `trials` of a fair coin. */
function fairCoinAtMost(events: number, trials: number): number {
  if (events < 0) return 0;
  if (events >= trials) return 1;
  return incompleteBeta(0.5, trials - events, events + 1);
}

export interface McNemarResult {
  /** Two-sided, of the binomial distribution. */
  readonly exact: number;
  /** Two-sided, with half of what was seen: less timid, and still near its level. */
  readonly midP: number;
}

/**
 * Do two classifiers err equally often on the same rows? Only rows where one errs and the other does not can tell.
 *
 * @param onlyFirst rows that only the first has right
 * @returns 1 where there is no such row: nothing speaks against it
 * @see McNemar (1947); Fagerland, Lydersen, Laake, The McNemar test for binary matched-pairs data (2013)
 */
export function mcNemarTest(onlyFirst: number, onlySecond: number): McNemarResult {
  const trials = onlyFirst + onlySecond;
  if (trials === 0) return { exact: 1, midP: 1 };
  const fewer = Math.min(onlyFirst, onlySecond);
  const atMost = fairCoinAtMost(fewer, trials);
  const seen = atMost - fairCoinAtMost(fewer - 1, trials);
  return {
    exact: Math.min(1, 2 * atMost),
    midP: Math.min(1, onlyFirst === onlySecond ? 1 - seen / 2 : 2 * atMost - seen),
  };
}

/**
 * Chance of so few hits in a part of a whole, when the part is like the rest: one side of Fisher's exact test.
 *
 * @param hits in the part, of `trials`
 * @param allHits in the whole, of `allTrials`, the part among them
 */
export function fisherAtMost(hits: number, trials: number, allHits: number, allTrials: number): number {
  const least = Math.max(0, trials + allHits - allTrials);
  const most = Math.min(trials, allHits);
  // From the likeliest outwards, in parts of its chance: no factorial is needed, and nothing overflows.
  const mode = Math.min(most, Math.max(least, Math.floor(((trials + 1) * (allHits + 1)) / (allTrials + 2))));
  let total = 1;
  let below = mode <= hits ? 1 : 0;
  let chance = 1;
  for (let k = mode; k < most && chance > 1e-300; k++) {
    chance *= ((trials - k) * (allHits - k)) / ((k + 1) * (allTrials - trials - allHits + k + 1));
    total += chance;
    if (k + 1 <= hits) below += chance;
  }
  chance = 1;
  for (let k = mode; k > least && chance > 1e-300; k--) {
    chance *= (k * (allTrials - trials - allHits + k)) / ((trials - k + 1) * (allHits - k + 1));
    total += chance;
    if (k - 1 <= hits) below += chance;
  }
  return Math.min(1, below / total);
}

/**
 * Chance that Student's t with so many degrees of freedom is at least `t`.
 *
 * @param freedom may be a fraction, as Welch's is
 */
export function studentAtLeast(t: number, freedom: number): number {
  const tail = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  return t >= 0 ? tail : 1 - tail;
}

/**
 * Adjusted chances of many tests, in their order, by Holm's steps: with those below 0.05 called real, the chance that
 * any of them is not stays below 0.05, whatever hangs together.
 *
 * @see Holm, A simple sequentially rejective multiple test procedure (1979)
 */
export function holmAdjusted(chances: readonly number[]): number[] {
  const order = chances.map((_, test) => test).sort((a, b) => chances[a]! - chances[b]!);
  const adjusted = new Array<number>(chances.length);
  let highest = 0;
  for (const [step, test] of order.entries()) {
    highest = Math.max(highest, Math.min(1, chances[test]! * (chances.length - step)));
    adjusted[test] = highest;
  }
  return adjusted;
}
