/**
 * Answers that say less: the part of the gateway's output rules that is arithmetic, used by whoever measures what they
 * buy. Rows lie one behind the other, each `width` numbers.
 */

/** How an answer is made coarser. Noise comes first: what follows only takes away. */
export interface CoarseRules {
  readonly noise?: { readonly epsilon: number; readonly sensitivity: number } | undefined;
  /** The highest so many of a row stay, the rest become 0. */
  readonly top?: number | undefined;
  /** Decimals that stay. */
  readonly round?: number | undefined;
}

/** @param uniform draws from (0, 1), one a value; asked for only where there is noise */
export function coarsened(
  values: readonly number[],
  width: number,
  { noise, top, round }: CoarseRules,
  uniform: (count: number) => ArrayLike<number>,
): readonly number[] {
  let coarse = values;
  if (noise !== undefined && values.length > 0) coarse = withNoise(coarse, width, noise, uniform(values.length));
  if (top !== undefined) coarse = topOf(coarse, width, top);
  if (round !== undefined) coarse = coarse.map((value) => Number(value.toFixed(round)));
  return coarse;
}

/**
 * Laplace noise of scale sensitivity / epsilon. Rows that were probabilities stay in [0, 1], and their sum stays 1.
 *
 * @see Dwork, McSherry, Nissim, Smith, Calibrating noise to sensitivity in private data analysis (2006)
 */
function withNoise(
  values: readonly number[],
  width: number,
  { epsilon, sensitivity }: { readonly epsilon: number; readonly sensitivity: number },
  uniform: ArrayLike<number>,
): number[] {
  const scale = sensitivity / epsilon;
  const noisy = values.map((value, at) => {
    const centred = uniform[at]! - 0.5;
    return value - scale * Math.sign(centred) * Math.log1p(-2 * Math.abs(centred));
  });
  for (let start = 0; start < values.length; start += width) {
    const row = values.slice(start, start + width);
    if (!row.every((value) => value >= 0 && value <= 1)) continue;
    const isDistribution = width > 1 && Math.abs(row.reduce((sum, value) => sum + value, 0) - 1) < 1e-3;
    let sum = 0;
    for (let at = start; at < start + row.length; at++) {
      noisy[at] = Math.min(1, Math.max(0, noisy[at]!));
      sum += noisy[at]!;
    }
    if (!isDistribution) continue;
    for (let at = start; at < start + row.length; at++) noisy[at] = sum === 0 ? 1 / width : noisy[at]! / sum;
  }
  return noisy;
}

/** Of values that are equal the first stays. */
function topOf(values: readonly number[], width: number, top: number): number[] {
  const kept = new Array<number>(values.length).fill(0);
  for (let start = 0; start < values.length; start += width) {
    const places = Array.from({ length: Math.min(width, values.length - start) }, (_, at) => start + at);
    places.sort((a, b) => values[b]! - values[a]! || a - b);
    for (const at of places.slice(0, top)) kept[at] = values[at]!;
  }
  return kept;
}
