import { quantileOf, type Range } from "@parapet/guard/stats";
import { type Classified, probabilityOf } from "./outcomes.ts";

/** Rows whose said probabilities lie together. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** Mean of the probabilities that were said. */
  readonly said: number;
  /** Share that was true. */
  readonly seen: number;
}

export interface Binned {
  /** Without empty ones. */
  readonly bins: readonly ReliabilityBin[];
  /** Mean distance of said and seen, by rows. */
  readonly expectedError: number;
  readonly largestError: number;
}

export interface Calibration {
  /** What the probabilities are of: the positive class, or with more than two the class that was said. */
  readonly of: string;
  readonly equalWidth: Binned;
  readonly equalMass: Binned;
  /**
   * Logistic regression of the truth on the logit of what was said: 1 and 0 when it is calibrated; a slope below 1
   * says too sure. Undefined where it does not end: all rows on one side, or told apart wholly.
   */
  readonly slope: number | undefined;
  /** Wald's, 95 %. */
  readonly slopeInterval: Range | undefined;
  readonly intercept: number | undefined;
}

/** @returns undefined without probabilities, or without rows */
export function calibrationOf(outcomes: Classified, bins = 10): Calibration | undefined {
  const sample = calibrationSample(outcomes);
  if (sample === undefined || sample.said.length === 0) return undefined;
  const { said, isTrue, of } = sample;
  const widths = Array.from({ length: bins + 1 }, (_, edge) => edge / bins);
  const sorted = said.toSorted();
  const masses = widths.map((share) => quantileOf(sorted, share));
  const line = logisticLine(said, isTrue);
  return {
    of,
    equalWidth: binned(said, isTrue, widths),
    equalMass: binned(said, isTrue, masses),
    slope: line?.slope,
    slopeInterval: line && {
      low: line.slope - 1.959963984540054 * line.error,
      high: line.slope + 1.959963984540054 * line.error,
    },
    intercept: line?.intercept,
  };
}

export interface CalibrationSample {
  readonly said: Float64Array;
  readonly isTrue: Uint8Array;
  readonly of: string;
}

/** Said probabilities and what was true: of the positive class where there are two, else of the class that was said. */
export function calibrationSample(outcomes: Classified): CalibrationSample | undefined {
  const { classes, labels, predicted, positive, probabilities } = outcomes;
  if (probabilities === undefined) return undefined;
  if (classes.length === 2)
    return {
      said: probabilityOf(outcomes, positive)!,
      isTrue: Uint8Array.from(labels, (label) => (label === positive ? 1 : 0)),
      of: classes[positive]!,
    };
  return {
    said: Float64Array.from(predicted, (index, row) => probabilities[row * classes.length + index]!),
    isTrue: Uint8Array.from(predicted, (index, row) => (index === labels[row] ? 1 : 0)),
    of: "the class that was said",
  };
}

/** Bins closed above, as those of scikit-learn are. */
export function binned(said: Float64Array, isTrue: Uint8Array, edges: readonly number[]): Binned {
  const count = edges.length - 1;
  const rows = new Float64Array(count);
  const sums = new Float64Array(count);
  const hits = new Float64Array(count);
  for (let row = 0; row < said.length; row++) {
    let bin = 0;
    while (bin < count - 1 && said[row]! > edges[bin + 1]!) bin++;
    rows[bin] = rows[bin]! + 1;
    sums[bin] = sums[bin]! + said[row]!;
    hits[bin] = hits[bin]! + isTrue[row]!;
  }
  const bins: ReliabilityBin[] = [];
  for (let bin = 0; bin < count; bin++) {
    if (rows[bin] === 0) continue;
    const size = rows[bin]!;
    bins.push({ from: edges[bin]!, to: edges[bin + 1]!, rows: size, said: sums[bin]! / size, seen: hits[bin]! / size });
  }
  const errors = bins.map((bin) => Math.abs(bin.said - bin.seen));
  return {
    bins,
    expectedError: errors.reduce((sum, error, at) => sum + error * bins[at]!.rows, 0) / said.length,
    largestError: Math.max(...errors),
  };
}

/** Newton's method on two numbers. */
function logisticLine(
  said: Float64Array,
  isTrue: Uint8Array,
): { slope: number; intercept: number; error: number } | undefined {
  const limit = 1e-12;
  const logits = said.map((chance) => {
    const inner = Math.min(1 - limit, Math.max(limit, chance));
    return Math.log(inner / (1 - inner));
  });
  let intercept = 0;
  let slope = 1;
  let error = Number.NaN;
  for (let step = 0; step < 50; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
    for (let row = 0; row < logits.length; row++) {
      const x = logits[row]!;
      const chance = 1 / (1 + Math.exp(-(intercept + slope * x)));
      const weight = chance * (1 - chance);
      const missed = isTrue[row]! - chance;
      g0 += missed;
      g1 += missed * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 1e-12)) return undefined;
    const moved = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant] as const;
    intercept += moved[0];
    slope += moved[1];
    error = Math.sqrt(h00 / determinant);
    if (!Number.isFinite(slope) || Math.abs(slope) > 1e4) return undefined;
    if (Math.abs(moved[0]) + Math.abs(moved[1]) < 1e-13 * (1 + Math.abs(slope))) return { slope, intercept, error };
  }
  return { slope, intercept, error };
}
