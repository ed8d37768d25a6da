import type { Described } from "@parapet/guard/kernel";
import type { Feature, TabularSamples, TensorSamples } from "../samples.ts";

/** What is usual in a column: corruptions keep to it. */
export interface ColumnHabits {
  readonly deviation: number;
  readonly lowest: number;
  readonly highest: number;
  /** The middle of numbers, the most frequent of words. */
  readonly typical: number;
}

interface CorruptionBase extends Described {
  /** What a strength of 1 is, in words. */
  readonly unit: string;
  /** Rising, above 0. */
  readonly strengths: readonly number[];
}

/** The extension object: one way in which inputs get worse than those of the holdout. */
export type Corruption = CorruptionBase &
  (
    | {
        readonly kind: "tabular";
        /** New values of one column; the given ones stay. */
        corrupt(feature: Feature, strength: number, random: () => number, habits: ColumnHabits): Float64Array;
      }
    | {
        readonly kind: "image";
        /** New values of all images; the given ones stay. */
        corrupt(samples: TensorSamples, strength: number, random: () => number): Float32Array;
      }
  );

/** A number of the normal distribution, by Box and Muller. */
export function normalDraw(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function habitsOf({ values, words }: Feature): ColumnHabits {
  const present = values.filter((value) => !Number.isNaN(value)).sort();
  if (present.length === 0) return { deviation: 0, lowest: 0, highest: 0, typical: 0 };
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
  const deviation = Math.sqrt(present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / present.length);
  const counts = new Map<number, number>();
  for (const value of present) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [often] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  return {
    deviation,
    lowest: present[0]!,
    highest: present.at(-1)!,
    typical: words === undefined ? present[present.length >> 1]! : often,
  };
}

/** Within what the column can be, and whole where it is. */
export function feasible({ field }: Feature, { lowest, highest }: ColumnHabits, value: number): number {
  const within = Math.min(field.max ?? highest, Math.max(field.min ?? lowest, value));
  return field.type === "integer" || field.type === "boolean" ? Math.round(within) : within;
}

/** All columns, corrupted. */
export function corruptTable(
  samples: TabularSamples,
  corruption: Corruption & { readonly kind: "tabular" },
  strength: number,
  random: () => number,
): TabularSamples {
  return {
    ...samples,
    features: samples.features.map((feature) => ({
      ...feature,
      values: corruption.corrupt(feature, strength, random, habitsOf(feature)),
    })),
  };
}
