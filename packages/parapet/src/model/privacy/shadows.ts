import type { Random } from "../attacks/engine/random.ts";
import { type LabelledRows, type Learner, rowsAt } from "../learn/learner.ts";

/** Models like the audited one, each trained on half of the rows. */
export interface ShadowModels {
  /** By model: shares of every row, `rows × classes`. */
  readonly shares: readonly Float32Array[];
  /** By model: 1 for rows that it was trained on. */
  readonly isIn: readonly Uint8Array[];
}

export interface ShadowOptions {
  /** Members and others, all of them. */
  readonly pool: LabelledRows;
  readonly learner: Learner;
  /** Rounded up to an even number. */
  readonly count: number;
  readonly random: Random;
  readonly signal?: AbortSignal;
  readonly onShadow?: (done: number) => void;
}

/**
 * Trains shadow models in pairs: one on a random half of the rows, the other on the rest, so that each row is in half of
 * them and all are of one size. Given up early, it returns the pairs that are whole.
 */
export async function trainShadows(options: ShadowOptions): Promise<ShadowModels> {
  const { pool, learner, count, random, signal, onShadow } = options;
  const shares: Float32Array[] = [];
  const isIn: Uint8Array[] = [];
  for (let pair = 0; pair < Math.ceil(count / 2); pair++) {
    const own = random.fork(pair);
    const order = Uint32Array.from({ length: pool.rows }, (_, row) => row);
    for (let at = order.length - 1; at > 0; at--) {
      const other = own.below(at + 1);
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    const middle = Math.floor(order.length / 2);
    const made: { readonly said: Float32Array; readonly marks: Uint8Array }[] = [];
    for (const [side, places] of [order.subarray(0, middle), order.subarray(middle)].entries()) {
      if (signal?.aborted === true) break;
      const marks = new Uint8Array(pool.rows);
      for (const row of places) marks[row] = 1;
      const model = await learner.train(rowsAt(pool, places), own.fork(side));
      made.push({ said: await model.predict(pool.inputs, pool.rows), marks });
      onShadow?.(shares.length + made.length);
    }
    if (made.length < 2) break;
    for (const { said, marks } of made) {
      shares.push(said);
      isIn.push(marks);
    }
  }
  return { shares, isIn };
}
