import type { Described } from "@parapet/guard/kernel";
import type { Random } from "../attacks/engine/random.ts";
import type { LabelledRows, Learned } from "../learn/learner.ts";

/** What a thief has before the first question. */
export interface ThiefsMeans {
  /** Rows of the thief's own, unlabelled, `count × size`; drawn from once each. */
  readonly own: Float32Array;
  readonly count: number;
  readonly size: number;
  /** What a feature may be; whole where all of the own rows are. */
  readonly low: Float32Array;
  readonly high: Float32Array;
  readonly isWhole: Uint8Array;
}

/** Which questions a thief asks: the extension object of this folder. */
export interface Theft extends Described {
  /** Where the method comes from. */
  readonly source: string;
  /**
   * The next questions.
   *
   * @param count as many rows, or fewer when the own rows are used up
   * @param known what was asked and answered so far
   * @param copy of the model, as learned so far; absent in the first round
   */
  next(
    means: ThiefsMeans,
    count: number,
    known: LabelledRows | undefined,
    copy: Learned | undefined,
    random: Random,
  ): Promise<Float32Array>;
}

export function meansOf(own: Float32Array, size: number): ThiefsMeans {
  const count = own.length / size;
  const low = new Float32Array(size).fill(Number.POSITIVE_INFINITY);
  const high = new Float32Array(size).fill(Number.NEGATIVE_INFINITY);
  const isWhole = new Uint8Array(size).fill(1);
  for (let at = 0; at < own.length; at++) {
    const feature = at % size;
    low[feature] = Math.min(low[feature]!, own[at]!);
    high[feature] = Math.max(high[feature]!, own[at]!);
    if (!Number.isInteger(own[at])) isWhole[feature] = 0;
  }
  return { own, count, size, low, high, isWhole };
}

/** By how much the first class leads the second in each row. */
export function leadsOf(shares: Float32Array, rows: number, classes: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    let [first, second] = [0, 0];
    for (let at = 0; at < classes; at++) {
      const share = shares[row * classes + at]!;
      if (share > first) [first, second] = [share, first];
      else if (share > second) second = share;
    }
    return first - second;
  });
}
