import { bootstrap, type Range } from "@parapet/guard/stats";
import { calibrationSample, type ReliabilityBin } from "./calibration.ts";
import { intervalOfDistance, type Resampling } from "./estimate.ts";
import { counted, type Measure, measured } from "./measure.ts";
import type { Outcomes } from "./outcomes.ts";
import type { ValidationReport } from "./report.ts";

type Found = Pick<
  ValidationReport,
  "metrics" | "calibration" | "gaps" | "slices" | "robustness" | "fairness" | "leakage" | "previous"
>;

/** Every figure of a report by its key, for gates. */
export function measuresOf(outcomes: Outcomes, found: Found, resampling: Resampling): readonly Measure[] {
  const { slices, leakage, previous } = found;
  const isRegression = outcomes.task === "regression";
  const main = isRegression ? "mean absolute error" : "accuracy";
  const [worst] = slices?.slices ?? [];
  return [
    ...found.metrics.map(({ id, title, value, interval }) => measured(id, title, value, interval)),
    ...calibrationMeasures(outcomes, found.calibration, resampling),
    ...found.gaps.map(({ id, gap, interval }) => measured(`gap.${id}`, `${id}, training less holdout`, gap, interval)),
    ...(slices === undefined
      ? []
      : [
          measured(
            "slices.worst",
            worst === undefined ? `${main} of the worst part` : `${main} where ${worst.column} is ${worst.part}`,
            worst?.value,
            worst?.low === undefined || worst.high === undefined ? undefined : { low: worst.low, high: worst.high },
          ),
          counted(
            "slices.worse",
            "parts that are worse beyond chance",
            slices.slices.filter(({ isWorse }) => isWorse).length,
          ),
        ]),
    ...found.robustness.flatMap(({ id, title, points }) =>
      points.slice(1).map(({ strength, value, low, high }) => {
        const interval = low === undefined || high === undefined ? undefined : { low, high };
        return measured(
          `robustness.${id}@${strength}`,
          `${main} under ${title.toLowerCase()} of ${strength}`,
          value,
          interval,
        );
      }),
    ),
    ...found.fairness.flatMap(({ grouping, figures, calibration }) => [
      ...figures.map(({ id, title, value, interval, tooFew }) =>
        measured(`fairness.${grouping}.${id}`, `${title}, by ${grouping}`, value, interval, tooFew),
      ),
      ...(calibration === undefined
        ? []
        : [
            measured(
              `fairness.${grouping}.calibration-difference`,
              `Said less seen, apart by ${grouping}`,
              calibration.difference,
              calibration.interval,
              calibration.tooFew,
            ),
          ]),
    ]),
    ...(leakage.duplicates === undefined
      ? []
      : [
          counted(
            "leakage.exact",
            "share of the holdout that is in the training data",
            leakage.duplicates.exact / leakage.duplicates.rows,
          ),
          counted(
            "leakage.near",
            "the same, up to small differences",
            leakage.duplicates.near / leakage.duplicates.rows,
          ),
        ]),
    ...(leakage.telling === undefined
      ? []
      : [counted("leakage.telling", "columns that tell the truth alone", leakage.telling.length)]),
    ...(previous === undefined
      ? []
      : [
          ...previous.changes.map(({ id, gain, interval }) =>
            measured(`previous.${id}`, `gain in ${id} over ${previous.name}`, gain, interval),
          ),
          counted(
            "previous.broken",
            "share of rows that were right and are wrong now",
            previous.broken / previous.rows,
          ),
        ]),
  ];
}

function calibrationMeasures(
  outcomes: Outcomes,
  calibration: Found["calibration"],
  { resamples, random }: Resampling,
): readonly Measure[] {
  if (calibration === undefined || outcomes.task === "regression") return [];
  const { said, isTrue } = calibrationSample(outcomes)!;
  const grids = [calibration.equalWidth, calibration.equalMass].map(({ bins }) => binOfRows(said, bins));
  const results = bootstrap(
    (weights) => grids.map(({ of, count }) => weightedError(said, isTrue, of, count, weights)),
    { size: said.length, resamples, random },
  );
  const interval = (at: number): Range | undefined => intervalOfDistance(results[at]!);
  const { equalWidth, equalMass, slope, slopeInterval, intercept } = calibration;
  return [
    measured("ece", "Expected calibration error, bins of one width", equalWidth.expectedError, interval(0)),
    measured("ece-mass", "Expected calibration error, bins of as many rows", equalMass.expectedError, interval(1)),
    measured("mce", "Largest calibration error of a bin", equalWidth.largestError, undefined),
    measured("calibration-slope", "Slope of the truth on what was said", slope, slopeInterval),
    measured("calibration-intercept", "Its intercept", intercept, undefined),
  ];
}

function binOfRows(said: Float64Array, bins: readonly ReliabilityBin[]): { of: Int32Array; count: number } {
  const of = Int32Array.from(said, (value) => {
    let bin = 0;
    while (bin < bins.length - 1 && value > bins[bin]!.to) bin++;
    return bin;
  });
  return { of, count: bins.length };
}

function weightedError(
  said: Float64Array,
  isTrue: Uint8Array,
  of: Int32Array,
  count: number,
  weights: Float64Array,
): number {
  const gaps = new Float64Array(count);
  let total = 0;
  for (let row = 0; row < said.length; row++) {
    gaps[of[row]!] = gaps[of[row]!]! + weights[row]! * (said[row]! - isTrue[row]!);
    total += weights[row]!;
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / total;
}
