import type { Field } from "../../tables/index.ts";

/** A column that a model looks at. */
export interface Feature {
  readonly name: string;
  readonly field: Field;
  /** Numbers, or codes of `words`; NaN where it is missing. */
  readonly values: Float64Array;
  /** Of a category: its words, by code. */
  readonly words: readonly string[] | undefined;
}

/** Rows of columns. */
export interface TabularSamples {
  readonly kind: "tabular";
  readonly rows: number;
  readonly features: readonly Feature[];
}

/** Images and the like. */
export interface TensorSamples {
  readonly kind: "tensor";
  readonly rows: number;
  /** Of one row. */
  readonly shape: readonly number[];
  /** As the file has them: 0 to 255 for pixels of bytes. */
  readonly values: Float32Array;
  /** What a white pixel is: 255 for bytes, 1 otherwise. */
  readonly white: number;
}

interface TextSamples {
  readonly kind: "text";
  readonly rows: number;
  readonly texts: readonly string[];
}

/** Inputs of a model, row by row. */
export type Samples = TabularSamples | TensorSamples | TextSamples;

export const sizeOfShape = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);

/** Rows from `from` up to `to`. */
export function sliceSamples(samples: Samples, from: number, to: number): Samples {
  const rows = to - from;
  switch (samples.kind) {
    case "tabular":
      return {
        ...samples,
        rows,
        features: samples.features.map((feature) => ({ ...feature, values: feature.values.subarray(from, to) })),
      };
    case "tensor": {
      const size = sizeOfShape(samples.shape);
      return { ...samples, rows, values: samples.values.subarray(from * size, to * size) };
    }
    case "text":
      return { ...samples, rows, texts: samples.texts.slice(from, to) };
  }
}

/** The rows at these numbers, in their order. */
export function takeSamples(samples: Samples, rows: ArrayLike<number>): Samples {
  switch (samples.kind) {
    case "tabular":
      return {
        ...samples,
        rows: rows.length,
        features: samples.features.map((feature) => ({
          ...feature,
          values: Float64Array.from(rows, (row) => feature.values[row]!),
        })),
      };
    case "tensor": {
      const size = sizeOfShape(samples.shape);
      const values = new Float32Array(rows.length * size);
      for (let at = 0; at < rows.length; at++)
        values.set(samples.values.subarray(rows[at]! * size, (rows[at]! + 1) * size), at * size);
      return { ...samples, rows: rows.length, values };
    }
    case "text":
      return { ...samples, rows: rows.length, texts: Array.from(rows, (row) => samples.texts[row]!) };
  }
}
