/** Rows in the order of a score, highest first: made once, for every weighting of the rows. */
export interface Ranking {
  readonly order: Int32Array;
  /** Of each row in that order: 1 where its score is not that of the row before it. */
  readonly begins: Uint8Array;
}

/** @param scores without NaN */
export function rank(scores: Float64Array): Ranking {
  const order = Int32Array.from(scores, (_, row) => row).sort((a, b) => scores[b]! - scores[a]! || a - b);
  const begins = Uint8Array.from(order, (row, at) => (at === 0 || scores[order[at - 1]!] !== scores[row] ? 1 : 0));
  return { order, begins };
}

/**
 * Area under the ROC curve: how often a positive row scores higher than a negative one; a tie is half.
 *
 * @param positive 1 for rows of the class
 * @returns NaN without a positive or without a negative
 */
export function rocAuc({ order, begins }: Ranking, positive: Uint8Array, weights: Float64Array): number {
  let positives = 0;
  let negatives = 0;
  let area = 0;
  let tiedPositives = 0;
  let tiedNegatives = 0;
  for (let at = 0; at < order.length; at++) {
    const row = order[at]!;
    if (begins[at] === 1) {
      area += tiedNegatives * (positives + tiedPositives / 2);
      positives += tiedPositives;
      negatives += tiedNegatives;
      tiedPositives = 0;
      tiedNegatives = 0;
    }
    if (positive[row] === 1) tiedPositives += weights[row]!;
    else tiedNegatives += weights[row]!;
  }
  area += tiedNegatives * (positives + tiedPositives / 2);
  positives += tiedPositives;
  negatives += tiedNegatives;
  return positives === 0 || negatives === 0 ? Number.NaN : area / (positives * negatives);
}

/**
 * Area under the precision-recall curve as average precision: each step of recall at the precision there, without
 * interpolation, which would flatter.
 *
 * @returns NaN without a positive
 */
export function averagePrecision({ order, begins }: Ranking, positive: Uint8Array, weights: Float64Array): number {
  let all = 0;
  for (let row = 0; row < positive.length; row++) if (positive[row] === 1) all += weights[row]!;
  if (all === 0) return Number.NaN;
  let positives = 0;
  let taken = 0;
  let tied = 0;
  let area = 0;
  for (let at = 0; at < order.length; at++) {
    const row = order[at]!;
    if (begins[at] === 1 && taken > 0) {
      area += (tied / all) * (positives / taken);
      tied = 0;
    }
    taken += weights[row]!;
    if (positive[row] === 1) {
      positives += weights[row]!;
      tied += weights[row]!;
    }
  }
  return taken === 0 ? Number.NaN : area + (tied / all) * (positives / taken);
}

/** Points of the ROC curve, from (0, 0) to (1, 1), one for each distinct score. */
export function rocCurve(
  { order, begins }: Ranking,
  positive: Uint8Array,
): readonly { readonly falsePositiveRate: number; readonly truePositiveRate: number }[] {
  const all = positive.reduce((sum, one) => sum + one, 0);
  const none = positive.length - all;
  const points = [{ falsePositiveRate: 0, truePositiveRate: 0 }];
  let positives = 0;
  for (let at = 0; at < order.length; at++) {
    if (positive[order[at]!] === 1) positives++;
    if (at + 1 < order.length && begins[at + 1] === 0) continue;
    points.push({ falsePositiveRate: (at + 1 - positives) / none, truePositiveRate: positives / all });
  }
  return points;
}
