import type { TensorValues } from "../column.ts";

/** How an array's elements lie in a file. */
export interface ElementType {
  /** As it is shown: `f4`, `i8`, `U12`. */
  readonly name: string;
  readonly bytes: number;
  /** Of `count` elements, in the order of the file. */
  decode(bytes: Uint8Array, count: number): TensorValues | readonly string[];
}

/** 64-bit integers beyond 2^53 would fall together. */
export class TooLargeInteger extends Error {}

type Read = (view: DataView, at: number, isLittle: boolean) => number;
interface NumberKind {
  readonly make: new (length: number) => TensorValues;
  readonly read: Read;
}

const KINDS: Readonly<Record<string, NumberKind>> = {
  b1: { make: Uint8Array, read: (view, at) => (view.getUint8(at) === 0 ? 0 : 1) },
  i1: { make: Int8Array, read: (view, at) => view.getInt8(at) },
  u1: { make: Uint8Array, read: (view, at) => view.getUint8(at) },
  i2: { make: Int16Array, read: (view, at, isLittle) => view.getInt16(at, isLittle) },
  u2: { make: Uint16Array, read: (view, at, isLittle) => view.getUint16(at, isLittle) },
  i4: { make: Int32Array, read: (view, at, isLittle) => view.getInt32(at, isLittle) },
  u4: { make: Uint32Array, read: (view, at, isLittle) => view.getUint32(at, isLittle) },
  i8: { make: Float64Array, read: (view, at, isLittle) => safe(view.getBigInt64(at, isLittle)) },
  u8: { make: Float64Array, read: (view, at, isLittle) => safe(view.getBigUint64(at, isLittle)) },
  f2: { make: Float32Array, read: (view, at, isLittle) => view.getFloat16(at, isLittle) },
  f4: { make: Float32Array, read: (view, at, isLittle) => view.getFloat32(at, isLittle) },
  f8: { make: Float64Array, read: (view, at, isLittle) => view.getFloat64(at, isLittle) },
};

/** Not as they lie in memory here. */
const SEEN_THROUGH = new Set(["b1", "i8", "u8"]);

function safe(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new TooLargeInteger(`${value} is beyond what a number can hold exactly`);
  return number;
}

/** @param kind `f4`, `i8`, `b1` and the like; undefined for what is no number */
export function numberType(kind: string, isLittle: boolean): ElementType | undefined {
  const found = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (found === undefined) return undefined;
  const size = Number(kind.slice(1));
  return {
    name: kind,
    bytes: size,
    decode: (bytes, count) => {
      const values = new found.make(count);
      const isPlain = !SEEN_THROUGH.has(kind) && values.BYTES_PER_ELEMENT === size && (isLittle || size === 1);
      if (isPlain) new Uint8Array(values.buffer).set(bytes.subarray(0, count * size));
      else {
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        for (let at = 0; at < count; at++) values[at] = found.read(view, at * size, isLittle);
      }
      return values;
    },
  };
}

/** Words of a fixed length: bytes of Latin-1 (`S`), or code points of 32 bits (`U`); both end before their zeros. */
export function wordType(letter: "S" | "U", length: number, isLittle: boolean): ElementType {
  const bytes = letter === "S" ? length : length * 4;
  return {
    name: `${letter}${length}`,
    bytes,
    decode: (data, count) => {
      const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
      const words: string[] = [];
      for (let word = 0; word < count; word++) {
        let text = "";
        for (let at = 0; at < length; at++) {
          const point =
            letter === "S" ? view.getUint8(word * bytes + at) : view.getUint32(word * bytes + at * 4, isLittle);
          text += point <= 0x10ffff ? String.fromCodePoint(point) : "\uFFFD";
        }
        let end = text.length;
        while (end > 0 && text.charCodeAt(end - 1) === 0) end--;
        words.push(text.slice(0, end));
      }
      return words;
    },
  };
}
