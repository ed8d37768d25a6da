import { normalCdf, normalQuantile } from "./normal.ts";

/**
 * Figures of a sample, when every row counts as often as its weight says: 0 leaves it out, 2 counts it twice. Always
 * as many; NaN where one is not defined.
 */
export type WeightedFigures = (weights: Float64Array) => ArrayLike<number>;

export interface BootstrapOptions {
  /** Rows of the sample. */
  readonly size: number;
  readonly resamples: number;
  /** From 0 to 1, as of `seededRandom`. */
  readonly random: () => number;
  /** Rows of one number are drawn among each other, so that each resample has as many of them. */
  readonly strata?: ArrayLike<number>;
  /** Called before every resample; may throw to end it. */
  readonly onResample?: (done: number) => void;
}

export interface BootstrapResult {
  /** Of the sample itself. */
  readonly estimate: number;
  /** Of the resamples, in the order in which they were drawn. */
  readonly distribution: Float64Array;
  /** Of samples with rows left out: for `bcaInterval`. */
  readonly jackknife: Float64Array;
}

/** With more rows than this, groups of rows are left out instead of each. */
const MOST_JACKKNIVES = 500;
const JACKKNIFE_GROUPS = 200;

/**
 * Resamples once for all figures: each resample is drawn with replacement.
 *
 * @see Efron, Tibshirani, An Introduction to the Bootstrap (1993)
 */
export function bootstrap(figures: WeightedFigures, options: BootstrapOptions): BootstrapResult[] {
  const { size, resamples, random, onResample } = options;
  const weights = new Float64Array(size).fill(1);
  const estimates = Array.from(figures(weights));
  const distributions = estimates.map(() => new Float64Array(resamples));
  const strata = rowsByStratum(size, options.strata);
  for (let draw = 0; draw < resamples; draw++) {
    onResample?.(draw);
    weights.fill(0);
    for (const rows of strata)
      for (let at = 0; at < rows.length; at++) {
        const row = rows[Math.floor(random() * rows.length)]!;
        weights[row] = weights[row]! + 1;
      }
    const drawn = figures(weights);
    for (const [at, distribution] of distributions.entries()) distribution[draw] = drawn[at]!;
  }
  const jackknives = leaveOut(figures, estimates.length, size, random);
  return estimates.map((estimate, at) => ({
    estimate,
    distribution: distributions[at]!,
    jackknife: jackknives[at]!,
  }));
}

function rowsByStratum(size: number, strata: ArrayLike<number> | undefined): Int32Array[] {
  if (strata === undefined) return [Int32Array.from({ length: size }, (_, row) => row)];
  const byStratum = new Map<number, number[]>();
  for (let row = 0; row < size; row++) {
    const rows = byStratum.get(strata[row]!);
    if (rows === undefined) byStratum.set(strata[row]!, [row]);
    else rows.push(row);
  }
  return [...byStratum.values()].map((rows) => Int32Array.from(rows));
}

function leaveOut(figures: WeightedFigures, count: number, size: number, random: () => number): Float64Array[] {
  const isWhole = size <= MOST_JACKKNIVES;
  const groups = isWhole ? size : JACKKNIFE_GROUPS;
  const order = Int32Array.from({ length: size }, (_, row) => row);
  if (!isWhole)
    for (let at = size - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      const row = order[at]!;
      order[at] = order[other]!;
      order[other] = row;
    }
  const values = Array.from({ length: count }, () => new Float64Array(groups));
  const weights = new Float64Array(size).fill(1);
  for (let group = 0; group < groups; group++) {
    for (let at = group; at < size; at += groups) weights[order[at]!] = 0;
    const left = figures(weights);
    for (const [at, value] of values.entries()) value[group] = left[at]!;
    for (let at = group; at < size; at += groups) weights[order[at]!] = 1;
  }
  return values;
}

/** A range of a figure, of any size. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * The value below which a share of the values lies, between two of them in proportion: NumPy's `linear`.
 *
 * @param sorted ascending, at least one
 */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const at = Math.min(1, Math.max(0, share)) * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  // As NumPy interpolates: from the nearer end, so that equal values stay equal.
  const part = at - below;
  return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
}

/** The middle of the resamples' figures. Undefined when one of them is not defined. */
export function percentileInterval(distribution: Float64Array, confidence = 0.95): Range | undefined {
  const sorted = distribution.toSorted();
  // NaN sorts last.
  if (sorted.length === 0 || Number.isNaN(sorted.at(-1))) return undefined;
  return { low: quantileOf(sorted, (1 - confidence) / 2), high: quantileOf(sorted, (1 + confidence) / 2) };
}

/**
 * Bias-corrected and accelerated: the percentiles moved by how far the estimate lies from the middle of the resamples,
 * and by how the figure's deviation changes with it. Undefined where that cannot be told: all resamples on one side
 * of the estimate, or a figure that no row moves.
 *
 * @see Efron, Better bootstrap confidence intervals (1987)
 */
export function bcaInterval(
  { estimate, distribution, jackknife: left }: BootstrapResult,
  confidence = 0.95,
): Range | undefined {
  const sorted = distribution.toSorted();
  if (sorted.length === 0 || Number.isNaN(sorted.at(-1)) || Number.isNaN(estimate) || left.some(Number.isNaN))
    return undefined;
  let below = 0;
  let upTo = 0;
  for (const value of sorted) {
    if (value < estimate) below++;
    if (value <= estimate) upTo++;
  }
  const bias = normalQuantile((below + upTo) / (2 * sorted.length));
  const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
  let cubes = 0;
  let squares = 0;
  for (const value of left) {
    cubes += (mean - value) ** 3;
    squares += (mean - value) ** 2;
  }
  if (squares === 0 || !Number.isFinite(bias)) return undefined;
  const acceleration = cubes / (6 * squares ** 1.5);
  const share = (probability: number): number => {
    const moved = bias + normalQuantile(probability);
    return normalCdf(bias + moved / (1 - acceleration * moved));
  };
  return {
    low: quantileOf(sorted, share((1 - confidence) / 2)),
    high: quantileOf(sorted, share((1 + confidence) / 2)),
  };
}
