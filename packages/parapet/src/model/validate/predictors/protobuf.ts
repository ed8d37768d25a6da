/** One field of a message: a number, or the bytes of what lies in it. */
export interface ProtoField {
  readonly number: number;
  readonly varint: bigint | undefined;
  readonly bytes: Uint8Array | undefined;
  /** The field as it stands, with its key. */
  readonly raw: Uint8Array;
}

class BrokenProtobuf extends Error {}

/** The fields of a message, one after the other. @throws {BrokenProtobuf} */
export function* protoFields(message: Uint8Array): Generator<ProtoField> {
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[at++];
      if (byte === undefined) throw new BrokenProtobuf("it ends within a number");
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new BrokenProtobuf("a number does not end");
  };
  while (at < message.length) {
    const start = at;
    const key = varint();
    const number = Number(key >> 3n);
    const wire = Number(key & 7n);
    let value: bigint | undefined;
    let bytes: Uint8Array | undefined;
    if (wire === 0) value = varint();
    else if (wire === 1 || wire === 5) at += wire === 1 ? 8 : 4;
    else if (wire === 2) {
      const length = Number(varint());
      bytes = message.subarray(at, at + length);
      at += length;
    } else throw new BrokenProtobuf(`there is no wire type ${wire}`);
    if (at > message.length || number === 0) throw new BrokenProtobuf("a field reaches past its message");
    yield { number, varint: value, bytes, raw: message.subarray(start, at) };
  }
}

const textDecoder = new TextDecoder();

export const protoText = (field: ProtoField): string => textDecoder.decode(field.bytes ?? new Uint8Array(0));

/** Repeated numbers, packed or one by one. */
export function protoInts(field: ProtoField): bigint[] {
  if (field.varint !== undefined) return [BigInt.asIntN(64, field.varint)];
  const numbers: bigint[] = [];
  let value = 0n;
  let shift = 0n;
  for (const byte of field.bytes ?? []) {
    value |= BigInt(byte & 0x7f) << shift;
    shift += 7n;
    if (byte >= 0x80) continue;
    numbers.push(BigInt.asIntN(64, value));
    value = 0n;
    shift = 0n;
  }
  return numbers;
}

/** A field of bytes, with its key and length. */
export function protoBytes(number: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([encoded((number << 3) | 2), encoded(length), ...parts]);
}

export const protoNumber = (number: number, value: number): Uint8Array =>
  Buffer.concat([encoded(number << 3), encoded(value)]);

function encoded(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = value;
  while (left >= 0x80) {
    bytes.push((left % 0x80) + 0x80);
    left = Math.floor(left / 0x80);
  }
  bytes.push(left);
  return Uint8Array.from(bytes);
}
