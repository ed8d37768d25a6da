import {
  bootstrap,
  clopperPearsonInterval,
  percentileInterval,
  rank,
  rocAuc,
  seededRandom,
} from "@parapet/guard/stats";

export interface Share {
  readonly value: number;
  /** 95 %. */
  readonly low: number;
  readonly high: number;
}

/** How many members an attack names at a rate of wrong accusations. */
interface Caught extends Share {
  /** What was asked for. */
  readonly falsePositiveRate: number;
  readonly members: number;
  /** Others that score as high, which is what the rate allows or fewer. */
  readonly others: number;
}

export interface Measured {
  /** How often a member scores higher than another; 0.5 is chance. */
  readonly auc: Share;
  /** Mean of the shares of members and others told right, the threshold chosen on rows that were not counted. */
  readonly balancedAccuracy: Share;
  readonly tpr: readonly Caught[];
}

/** Rates of wrong accusations that are looked at: an attack that is rarely wrong hurts more than one that is often right. */
const FALSE_POSITIVE_RATES = [0.001, 0.01] as const;

const RESAMPLES = 400;

/**
 * What an attack is worth, by its scores of members and of others.
 *
 * @param seed of the halves and of the resamples
 */
export function measure(members: Float64Array, others: Float64Array, seed: number): Measured {
  const scores = Float64Array.from([...members, ...others]);
  const isMember = Uint8Array.from(scores, (_, at) => (at < members.length ? 1 : 0));
  const ranking = rank(scores);
  const [auc] = bootstrap((weights) => [rocAuc(ranking, isMember, weights)], {
    size: scores.length,
    resamples: RESAMPLES,
    random: seededRandom(seed),
    strata: isMember,
  });
  const range = percentileInterval(auc!.distribution);
  return {
    auc: { value: auc!.estimate, low: range?.low ?? 0, high: range?.high ?? 1 },
    balancedAccuracy: balancedAccuracy(members, others, seed),
    tpr: FALSE_POSITIVE_RATES.map((rate) => caughtAt(members, others, rate)),
  };
}

/**
 * The highest share of members that score above a threshold which as many others pass as the rate allows, rounded down:
 * with fewer than 1,000 others a rate of 0.1 % allows none.
 */
function caughtAt(members: Float64Array, others: Float64Array, falsePositiveRate: number): Caught {
  const allowed = Math.floor(falsePositiveRate * others.length + 1e-9);
  // The first one that must not pass; all above it do.
  const bound = others.toSorted()[others.length - 1 - allowed] ?? Number.NEGATIVE_INFINITY;
  const count = members.reduce((sum, score) => sum + (score > bound ? 1 : 0), 0);
  return {
    falsePositiveRate,
    value: count / members.length,
    ...clopperPearsonInterval(count, members.length),
    members: count,
    others: others.reduce((sum, score) => sum + (score > bound ? 1 : 0), 0),
  };
}

/** The threshold of each half is counted on the other, so that nothing is told by rows that chose how it is told. */
function balancedAccuracy(members: Float64Array, others: Float64Array, seed: number): Share {
  const random = seededRandom(seed ^ 0x7a1f);
  const [ins, outs] = [halves(members, random), halves(others, random)];
  let [right, wrong] = [0, 0];
  for (const chosen of [0, 1] as const) {
    const threshold = bestThreshold(ins[chosen], outs[chosen]);
    const counted = (1 - chosen) as 0 | 1;
    right += ins[counted].reduce((sum, score) => sum + (score > threshold ? 1 : 0), 0);
    wrong += outs[counted].reduce((sum, score) => sum + (score > threshold ? 1 : 0), 0);
  }
  const [caught, spared] = [right / members.length, 1 - wrong / others.length];
  const error = Math.sqrt((caught * (1 - caught)) / members.length + (spared * (1 - spared)) / others.length) / 2;
  const value = (caught + spared) / 2;
  return { value, low: Math.max(0, value - 1.96 * error), high: Math.min(1, value + 1.96 * error) };
}

function halves(scores: Float64Array, random: () => number): readonly [Float64Array, Float64Array] {
  const shuffled = Float64Array.from(scores);
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
  }
  const middle = Math.floor(shuffled.length / 2);
  return [shuffled.subarray(0, middle), shuffled.subarray(middle)];
}

/** What is above it is taken for a member. */
function bestThreshold(members: Float64Array, others: Float64Array): number {
  const scores = Float64Array.from([...members, ...others]);
  const { order, begins } = rank(scores);
  let [caught, accused] = [0, 0];
  let best = { gain: 0, threshold: Number.POSITIVE_INFINITY };
  for (let at = 0; at < order.length; at++) {
    if (order[at]! < members.length) caught++;
    else accused++;
    if (at + 1 < order.length && begins[at + 1] === 0) continue;
    const gain = caught / members.length - accused / others.length;
    const next = at + 1 < order.length ? scores[order[at + 1]!]! : Number.NEGATIVE_INFINITY;
    const own = scores[order[at]!]!;
    if (gain > best.gain) best = { gain, threshold: next === Number.NEGATIVE_INFINITY ? next : (own + next) / 2 };
  }
  return best.threshold;
}
