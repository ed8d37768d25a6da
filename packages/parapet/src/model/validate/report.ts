import type { Calibration } from "./calibration.ts";
import type { Comparison } from "./comparison.ts";
import type { Estimate } from "./estimate.ts";
import type { Fairness } from "./fairness.ts";
import type { GateResult } from "./gate.ts";
import type { CalibrationByGroup } from "./groups.ts";
import type { Duplicates, TellingColumn } from "./leakage.ts";
import type { Gap, Measure } from "./measure.ts";
import type { Slice } from "./slices.ts";

/** Accuracy (or mean absolute error) as inputs get worse. */
export interface RobustnessCurve {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** The first is of inputs as they are. */
  readonly points: readonly {
    readonly strength: number;
    readonly value: number;
    readonly low: number | undefined;
    readonly high: number | undefined;
  }[];
}

export interface GapOfGenerality {
  readonly id: string;
  readonly train: number;
  readonly holdout: number;
  /** How much better the model is on what it was trained on; positive, whichever way the metric runs. */
  readonly gap: number;
  readonly interval: { readonly low: number; readonly high: number } | undefined;
}

export interface FairnessOfGrouping extends Fairness {
  readonly calibration: CalibrationByGroup | undefined;
}

/** What one validation found. Plain data: its JSON is the report that a later version is compared with. */
export interface ValidationReport {
  readonly validation: 1;
  readonly model: { readonly name: string; readonly digest: string | undefined };
  readonly data: {
    readonly file: string;
    readonly rows: number;
    readonly target: string;
    /** SHA-256 over the truth in its order: two reports of one digest are of the same rows. */
    readonly digest: string;
  };
  readonly train: { readonly file: string; readonly rows: number } | undefined;
  readonly task: "classification" | "regression";
  readonly classes: readonly string[];
  readonly positive: string | undefined;
  readonly seed: number;
  readonly resamples: number;
  /** How data and model were brought together, in sentences. */
  readonly notes: readonly string[];
  readonly metrics: readonly Estimate[];
  /** Row by row: true classes; in each, what was said. */
  readonly confusion: readonly (readonly number[])[] | undefined;
  readonly calibration: Calibration | undefined;
  /** Of the positive class, where there are two. */
  readonly roc: readonly (readonly [falsePositiveRate: number, truePositiveRate: number])[] | undefined;
  readonly gaps: readonly GapOfGenerality[];
  readonly slices: { readonly slices: readonly Slice[]; readonly tooFew: number } | undefined;
  readonly robustness: readonly RobustnessCurve[];
  readonly fairness: readonly FairnessOfGrouping[];
  readonly leakage: {
    readonly duplicates: Duplicates | undefined;
    readonly telling: readonly TellingColumn[] | undefined;
  };
  readonly previous: (Comparison & { readonly name: string }) | undefined;
  /** All figures of above by their keys. */
  readonly measures: readonly Measure[];
  readonly gate:
    | { readonly file: string; readonly isPassed: boolean; readonly results: readonly GateResult[] }
    | undefined;
  /** Parts that could not be asked, and why. */
  readonly notMeasured: readonly Gap[];
  /** Parts that broke: nobody knows. */
  readonly failures: readonly Gap[];
  readonly isInterrupted: boolean;
  /** What was said of each row, for a later version: class numbers or values, base64 of 32 or 64 bits. */
  readonly predicted: string | undefined;
}
