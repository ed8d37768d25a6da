import { bootstrap, type Range } from "@parapet/guard/stats";
import { binned, calibrationSample } from "./calibration.ts";
import { intervalOfDistance } from "./estimate.ts";
import type { FairnessOptions, Grouping } from "./fairness.ts";
import { validateError } from "./model-error.ts";
import type { Classified } from "./outcomes.ts";
import type { Feature } from "./samples.ts";
import { partsOf } from "./slices.ts";

/** More groups than this are no groups of people. */
const MOST_GROUPS = 200;

/**
 * Groups of people by each of these columns, and by all of them together where there are several: words, or quarters
 * of numbers.
 *
 * @throws {ParapetError} PARAPET_VALIDATE_DATA when there is no such column
 */
export function groupingsOf(names: readonly string[], columns: ReadonlyMap<string, Feature>): readonly Grouping[] {
  const single = names.map((name): Grouping => {
    const feature = columns.get(name);
    if (feature === undefined)
      throw validateError("PARAPET_VALIDATE_DATA", `the data have no column '${name}' to compare people by`, {
        hint: `They have ${[...columns.keys()].slice(0, 20).join(", ")}.`,
      });
    const { parts, of } = partsOf(feature);
    if (parts.length > MOST_GROUPS)
      throw validateError("PARAPET_VALIDATE_DATA", `${name} makes ${parts.length} groups`, {
        hint: "Compare people by a column of few words.",
      });
    return { name, groups: parts, of };
  });
  return single.length < 2 ? single : [...single, together(single)];
}

function together(single: readonly Grouping[]): Grouping {
  const rows = single[0]!.of.length;
  const byKey = new Map<string, number>();
  const of = new Int32Array(rows).fill(-1);
  for (let row = 0; row < rows; row++) {
    if (single.some((grouping) => grouping.of[row]! < 0)) continue;
    const key = single.map((grouping) => grouping.groups[grouping.of[row]!]).join(" × ");
    const at = byKey.get(key) ?? byKey.size;
    byKey.set(key, at);
    of[row] = at;
  }
  return { name: single.map(({ name }) => name).join("+"), groups: [...byKey.keys()], of };
}

/** What was said and what was seen of one group. */
interface GroupCalibration {
  readonly group: string;
  readonly rows: number;
  readonly said: number;
  readonly seen: number;
  readonly expectedError: number;
}

export interface CalibrationByGroup {
  readonly groups: readonly GroupCalibration[];
  readonly tooFew: readonly string[];
  /** How far groups lie apart in what was said less what was seen: 0 when all are trusted alike. */
  readonly difference: number | undefined;
  readonly interval: Range | undefined;
}

const TENTHS = Array.from({ length: 11 }, (_, edge) => edge / 10);

/** @returns undefined without probabilities */
export function calibrationByGroup(
  outcomes: Classified,
  grouping: Grouping,
  { smallestCell, resamples, random }: FairnessOptions,
): CalibrationByGroup | undefined {
  const sample = calibrationSample(outcomes);
  if (sample === undefined) return undefined;
  const { said, isTrue } = sample;
  const sizes = new Int32Array(grouping.groups.length);
  for (const group of grouping.of) if (group >= 0) sizes[group] = sizes[group]! + 1;
  const told = [...sizes.keys()].filter((group) => sizes[group]! >= Math.max(1, smallestCell));
  const gaps = (weights: Float64Array): number[] => {
    const sums = new Float64Array(sizes.length);
    const counts = new Float64Array(sizes.length);
    for (let row = 0; row < said.length; row++) {
      const group = grouping.of[row]!;
      if (group < 0) continue;
      sums[group] = sums[group]! + weights[row]! * (said[row]! - isTrue[row]!);
      counts[group] = counts[group]! + weights[row]!;
    }
    return told.map((group) => sums[group]! / counts[group]!);
  };
  const spread = (weights: Float64Array): number => {
    const values = gaps(weights);
    return values.length < 2 ? Number.NaN : Math.max(...values) - Math.min(...values);
  };
  const [result] = bootstrap((weights) => [spread(weights)], {
    size: said.length,
    resamples,
    random,
    strata: grouping.of,
  });
  return {
    groups: told.map((group): GroupCalibration => {
      const rows = [...said.keys()].filter((row) => grouping.of[row] === group);
      const own = Float64Array.from(rows, (row) => said[row]!);
      const seen = Uint8Array.from(rows, (row) => isTrue[row]!);
      return {
        group: grouping.groups[group]!,
        rows: rows.length,
        said: own.reduce((sum, value) => sum + value, 0) / rows.length,
        seen: seen.reduce((sum, value) => sum + value, 0) / rows.length,
        expectedError: binned(own, seen, TENTHS).expectedError,
      };
    }),
    tooFew: grouping.groups.filter((_, group) => sizes[group]! > 0 && !told.includes(group)),
    difference: told.length < 2 ? undefined : result!.estimate,
    interval: told.length < 2 ? undefined : intervalOfDistance(result!),
  };
}
