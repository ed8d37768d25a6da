import { existsSync } from "node:fs";
import path from "node:path";
import { ParapetError } from "@parapet/guard/kernel";
import { bytesOf, type NumberArray, readIdx, readNpz } from "./arrays.ts";

/** Inputs with their true classes. */
export interface Rows {
  /** `count × size`. */
  readonly inputs: Float32Array;
  readonly labels: Int32Array;
  readonly count: number;
  readonly size: number;
  /** Row numbers in the file. */
  readonly indices: readonly number[];
  /** What was taken from where, for people: `X[test], y[test] of bank_data.npz`. */
  readonly taken: string;
  /** Pictures of bytes were brought to 0…1. */
  readonly isScaled: boolean;
}

export interface ReadRowsOptions {
  /** File of the true classes, where they stand apart. */
  readonly labels?: string;
  readonly limit?: number;
}

const INPUTS = ["x", "X", "x_test", "X_test", "inputs", "images", "features", "data"];
const LABELS = ["y", "Y", "y_test", "Y_test", "labels", "targets", "label", "target"];
const COLUMNS = ["y", "label", "target", "class"];

/**
 * Rows of an `.npz` (with the usual names, or those of a split beside them), of IDX pictures, or of a CSV of numbers.
 *
 * @throws {ParapetError} PARAPET_ATTACK_DATA
 */
export function readRows(file: string, options: ReadRowsOptions = {}): Rows {
  const bytes = bytesOf(file);
  const name = path.basename(file);
  if (bytes.toString("latin1", 0, 2) === "PK") return fromNpz(readNpz(bytes, file), name, options);
  if (bytes[0] === 0 && bytes[1] === 0) return fromIdx(readIdx(bytes, file), file, options);
  return fromCsv(bytes, name, options);
}

function fromNpz(
  arrays: ReadonlyMap<string, NumberArray>,
  name: string,
  { limit, labels: apart }: ReadRowsOptions,
): Rows {
  const has = `it has ${[...arrays.keys()].slice(0, 20).join(", ") || "no array of numbers"}`;
  const inputsName = INPUTS.find((one) => arrays.has(one));
  if (inputsName === undefined) throw missing(name, `no array of inputs: ${has}`);
  const inputs = arrays.get(inputsName)!; // as just found
  const count = inputs.dims[0] ?? 0;
  const labelsName = LABELS.find((one) => arrays.get(one)?.dims.length === 1 && arrays.get(one)?.dims[0] === count);
  const labels = apart === undefined ? arrays.get(labelsName ?? "") : labelsFrom(apart);
  if (labels === undefined) throw missing(name, `no array of as many labels as inputs: ${has}`);
  const split = arrays.get("test");
  const isSplit =
    split?.dims.length === 1 && Array.from(split.values).every((at) => Number.isInteger(at) && at >= 0 && at < count);
  const indices = isSplit ? Array.from(split.values) : Array.from({ length: count }, (_, at) => at);
  const [from, of] = isSplit
    ? [`${inputsName}[test]`, `${labelsName ?? apart}[test]`]
    : [inputsName, labelsName ?? apart];
  return picked(inputs, labels, indices, `${from}, ${of} of ${name}`, limit);
}

function fromIdx(inputs: NumberArray, file: string, { labels, limit }: ReadRowsOptions): Rows {
  const beside = file.replace("images-idx3", "labels-idx1").replace("images.idx3", "labels.idx1");
  const named = labels ?? (beside !== file && existsSync(beside) ? beside : undefined);
  if (named === undefined)
    throw new ParapetError("PARAPET_ATTACK_DATA", `${file}: the true classes stand in another file`, {
      hint: "Name it with --labels.",
    });
  const indices = Array.from({ length: inputs.dims[0] ?? 0 }, (_, at) => at);
  return picked(inputs, labelsFrom(named), indices, `${path.basename(file)}, ${path.basename(named)}`, limit);
}

function labelsFrom(file: string): NumberArray {
  const bytes = bytesOf(file);
  if (bytes[0] === 0 && bytes[1] === 0) return readIdx(bytes, file);
  const arrays = bytes.toString("latin1", 0, 2) === "PK" ? readNpz(bytes, file) : new Map<string, NumberArray>();
  const name = LABELS.find((one) => arrays.has(one));
  if (name === undefined) throw missing(file, "no labels in it");
  return arrays.get(name)!; // as just found
}

/** Numbers between commas; the last column, or one named so, is the true class. */
function fromCsv(bytes: Buffer, name: string, { limit }: ReadRowsOptions): Rows {
  const lines = bytes
    .toString("utf8")
    .split(/\r?\n/)
    .filter((line) => line !== "");
  const first = (lines[0] ?? "").split(",").map((cell) => cell.trim());
  const hasHead = first.some((cell) => Number.isNaN(Number(cell)));
  const named = hasHead ? first.findIndex((cell) => COLUMNS.includes(cell.toLowerCase())) : -1;
  const at = named < 0 ? first.length - 1 : named;
  const rows = lines.slice(hasHead ? 1 : 0).map((line) => line.split(",").map(Number));
  if (
    first.length < 2 ||
    rows.length === 0 ||
    rows.some((row) => row.length !== first.length || row.some(Number.isNaN))
  )
    throw missing(name, "neither an .npz, nor IDX, nor a CSV of numbers");
  const values = rows.flatMap((row) => row.filter((_, column) => column !== at));
  const inputs = { dims: [rows.length, first.length - 1], values, isBytes: false };
  const labels = { dims: [rows.length], values: rows.map((row) => row[at] ?? -1), isBytes: false };
  const column = hasHead ? `'${first[at]}'` : "the last column";
  return picked(inputs, labels, [...rows.keys()], `${name}, its label ${column}`, limit);
}

function picked(
  inputs: NumberArray,
  labels: NumberArray,
  indices: readonly number[],
  taken: string,
  limit = Number.POSITIVE_INFINITY,
): Rows {
  const size = inputs.dims.slice(1).reduce((product, dim) => product * dim, 1);
  if ((labels.dims[0] ?? 0) !== (inputs.dims[0] ?? 0))
    throw missing(taken, `${inputs.dims[0]} inputs and ${labels.dims[0]} labels`);
  const chosen = indices.slice(0, limit);
  if (chosen.length === 0) throw missing(taken, "no rows");
  const isScaled = inputs.isBytes && inputs.dims.length >= 3;
  const numbers = new Float32Array(chosen.length * size);
  for (const [at, index] of chosen.entries())
    for (let place = 0; place < size; place++) {
      const value = inputs.values[index * size + place] ?? 0;
      numbers[at * size + place] = isScaled ? value / 255 : value;
    }
  if (!numbers.every(Number.isFinite)) throw missing(taken, "inputs that are no finite numbers");
  const classes = Int32Array.from(chosen, (index) => labels.values[index] ?? -1);
  return { inputs: numbers, labels: classes, count: chosen.length, size, indices: chosen, taken, isScaled };
}

const missing = (what: string, why: string): ParapetError => new ParapetError("PARAPET_ATTACK_DATA", `${what}: ${why}`);

/**
 * What a feature may be, where no schema says it: 0 to 1, 0 to 16 or 0 to 255 where all numbers lie within, and are
 * whole for the last two; else each feature's own range in the data.
 */
export function boxOf({ inputs, size, count }: Rows): {
  readonly low: Float32Array;
  readonly high: Float32Array;
  readonly says: string;
} {
  const isWithin = (top: number, isWhole: boolean): boolean =>
    inputs.every((value) => value >= 0 && value <= top && (!isWhole || Number.isInteger(value)));
  for (const top of [1, 16, 255])
    if (isWithin(top, top > 1)) {
      return { low: new Float32Array(size), high: new Float32Array(size).fill(top), says: `0 to ${top}` };
    }
  const [low, high] = [
    new Float32Array(size).fill(Number.POSITIVE_INFINITY),
    new Float32Array(size).fill(Number.NEGATIVE_INFINITY),
  ];
  for (let row = 0; row < count; row++)
    for (let at = 0; at < size; at++) {
      const value = inputs[row * size + at]!;
      low[at] = Math.min(low[at]!, value);
      high[at] = Math.max(high[at]!, value);
    }
  return { low, high, says: "each feature's range in the data" };
}
