import { ParapetError } from "@parapet/guard/kernel";
import { type OnnxTensor, TYPE } from "./model.ts";

/** Bytes an element takes in `raw`; undefined for types whose elements have no fixed width or are unknown here. */
export function elementBytes(type: number): number | undefined {
  switch (type) {
    case TYPE.uint8:
    case TYPE.int8:
    case TYPE.bool:
      return 1;
    case TYPE.uint16:
    case TYPE.int16:
    case TYPE.float16:
    case TYPE.bfloat16:
      return 2;
    case TYPE.float:
    case TYPE.int32:
    case TYPE.uint32:
      return 4;
    case TYPE.int64:
    case TYPE.uint64:
    case TYPE.double:
      return 8;
    default:
      return undefined;
  }
}

export const countOf = (dims: readonly number[]): number => dims.reduce((product, dim) => product * dim, 1);

/** Elements as numbers: exact for all but 64-bit integers past 2^53. @throws {ParapetError} PARAPET_ONNX_TYPE */
export function numbersOf({ type, raw }: OnnxTensor): Float64Array {
  const width = elementBytes(type);
  if (width === undefined)
    throw new ParapetError("PARAPET_ONNX_TYPE", `tensors of type ${type} are not read as numbers`);
  const view = new DataView(raw.buffer, raw.byteOffset, raw.length);
  const numbers = new Float64Array(Math.floor(raw.length / width));
  const read = READ[type]!; // every type with a width has one
  for (let at = 0; at < numbers.length; at++) numbers[at] = read(view, at * width);
  return numbers;
}

const READ: Readonly<Record<number, (view: DataView, at: number) => number>> = {
  [TYPE.uint8]: (view, at) => view.getUint8(at),
  [TYPE.bool]: (view, at) => view.getUint8(at),
  [TYPE.int8]: (view, at) => view.getInt8(at),
  [TYPE.uint16]: (view, at) => view.getUint16(at, true),
  [TYPE.int16]: (view, at) => view.getInt16(at, true),
  [TYPE.float16]: (view, at) => halfToNumber(view.getUint16(at, true)),
  [TYPE.bfloat16]: (view, at) => bfloatToNumber(view.getUint16(at, true)),
  [TYPE.float]: (view, at) => view.getFloat32(at, true),
  [TYPE.int32]: (view, at) => view.getInt32(at, true),
  [TYPE.uint32]: (view, at) => view.getUint32(at, true),
  [TYPE.double]: (view, at) => view.getFloat64(at, true),
  [TYPE.int64]: (view, at) => Number(view.getBigInt64(at, true)),
  [TYPE.uint64]: (view, at) => Number(view.getBigUint64(at, true)),
};

/** IEEE 754 binary16. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const scratch = new DataView(new ArrayBuffer(4));
function bfloatToNumber(bits: number): number {
  scratch.setUint32(0, bits << 16);
  return scratch.getFloat32(0);
}

export function floatTensor(name: string, dims: readonly number[], values: ArrayLike<number>): OnnxTensor {
  return { name, type: TYPE.float, dims, raw: new Uint8Array(Float32Array.from(values).buffer) };
}

export function integerTensor(name: string, dims: readonly number[], values: readonly number[]): OnnxTensor {
  const raw = new BigInt64Array(values.map((value) => (value >= 2 ** 63 ? (1n << 63n) - 1n : BigInt(value))));
  return { name, type: TYPE.int64, dims, raw: new Uint8Array(raw.buffer) };
}
