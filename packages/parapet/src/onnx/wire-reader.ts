import { ParapetError } from "@parapet/guard/kernel";

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/** One field of a message: number, and either a varint or bytes. Fixed-width numbers come as their bytes. */
export interface WireField {
  readonly number: number;
  readonly varint: bigint;
  readonly bytes: Uint8Array;
}

const NOTHING = new Uint8Array(0);
const text = new TextDecoder();

export const malformed = (what: string): ParapetError =>
  new ParapetError("PARAPET_ONNX_MALFORMED", `this is no ONNX model: ${what}`, {
    hint: "Export the model anew, or check that the file was transferred whole.",
  });

/**
 * Fields of a Protocol Buffers message, in the order of the file. Bytes are views, nothing is copied.
 *
 * @throws {ParapetError} PARAPET_ONNX_MALFORMED for what no encoder writes: a length past the end, groups, field 0
 */
export function* fieldsOf(bytes: Uint8Array): Generator<WireField> {
  let at = 0;
  while (at < bytes.length) {
    const key = varintAt(bytes, at);
    at = key.next;
    const number = Number(key.value >> 3n);
    const wire = Number(key.value & 7n);
    if (number === 0) throw malformed("a field without a number");
    if (wire === VARINT) {
      const { value, next } = varintAt(bytes, at);
      at = next;
      yield { number, varint: value, bytes: NOTHING };
      continue;
    }
    let length = wire === FIXED64 ? 8 : wire === FIXED32 ? 4 : -1;
    if (wire === BYTES) {
      const given = varintAt(bytes, at);
      at = given.next;
      length = given.value > BigInt(bytes.length) ? bytes.length + 1 : Number(given.value);
    }
    if (length < 0) throw malformed(`wire type ${wire}`);
    if (at + length > bytes.length) throw malformed("a field goes on past the end");
    yield { number, varint: 0n, bytes: bytes.subarray(at, at + length) };
    at += length;
  }
}

function varintAt(bytes: Uint8Array, start: number): { value: bigint; next: number } {
  let low = 0;
  let at = start;
  // Almost all of them are short: no BigInt arithmetic for up to four bytes.
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined) throw malformed("a number is cut off");
    low |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value: BigInt(low), next: at };
  }
  let value = BigInt(low);
  for (let shift = 28n; shift < 70n; shift += 7n) {
    const byte = bytes[at++];
    if (byte === undefined) throw malformed("a number is cut off");
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return { value: BigInt.asUintN(64, value), next: at };
  }
  throw malformed("a number of more than ten bytes");
}

/** Signed numbers of a repeated field: packed, or one at a time. */
export function pushIntegers(field: WireField, into: number[]): void {
  if (field.bytes.length === 0) {
    into.push(Number(BigInt.asIntN(64, field.varint)));
    return;
  }
  let at = 0;
  while (at < field.bytes.length) {
    const { value, next } = varintAt(field.bytes, at);
    into.push(Number(BigInt.asIntN(64, value)));
    at = next;
  }
}

export const integerOf = (field: WireField): number => Number(BigInt.asIntN(64, field.varint));
export const textOf = (field: WireField): string => text.decode(field.bytes);

/** Floats of a packed field, or the one of an unpacked one. */
export function pushFloats(field: WireField, into: number[]): void {
  const view = new DataView(field.bytes.buffer, field.bytes.byteOffset, field.bytes.length);
  for (let at = 0; at + 4 <= field.bytes.length; at += 4) into.push(view.getFloat32(at, true));
}
