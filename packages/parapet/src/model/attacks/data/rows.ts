import path from "node:path";
import { ParapetError } from "@parapet/guard/kernel";
import { type NamedArray, readArrays, readSchema, type TableSchema } from "../../../tables/index.ts";
import type { Feasibility } from "../../attack.ts";
import { missing } from "./data-error.ts";
import { type Arrays, columnsAsArrays } from "./table-rows.ts";

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
  /** A part that the file names: by a list of row numbers, or by the names of its arrays. `test` where there is one. */
  readonly split?: string;
  /** File of a schema, for tables with words: what their codes are, and which column is the truth. */
  readonly schema?: string;
  /** What numbers are divided by; bytes of pictures by 255 where nothing is said. */
  readonly scale?: number;
}

const INPUTS = ["x", "X", "inputs", "images", "features", "data", "image"];
const LABELS = ["y", "Y", "labels", "targets", "label", "target"];
/** Arrays are held whole: as much as a graphics card's worth of pictures. */
const LIMITS = { heldBytes: 2 ** 31 };

/**
 * Rows of an `.npz` (with the usual names, or those of a split beside them), of IDX pictures, or of any table of
 * numbers and, with a schema, of words.
 *
 * @throws {ParapetError} PARAPET_ATTACK_DATA, and what reading tables throws
 */
export async function readRows(file: string, options: ReadRowsOptions = {}): Promise<Rows> {
  const schema = options.schema === undefined ? undefined : await readSchema(options.schema);
  const { arrays, what } = await arraysOf(file, schema);
  const name = path.basename(file);
  const has = `it has ${[...arrays.keys()].slice(0, 20).join(", ") || "no array of numbers"}`;
  const named = (words: readonly string[], split: string | undefined): string | undefined =>
    words.flatMap((word) => (split === undefined ? [word] : [`${word}_${split}`])).find((word) => arrays.has(word));
  const split = options.split ?? "test";
  const ownInputs = named(INPUTS, split);
  const inputsName = ownInputs ?? named(INPUTS, undefined);
  if (inputsName === undefined) throw missing(name, `no array of inputs: ${has}`);
  const inputs = arrays.get(inputsName)!; // as just found
  const labelsName = named(LABELS, ownInputs === undefined ? undefined : split);
  const labels = options.labels === undefined ? arrays.get(labelsName ?? "") : await labelsFrom(options.labels);
  if (labels === undefined || labels.shape.length !== 1 || labels.shape[0] !== inputs.shape[0])
    throw new ParapetError("PARAPET_ATTACK_DATA", `${name}: no array of as many labels as inputs: ${has}`, {
      hint: "Name the file of the true classes with --labels.",
    });
  const count = inputs.shape[0] ?? 0;
  const list = ownInputs === undefined ? numbersIn(arrays.get(split)) : undefined;
  const isSplit = list?.every((at) => Number.isInteger(at) && at >= 0 && at < count) === true;
  if (options.split !== undefined && ownInputs === undefined && !isSplit)
    throw missing(name, `no part '${options.split}': ${has}`);
  const indices = isSplit ? list : Array.from({ length: count }, (_, at) => at);
  const mark = isSplit ? `[${split}]` : "";
  const labelled = options.labels ?? labelsName;
  return picked(inputs, labels, indices, what || `${inputsName}${mark}, ${labelled}${mark} of ${name}`, options);
}

/** Has the file a part of this name? */
export async function hasSplit(file: string, split: string): Promise<boolean> {
  const { arrays } = await arraysOf(file, undefined, true);
  return arrays.has(split) || INPUTS.some((word) => arrays.has(`${word}_${split}`));
}

async function arraysOf(file: string, schema: TableSchema | undefined, isArraysOnly = false): Promise<Arrays> {
  try {
    return { arrays: await readArrays(file, { limits: LIMITS }), what: "" };
  } catch (thrown) {
    if (!(thrown instanceof ParapetError) || thrown.code !== "PARAPET_TABLE_FORMAT") throw thrown;
    return isArraysOnly ? { arrays: new Map(), what: "" } : columnsAsArrays(file, schema);
  }
}

const numbersIn = (array: NamedArray | undefined): readonly number[] | undefined =>
  array?.shape.length === 1 && ArrayBuffer.isView(array.values) ? Array.from(array.values) : undefined;

async function labelsFrom(file: string): Promise<NamedArray> {
  const { arrays } = await arraysOf(file, undefined);
  const found = LABELS.map((word) => arrays.get(word)).find((one) => one !== undefined) ?? [...arrays.values()][0];
  if (found === undefined) throw missing(file, "no labels in it");
  return found;
}

function picked(
  inputs: NamedArray,
  labels: NamedArray,
  indices: readonly number[],
  taken: string,
  { limit = Number.POSITIVE_INFINITY, scale }: ReadRowsOptions,
): Rows {
  const size = inputs.shape.slice(1).reduce((product, dim) => product * dim, 1);
  if ((labels.shape[0] ?? 0) !== (inputs.shape[0] ?? 0))
    throw missing(taken, `${inputs.shape[0]} inputs and ${labels.shape[0]} labels`);
  const chosen = indices.slice(0, limit);
  if (chosen.length === 0) throw missing(taken, "no rows");
  const { values } = inputs;
  if (!ArrayBuffer.isView(values) || !ArrayBuffer.isView(labels.values)) throw missing(taken, "words for numbers");
  const isScaled = scale === undefined && values instanceof Uint8Array && inputs.shape.length >= 3;
  const divisor = scale ?? (isScaled ? 255 : 1);
  const numbers = new Float32Array(chosen.length * size);
  for (const [at, index] of chosen.entries())
    for (let place = 0; place < size; place++)
      numbers[at * size + place] = (values[index * size + place] ?? 0) / divisor;
  if (!numbers.every(Number.isFinite)) throw missing(taken, "inputs that are no finite numbers");
  const truths = labels.values;
  const classes = Int32Array.from(chosen, (index) => truths[index] ?? -1);
  return { inputs: numbers, labels: classes, count: chosen.length, size, indices: chosen, taken, isScaled };
}

export interface Box {
  readonly low: Float32Array;
  readonly high: Float32Array;
  /** For people. */
  readonly says: string;
}

/** The same for every feature. */
export function boxWithin([low, high]: readonly [number, number], size: number): Box {
  return { low: new Float32Array(size).fill(low), high: new Float32Array(size).fill(high), says: `${low} to ${high}` };
}

/** What a schema says. */
export function boxOfRules({ features }: Feasibility, { size }: Pick<Rows, "size">): Box {
  const [low, high] = [new Float32Array(size), new Float32Array(size).fill(1)];
  for (const { places, low: least, high: most } of features)
    if (places.length === 1) {
      low[places[0]!] = least;
      high[places[0]!] = most;
    }
  return { low, high, says: "as the schema has them" };
}

/**
 * What a feature may be, where no schema says it: 0 to 1, 0 to 16 or 0 to 255 where all numbers lie within, and are
 * whole for the last two; else each feature's own range in the data.
 */
export function boxOf({ inputs, size, count }: Rows): Box {
  const isWithin = (top: number, isWhole: boolean): boolean =>
    inputs.every((value) => value >= 0 && value <= top && (!isWhole || Number.isInteger(value)));
  for (const top of [1, 16, 255]) if (isWithin(top, top > 1)) return boxWithin([0, top], size);
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
