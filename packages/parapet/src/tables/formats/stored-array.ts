import { type ByteReader, readBytes } from "../byte-reader.ts";
import { type Column, sizeOf, type TensorValues } from "../column.ts";
import type { TableLimits } from "../limits.ts";
import { tableError } from "../table-error.ts";
import { type ElementType, TooLargeInteger } from "./array-type.ts";

/** An array in a file, of which the header was read. */
export interface StoredArray {
  readonly name: string;
  /** File, and member where it is one. */
  readonly place: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly isFortran: boolean;
  /** Its elements, from the first. */
  elements(): AsyncIterable<Uint8Array>;
}

/** An array that was read whole, in C order. */
export interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: TensorValues | readonly string[];
}

export const rowsOf = ({ shape }: Pick<StoredArray, "shape">): number => shape[0] ?? 1;
export const rowShape = ({ shape }: Pick<StoredArray, "shape">): readonly number[] => shape.slice(1);

/** @throws {ParapetError} PARAPET_TABLE_LIMIT when it is larger than what may be held */
export async function readWhole(array: StoredArray, limits: TableLimits): Promise<NamedArray> {
  const count = sizeOf(array.shape);
  const { place } = array;
  if (count * Math.max(array.type.bytes, 1) > limits.heldBytes)
    throw tableError("PARAPET_TABLE_LIMIT", `${place} is larger than what is held here`, { file: place });
  const reader = readBytes(array.elements());
  try {
    const values = await elementsFrom(reader, array, count);
    return { name: array.name, shape: array.shape, values: array.isFortran ? toRowMajor(values, array.shape) : values };
  } finally {
    await reader.close();
  }
}

/** The array's rows, so many at a time: as columns of numbers or words when a row is one element, else as tensors. */
export async function* rowBatches(array: StoredArray, batchRows: number, limits: TableLimits): AsyncGenerator<Column> {
  const rows = rowsOf(array);
  const size = sizeOf(rowShape(array));
  // Of an array whose first index runs fastest a row lies all over the file.
  if (array.isFortran && array.shape.length > 1) {
    const { values } = await readWhole(array, limits);
    for (let from = 0; from < rows; from += batchRows)
      yield columnOf(array, values.slice(from * size, Math.min(rows, from + batchRows) * size));
    return;
  }
  const reader = readBytes(array.elements());
  try {
    for (let from = 0; from < rows; from += batchRows) {
      const taken = Math.min(batchRows, rows - from);
      yield columnOf(array, await elementsFrom(reader, array, taken * size));
    }
  } finally {
    await reader.close();
  }
}

async function elementsFrom(
  reader: ByteReader,
  { type, place }: StoredArray,
  count: number,
): Promise<TensorValues | readonly string[]> {
  const bytes = await reader.take(count * type.bytes);
  if (bytes.length < count * type.bytes)
    throw tableError("PARAPET_TABLE_FORMAT", `${place} ends before its last element`, { file: place });
  try {
    return type.decode(bytes, count);
  } catch (cause) {
    if (!(cause instanceof TooLargeInteger)) throw cause;
    throw tableError("PARAPET_TABLE_TYPE", `${place}: ${cause.message}`, { file: place, cause });
  }
}

function columnOf(array: StoredArray, values: TensorValues | readonly string[]): Column {
  const { name } = array;
  const shape = rowShape(array);
  if (!ArrayBuffer.isView(values)) {
    if (sizeOf(shape) !== 1)
      throw tableError("PARAPET_TABLE_FORMAT", `${array.place} holds several words in a row`, {
        file: array.place,
        hint: "Save each column of words as an array of its own.",
      });
    const missing = Uint8Array.from(values, (word) => (word === "" ? 1 : 0));
    const field = { name, type: "text" } as const;
    return { kind: "words", field, values, missing: missing.includes(1) ? missing : undefined };
  }
  if (shape.length > 0) return { kind: "tensor", field: { name, type: "tensor", shape }, shape, values };
  const numbers = Float64Array.from(values);
  const missing = Uint8Array.from(numbers, (value) => (Number.isNaN(value) ? 1 : 0));
  const type = array.type.name === "b1" ? "boolean" : array.type.name.startsWith("f") ? "number" : "integer";
  return {
    kind: "numbers",
    field: { name, type },
    values: numbers,
    missing: missing.includes(1) ? missing : undefined,
  };
}

function toRowMajor(
  values: TensorValues | readonly string[],
  shape: readonly number[],
): TensorValues | readonly string[] {
  const ordered = values.slice() as (number | string)[] | TensorValues;
  const index = shape.map(() => 0);
  const strides: number[] = [];
  shape.reduce((stride, side) => {
    strides.push(stride);
    return stride * side;
  }, 1);
  let from = 0;
  for (let at = 0; at < ordered.length; at++) {
    ordered[at] = values[from]!;
    // One step of an odometer whose last wheel runs fastest.
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = index[axis]! + 1;
      from += strides[axis]!;
      if (index[axis]! < shape[axis]!) break;
      from -= index[axis]! * strides[axis]!;
      index[axis] = 0;
    }
  }
  return ordered as TensorValues | readonly string[];
}
