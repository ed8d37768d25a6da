import type { Range } from "@parapet/guard/stats";

/** One figure that a gate may ask for. */
export interface Measure {
  /** Dotted: `accuracy`, `gap.accuracy`, `fairness.sex.demographic-parity-difference`, `robustness.noise@0.1`. */
  readonly key: string;
  readonly title: string;
  /** Undefined where it could not be told. */
  readonly value: number | undefined;
  /** Undefined where nobody knows how sure the value is; of what was counted wholly, the value itself. */
  readonly interval: Range | undefined;
  /** Groups that are too small to say, and are in no value. */
  readonly tooFew: readonly string[];
}

/** A part of a validation that is not there. */
export interface Gap {
  readonly part: string;
  readonly why: string;
}

/** Of what was counted wholly: there is nothing to be unsure of. */
export const counted = (key: string, title: string, value: number): Measure => ({
  key,
  title,
  value,
  interval: { low: value, high: value },
  tooFew: [],
});

/** NaN is no value. */
export const measured = (
  key: string,
  title: string,
  value: number | undefined,
  interval: Range | undefined,
  tooFew: readonly string[] = [],
): Measure => ({
  key,
  title,
  value: value === undefined || Number.isNaN(value) ? undefined : value,
  interval,
  tooFew,
});
