/**
 * The likelihood-ratio attack: a row's logit under the audited model is held against its logits under shadow models,
 * half of which were trained on the row.
 *
 * @see Carlini, Chien, Nasr, Song, Terzis, Tramèr, Membership inference attacks from first principles (2022)
 */

/** What shadow models said of the rows, and which they were trained on. */
export interface Shadows {
  /** By model: the logit of every row. */
  readonly logits: readonly Float64Array[];
  /** By model: 1 for rows that it was trained on. */
  readonly isIn: readonly Uint8Array[];
}

/** With fewer models a row's own deviation is known too badly, and all rows share one. */
const ENOUGH_FOR_OWN_DEVIATION = 32;
const LEAST_DEVIATION = 1e-6;

interface Spread {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

/** Logarithm of the ratio of the likelihoods: of being in against being out. */
export function likelihoodRatios(said: Float64Array, shadows: Shadows): Float64Array {
  const [inside, outside] = [spreadOf(shadows, 1), spreadOf(shadows, 0)];
  return said.map((logit, row) => logDensity(logit, inside, row) - logDensity(logit, outside, row));
}

/** How many deviations a logit lies above what models say that were not trained on the row: no model of its own is needed for it. */
export function distancesFromOutside(said: Float64Array, shadows: Shadows): Float64Array {
  const { mean, deviation } = spreadOf(shadows, 0);
  return said.map((logit, row) => (logit - mean[row]!) / deviation[row]!);
}

function logDensity(logit: number, { mean, deviation }: Spread, row: number): number {
  const distance = (logit - mean[row]!) / deviation[row]!;
  return -(distance * distance) / 2 - Math.log(deviation[row]!);
}

function spreadOf({ logits, isIn }: Shadows, side: 0 | 1): Spread {
  const rows = logits[0]?.length ?? 0;
  const mean = new Float64Array(rows);
  const squares = new Float64Array(rows);
  const counts = new Float64Array(rows);
  for (const [model, own] of logits.entries())
    for (let row = 0; row < rows; row++)
      if (isIn[model]![row] === side) {
        counts[row]!++;
        mean[row]! += own[row]!;
      }
  for (let row = 0; row < rows; row++) mean[row]! /= counts[row]!;
  for (const [model, own] of logits.entries())
    for (let row = 0; row < rows; row++) if (isIn[model]![row] === side) squares[row]! += (own[row]! - mean[row]!) ** 2;
  const all = squares.reduce((sum, square) => sum + square, 0);
  const freedom = counts.reduce((sum, count) => sum + count - 1, 0);
  const shared = Math.max(LEAST_DEVIATION, Math.sqrt(all / Math.max(1, freedom)));
  const deviation = squares.map((square, row) =>
    counts[row]! < ENOUGH_FOR_OWN_DEVIATION
      ? shared
      : Math.max(LEAST_DEVIATION, Math.sqrt(square / (counts[row]! - 1))),
  );
  return { mean, deviation };
}
