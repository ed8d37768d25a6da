/** One layer of a stacked chart. */
export interface Layer {
  readonly label: string;
  /** `null` where nothing was measured: a line has a gap there. */
  readonly values: readonly (number | null)[];
}

/**
 * Running sums from the first layer up: entry `i` is the top edge of layer `i`. Negative values count as nothing, since
 * a layer cannot take from the one below.
 */
export function stack(layers: readonly Layer[]): number[][] {
  const tops: number[][] = [];
  for (const layer of layers) {
    const below = tops.at(-1);
    tops.push(layer.values.map((value, index) => Math.max(0, value ?? 0) + (below?.[index] ?? 0)));
  }
  return tops;
}
