import { inverseBeta } from "./beta.ts";

/** A range of a value between 0 and 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 %: the 0.975 quantile of the normal distribution. */
const Z_95 = 1.959963984540054;

/**
 * Wilson's score interval of a proportion: honest also for few trials and near 0 and 1, where the usual one is not.
 *
 * @param z quantile of the normal distribution; 1.96 makes it a 95 % interval
 * @returns 0 to 1 for no trial at all: nothing is known
 * @see Wilson, Probable inference, the law of succession, and statistical inference (1927)
 */
export function wilsonInterval(successes: number, trials: number, z: number = Z_95): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const weight = z * z;
  const middle = share + weight / (2 * trials);
  const reach = z * Math.sqrt((share * (1 - share) + weight / (4 * trials)) / trials);
  const scale = 1 + weight / trials;
  return {
    low: successes === 0 ? 0 : Math.max(0, (middle - reach) / scale),
    high: successes === trials ? 1 : Math.min(1, (middle + reach) / scale),
  };
}

/**
 * The largest rate that what was seen does not rule out: exact one-sided bound of Clopper and Pearson. With no event
 * in `trials` it is about 3 / trials at 95 %, the rule of three.
 *
 * @returns 1 for no trial at all
 */
export function upperBoundOfRate(events: number, trials: number, confidence = 0.95): number {
  if (events >= trials) return 1;
  if (events === 0) return 1 - (1 - confidence) ** (1 / trials);
  return inverseBeta(confidence, events + 1, trials - events);
}

/**
 * Exact interval of Clopper and Pearson: holds the rate at least as often as promised, for any number of trials.
 *
 * @returns 0 to 1 for no trial at all
 */
export function clopperPearsonInterval(events: number, trials: number, confidence = 0.95): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const side = (1 + confidence) / 2;
  return { low: 1 - upperBoundOfRate(trials - events, trials, side), high: upperBoundOfRate(events, trials, side) };
}

/**
 * How many trials without a single event it takes before a rate as low as this one can be claimed.
 *
 * @param rate above 0, below 1
 */
export function trialsToShowRate(rate: number, confidence = 0.95): number {
  return Math.ceil(Math.log(1 - confidence) / Math.log1p(-rate) - 1e-9);
}
