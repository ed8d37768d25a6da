import { type Column, sizeOf, type TensorValues } from "./column.ts";
import { shapeOfOne } from "./infer.ts";
import type { Field } from "./schema.ts";
import { booleanOf, meansMissing, numberOf, timeOf } from "./words.ts";

/** A cell that is not of its column's type. */
export interface Misfit {
  readonly column: string;
  /** Within the cells that were given. */
  readonly row: number;
  readonly cell: unknown;
}

/**
 * Cells as a column of this type. What does not fit is handed to `onMisfit` and then missing; a tensor that does not
 * fit cannot be, and is zeros: whoever takes misfits leaves its row out.
 */
export function typedColumn(field: Field, cells: readonly unknown[], onMisfit: (misfit: Misfit) => void): Column {
  const misfit = (row: number, cell: unknown): void => onMisfit({ column: field.name, row, cell });
  if (field.type === "tensor") return tensorColumn(field, cells, misfit);
  const missing = new Uint8Array(cells.length);
  let isAnyMissing = false;
  const miss = (row: number): void => {
    missing[row] = 1;
    isAnyMissing = true;
  };
  const mask = (): Uint8Array | undefined => (isAnyMissing ? missing : undefined);
  if (field.type === "category" || field.type === "text") {
    const values: string[] = new Array(cells.length);
    for (let row = 0; row < cells.length; row++) {
      const word = wordOf(cells[row]);
      values[row] = word;
      if (word === "") miss(row);
    }
    return { kind: "words", field, values, missing: mask() };
  }
  const parse = PARSERS[field.type];
  const values = new Float64Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    const number = cell === null || cell === undefined ? Number.NaN : parse(cell);
    if (number === undefined && !(typeof cell === "string" && meansMissing(cell))) misfit(row, cell);
    values[row] = number ?? Number.NaN;
    if (Number.isNaN(values[row])) miss(row);
  }
  return { kind: "numbers", field, values, missing: mask() };
}

/** NaN for a missing value, undefined for what does not fit. */
type Parser = (cell: unknown) => number | undefined;

const number: Parser = (cell) => {
  if (typeof cell === "number") return cell;
  if (typeof cell === "string") return numberOf(cell);
  if (typeof cell === "boolean") return cell ? 1 : 0;
  if (typeof cell === "bigint") return Number.isSafeInteger(Number(cell)) ? Number(cell) : undefined;
  return undefined;
};

const PARSERS: Readonly<Record<"number" | "integer" | "boolean" | "time", Parser>> = {
  number,
  integer: number,
  boolean: (cell) => {
    const claim = typeof cell === "string" ? booleanOf(cell) : typeof cell === "boolean" ? cell : undefined;
    if (claim !== undefined) return claim ? 1 : 0;
    const value = number(cell);
    return value === 0 || value === 1 || Number.isNaN(value) ? value : undefined;
  },
  time: (cell) => {
    if (cell instanceof Date) return cell.getTime();
    return typeof cell === "string" ? timeOf(cell) : number(cell);
  },
};

function wordOf(cell: unknown): string {
  if (typeof cell === "string") return cell;
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString("base64");
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString();
  if (typeof cell !== "object") return String(cell);
  return JSON.stringify(cell, (_, value) => (typeof value === "bigint" ? plainOf(value) : value));
}

function tensorColumn(field: Field, cells: readonly unknown[], misfit: (row: number, cell: unknown) => void): Column {
  const shape = field.shape ?? shapeOfOne(cells[0]) ?? [1];
  const size = sizeOf(shape);
  const values: TensorValues = new Float64Array(cells.length * size);
  for (let row = 0; row < cells.length; row++) {
    if (shapeOfOne(cells[row])?.join() !== shape.join()) misfit(row, cells[row]);
    else fill(cells[row] as Nested, values, row * size); // its shape was just looked at
  }
  return { kind: "tensor", field: { ...field, shape }, shape, values };
}

type Nested = ArrayLike<number | bigint | Nested>;

function fill(cell: Nested, values: TensorValues, from: number): number {
  let at = from;
  for (let part = 0; part < cell.length; part++) {
    const value = cell[part]!;
    if (typeof value === "object") at = fill(value, values, at);
    else values[at++] = Number(value);
  }
  return at;
}

/** A number where it can hold it exactly. */
const plainOf = (value: bigint): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
