import type { Value } from "./values.ts";

const MOST_CELLS = 4 << 20;
const MOST_MEMOISED = 8 << 20;

/** More on the stack than any pickle puts there. */
export class TooDeepError extends Error {}

/** Stack, marks and memo of one unpickler. */
export class Stack {
  cells = new Float64Array(256);
  size = 0;
  /** Where what `toMark` took ended. */
  takenTo = 0;
  #marks = new Int32Array(64);
  #markCount = 0;
  /** Nothing below may be taken: the last mark. */
  #fence = 0;
  #memo = new Float64Array(256).fill(Number.NaN);
  #memoised = 0;

  push(value: Value): void {
    if (this.size === this.cells.length) this.cells = grown(this.cells);
    this.cells[this.size++] = value;
  }

  mark(): void {
    if (this.#markCount === this.#marks.length) {
      if (this.#markCount >= MOST_CELLS) throw new TooDeepError("holds more than can be followed");
      const marks = new Int32Array(this.#markCount * 2);
      marks.set(this.#marks);
      this.#marks = marks;
    }
    this.#marks[this.#markCount++] = this.size;
    this.#fence = this.size;
  }

  isShortOf(count: number): boolean {
    return this.size - count < this.#fence;
  }

  top(): Value {
    return this.cells[this.size - 1]!;
  }

  /** The value so many below the top. */
  below(count: number): Value {
    return this.cells[this.size - 1 - count]!;
  }

  replace(count: number, value: Value): void {
    this.size -= count;
    this.push(value);
  }

  /** Of POP: a value, or the mark when nothing stands above it. */
  drop(): boolean {
    if (this.#markCount > 0 && this.#fence === this.size) return this.toMark() >= 0;
    if (this.size === 0) return false;
    this.size--;
    return true;
  }

  markBelow(): number {
    return this.#markCount === 0 ? -1 : this.#fence;
  }

  /** Takes everything above the last mark, and the mark. @returns where it began, -1 without a mark */
  toMark(): number {
    if (this.#markCount === 0) return -1;
    const start = this.#fence;
    this.takenTo = this.size;
    this.size = start;
    this.#markCount--;
    this.#fence = this.#markCount === 0 ? 0 : this.#marks[this.#markCount - 1]!;
    return start;
  }

  memoize(): void {
    this.put(this.#memoised);
  }

  put(key: number): void {
    // What lies further is counted, and forgotten.
    if (key >= MOST_MEMOISED) {
      this.#memoised++;
      return;
    }
    if (key >= this.#memo.length) {
      const memo = new Float64Array(Math.min(MOST_MEMOISED, Math.max(key + 1, this.#memo.length * 2))).fill(Number.NaN);
      memo.set(this.#memo);
      this.#memo = memo;
    }
    if (Number.isNaN(this.#memo[key]!)) this.#memoised++;
    this.#memo[key] = this.top();
  }

  /** Undefined where nothing was put, "forgotten" where it may have been. */
  get(key: number): Value | "forgotten" | undefined {
    if (key >= MOST_MEMOISED) return "forgotten";
    const value = this.#memo[key];
    return value === undefined || Number.isNaN(value) ? undefined : value;
  }
}

function grown(cells: Float64Array): Float64Array<ArrayBuffer> {
  if (cells.length >= MOST_CELLS) throw new TooDeepError("holds more than can be followed");
  const larger = new Float64Array(cells.length * 2);
  larger.set(cells);
  return larger;
}

/** A little-endian number; 8 bytes beyond 2^53 are beyond every file as well. */
export function lengthAt(bytes: Uint8Array, at: number, size: number): number {
  if (size === 1) return bytes[at]!;
  if (size === 2) return bytes[at]! | (bytes[at + 1]! << 8);
  const low = (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
  if (size === 4) return low;
  return low + lengthAt(bytes, at + 4, 4) * 2 ** 32;
}

const decoder = new TextDecoder();

/** Arguments that end with their line. */
export const ofLine = {
  /** FLOAT, INT, LONG, STRING, UNICODE and PERSID; others are names and numbers. */
  mayBeLong: (op: number): boolean =>
    op === 0x46 || op === 0x49 || op === 0x4c || op === 0x53 || op === 0x56 || op === 0x50,
  text: (bytes: Uint8Array, from: number, to: number): string => decoder.decode(bytes.subarray(from, to)),
  /** NaN for what is no whole number. */
  number: (bytes: Uint8Array, from: number, to: number): number => {
    // As C reads it: to the first zero byte, and with underscores.
    const [digits = ""] = decoder.decode(bytes.subarray(from, to)).split("\0", 1);
    return /^\s*[+-]?\d+(_\d+)*\s*$/.test(digits) ? Number(digits.replaceAll("_", "")) : Number.NaN;
  },
};
