import type { Column } from "../column.ts";
import { sizeOf } from "../column.ts";
import type { OpenedFormat, RawBatch, ReadingOptions } from "../format.ts";
import { batchRowsFor } from "../limits.ts";
import { tableError } from "../table-error.ts";
import { readWhole, rowBatches, rowShape, rowsOf, type StoredArray } from "./stored-array.ts";

/** `x_test`, `y.train`: an array of a part. */
const PART = /^(.+)[_.-](train|test|val|valid|validation|holdout)$/i;

/**
 * Arrays as a table: those with as many rows as most have are its columns, and arrays of row numbers are its parts.
 * Where arrays are named by parts (`x_train`, `x_test`), the part that was asked for is the table.
 */
export async function arrayTable(
  file: string,
  arrays: readonly StoredArray[],
  options: ReadingOptions,
): Promise<OpenedFormat> {
  const usable = arrays.filter(({ shape }) => shape.length > 0);
  const { columns: chosen, others, rows, isPart } = choose(usable, options.split);
  if (chosen.length === 0 || rows === 0)
    throw tableError("PARAPET_TABLE_FORMAT", `${file} holds no array with rows`, { file });
  const splits = new Map<string, Int32Array>();
  const left: string[] = [];
  for (const array of others) {
    const numbers = await rowNumbers(array, rows, options);
    if (numbers === undefined) left.push(array.name);
    else splits.set(array.name, numbers);
  }
  const widest = Math.max(...chosen.map(({ array }) => sizeOf(rowShape(array))));
  const names = chosen.map(({ name }) => name);
  return {
    names,
    rowCount: rows,
    notes: [
      ...(isPart ? [`the part ${options.split}: ${chosen.map(({ array }) => array.name).join(", ")}`] : []),
      ...(left.length === 0 ? [] : [`left out, for they have other rows: ${left.join(", ")}`]),
    ],
    splits,
    batches: () => together(chosen, rows, batchRowsFor(widest, options.batchRows), options),
  };
}

interface Chosen {
  readonly name: string;
  readonly array: StoredArray;
}

function choose(
  arrays: readonly StoredArray[],
  split: string | undefined,
): { columns: readonly Chosen[]; others: readonly StoredArray[]; rows: number; isPart: boolean } {
  const parts = arrays.flatMap((array): Chosen[] => {
    const [, name, part] = PART.exec(array.name) ?? [];
    return name !== undefined && part?.toLowerCase() === split?.toLowerCase() ? [{ name, array }] : [];
  });
  const isPart = parts.length > 0 && split !== undefined;
  const from = isPart ? parts : arrays.map((array): Chosen => ({ name: array.name, array }));
  const tally = new Map<number, number>();
  for (const { array } of from) tally.set(rowsOf(array), (tally.get(rowsOf(array)) ?? 0) + 1);
  const rows = [...tally].toSorted(([a, often], [b, oftener]) => oftener - often || b - a)[0]?.[0] ?? 0;
  const columns = from.filter(({ array }) => rowsOf(array) === rows);
  const taken = new Set(columns.map(({ array }) => array));
  return { columns, others: isPart ? [] : arrays.filter((array) => !taken.has(array)), rows, isPart };
}

/** The array's values when they are numbers of rows, each once. */
async function rowNumbers(
  array: StoredArray,
  rows: number,
  { limits }: ReadingOptions,
): Promise<Int32Array | undefined> {
  if (array.shape.length !== 1 || rowsOf(array) > rows || !/^[iu]/.test(array.type.name)) return undefined;
  const { values } = await readWhole(array, limits);
  const seen = new Uint8Array(rows);
  for (const value of values as ArrayLike<number> & Iterable<number>) {
    if (value < 0 || value >= rows || seen[value] === 1) return undefined;
    seen[value] = 1;
  }
  return Int32Array.from(values as ArrayLike<number>);
}

async function* together(
  chosen: readonly Chosen[],
  rows: number,
  batchRows: number,
  { limits, signal }: ReadingOptions,
): AsyncGenerator<RawBatch> {
  const readers = chosen.map(({ array }) => rowBatches(array, batchRows, limits));
  try {
    for (let from = 0; from < rows; from += batchRows) {
      signal?.throwIfAborted();
      const columns: Column[] = [];
      for (const [at, reader] of readers.entries()) {
        const next = await reader.next();
        if (next.done === true) throw new Error("an array ended before its rows did");
        const { name } = chosen[at]!;
        columns.push({ ...next.value, field: { ...next.value.field, name } });
      }
      yield { rows: Math.min(batchRows, rows - from), columns };
    }
  } finally {
    for (const reader of readers) await reader.return(undefined);
  }
}
