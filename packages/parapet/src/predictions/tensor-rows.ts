/** A tensor of the Open Inference Protocol, as it came: nothing of it is trusted. */
export interface TensorJson {
  readonly name?: unknown;
  readonly datatype?: unknown;
  readonly shape?: unknown;
  readonly data?: unknown;
}

/** Numbers that are looked at in one row; wider rows are cut, alike for all. */
const MOST_WIDTH = 65_536;

/**
 * The rows of a question, all tensors side by side in the order of their names. Words count as numbers that are equal
 * where the words are.
 *
 * @param most rows; of more, as many are taken, evenly spread from `first` on
 * @returns nothing where tensors have no rows in common
 */
export function rowsIn(
  tensors: readonly TensorJson[],
  most: number,
  first = 0,
): readonly (readonly [number, Float64Array])[] {
  const count = rowCountOf(tensors);
  if (count === 0) return [];
  const parts = (tensors.map(columnsOf) as readonly Columns[]).toSorted((a, b) => (a.name < b.name ? -1 : 1)); // none is undefined
  const width = Math.min(
    MOST_WIDTH,
    parts.reduce((sum, part) => sum + part.width, 0),
  );
  return spread(count, most, first).map((row) => {
    const numbers = new Float64Array(width);
    let at = 0;
    for (const part of parts)
      for (let column = 0; column < part.width && at < width; column++, at++)
        numbers[at] = numberOf(part.data[row * part.width + column]);
    return [row, numbers];
  });
}

/** Rows of a question, looked at or not; 0 where tensors have none in common. */
export function rowCountOf(tensors: readonly TensorJson[]): number {
  const read = tensors.map(columnsOf);
  const count = read[0]?.rows ?? 0;
  return read.every((one) => one?.rows === count) ? count : 0;
}

/** By how much the likeliest class of a row leads the next, from the first tensor that tells; undefined where none does. */
export function leadsIn(tensors: readonly TensorJson[], rows: readonly number[]): readonly (number | undefined)[] {
  const told = tensors.map(columnsOf).find((one) => one?.isFraction === true && one.width >= 1);
  return rows.map((row) => {
    if (told === undefined || row >= told.rows) return undefined;
    let [best, next] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let at = 0; at < told.width; at++) {
      const score = Number(told.data[row * told.width + at]);
      if (score > best) [best, next] = [score, best];
      else if (score > next) next = score;
    }
    // One number a row is the probability of yes.
    const lead = told.width === 1 ? Math.abs(2 * best - 1) : best - next;
    return Number.isFinite(lead) ? lead : undefined;
  });
}

interface Columns {
  readonly name: string;
  readonly rows: number;
  readonly width: number;
  readonly data: readonly unknown[];
  readonly isFraction: boolean;
}

function columnsOf({ name, datatype, shape, data }: TensorJson): Columns | undefined {
  if (!Array.isArray(shape) || !Array.isArray(data)) return undefined;
  const flat: readonly unknown[] = data.some(Array.isArray) ? data.flat(8) : data;
  const rows = Number(shape[0]);
  const width = flat.length / rows;
  if (!Number.isSafeInteger(rows) || rows < 1 || !Number.isInteger(width)) return undefined;
  return { name: String(name), rows, width, data: flat, isFraction: /^(?:FP|BF)\d/.test(String(datatype)) };
}

function spread(count: number, most: number, first: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, row) => row);
  return Array.from({ length: most }, (_, at) => Math.floor(first + (at * count) / most) % count);
}

function numberOf(value: unknown): number {
  if (typeof value === "number") return Number.isFinite(value) ? value : 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "string") return 0;
  let hash = 0x811c9dc5;
  for (let at = 0; at < value.length; at++) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193);
  return (hash >>> 0) / 4_294_967_296;
}
