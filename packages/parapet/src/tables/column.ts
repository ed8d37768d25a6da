import type { Field } from "./schema.ts";

/** Numbers of a tensor, in the type that the file keeps them in; 64-bit integers are `Float64Array`, 16-bit floats `Float32Array`. */
export type TensorValues =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;

/** Numbers, integers, booleans (0 and 1) and times (UTC epoch milliseconds). */
export interface NumberColumn {
  readonly kind: "numbers";
  readonly field: Field;
  /** NaN where the value is missing. */
  readonly values: Float64Array;
  /** 1 where the value is missing; undefined when none is. */
  readonly missing: Uint8Array | undefined;
}

/** Categories and texts. */
export interface WordColumn {
  readonly kind: "words";
  readonly field: Field;
  /** "" where the value is missing. */
  readonly values: readonly string[];
  readonly missing: Uint8Array | undefined;
}

/** One tensor a row, all of one shape: the rows lie one after the other, each in C order. */
export interface TensorColumn {
  readonly kind: "tensor";
  readonly field: Field;
  /** Of one row: `[28, 28]` for an image. */
  readonly shape: readonly number[];
  readonly values: TensorValues;
}

export type Column = NumberColumn | WordColumn | TensorColumn;

/** Some rows of a table, column-wise. */
export interface Batch {
  /** Number of its first row, from 0. */
  readonly start: number;
  readonly rows: number;
  /** By name, in the order of the file. */
  readonly columns: ReadonlyMap<string, Column>;
}

/** Numbers in one row of a tensor of this shape. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);

/** Is the value at this row missing? */
export const isMissing = (column: Column, row: number): boolean =>
  column.kind !== "tensor" && column.missing !== undefined && column.missing[row] === 1;

/** The rows at these numbers, in their order; a number may come twice. */
export function takeColumn(column: Column, rows: ArrayLike<number>): Column {
  if (column.kind === "tensor") {
    const size = sizeOf(column.shape);
    const values = new (column.values.constructor as new (length: number) => TensorValues)(rows.length * size);
    for (let at = 0; at < rows.length; at++)
      values.set(column.values.subarray(rows[at]! * size, (rows[at]! + 1) * size), at * size);
    return { ...column, values };
  }
  const { missing } = column;
  const taken = missing === undefined ? undefined : Uint8Array.from(rows, (row) => missing[row]!);
  const left = taken?.includes(1) === true ? taken : undefined;
  return column.kind === "numbers"
    ? { ...column, values: Float64Array.from(rows, (row) => column.values[row]!), missing: left }
    : { ...column, values: Array.from(rows, (row) => column.values[row]!), missing: left };
}

/** Columns of one field, one after the other; at least one. */
export function joinColumns(parts: readonly Column[]): Column {
  const [first] = parts;
  if (first === undefined) throw new Error("no columns to join");
  if (parts.length === 1) return first;
  if (first.kind === "tensor") {
    const same = parts as readonly TensorColumn[]; // one field, one kind
    const values = new (first.values.constructor as new (length: number) => TensorValues)(
      same.reduce((sum, part) => sum + part.values.length, 0),
    );
    let at = 0;
    for (const part of same) {
      values.set(part.values, at);
      at += part.values.length;
    }
    return { ...first, values };
  }
  const rows = parts.reduce((sum, part) => sum + part.values.length, 0);
  const isAnyMissing = parts.some((part) => part.kind !== "tensor" && part.missing !== undefined);
  const missing = isAnyMissing ? new Uint8Array(rows) : undefined;
  const numbers = first.kind === "numbers" ? new Float64Array(rows) : undefined;
  const words: string[] = [];
  let at = 0;
  for (const part of parts) {
    if (part.kind !== "tensor" && part.missing !== undefined) missing?.set(part.missing, at);
    if (part.kind === "numbers") numbers?.set(part.values, at);
    else if (part.kind === "words") for (const word of part.values) words.push(word);
    at += part.values.length;
  }
  if (first.kind === "words") return { ...first, values: words, missing };
  return { ...first, values: numbers!, missing };
}

/** About what a column costs in memory. */
export function bytesHeld(column: Column): number {
  if (column.kind !== "words") return column.values.byteLength;
  return column.values.reduce((sum, word) => sum + 24 + word.length, 0);
}
