const text = new TextEncoder();
const MOST = (1n << 63n) - 1n;

/** Protocol Buffers, written: fields in the order of the calls. */
export class WireWriter {
  private readonly parts: Uint8Array[] = [];
  private sizeBytes = 0;

  integer(number: number, value: number): this {
    return this.push(varint(BigInt(number) << 3n)).push(varint(signed(value)));
  }

  float(number: number, value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    return this.push(varint((BigInt(number) << 3n) | 5n)).push(bytes);
  }

  bytes(number: number, value: Uint8Array): this {
    return this.push(varint((BigInt(number) << 3n) | 2n))
      .push(varint(BigInt(value.length)))
      .push(value);
  }

  /** Left out when empty, as encoders do. */
  text(number: number, value: string): this {
    return value === "" ? this : this.bytes(number, text.encode(value));
  }

  /** An element of a repeated field, written even when it is empty. */
  element(number: number, value: string): this {
    return this.bytes(number, text.encode(value));
  }

  message(number: number, write: (inner: WireWriter) => void): this {
    const inner = new WireWriter();
    write(inner);
    return this.bytes(number, inner.finish());
  }

  integers(number: number, values: readonly number[]): this {
    const inner = new WireWriter();
    for (const value of values) inner.push(varint(signed(value)));
    return this.bytes(number, inner.finish());
  }

  floats(number: number, values: readonly number[]): this {
    return this.bytes(number, new Uint8Array(Float32Array.from(values).buffer));
  }

  finish(): Uint8Array {
    const whole = new Uint8Array(this.sizeBytes);
    let at = 0;
    for (const part of this.parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  private push(part: Uint8Array): this {
    this.parts.push(part);
    this.sizeBytes += part.length;
    return this;
  }
}

/** The largest 64-bit number means "to the end" in slices, and is no exact `number`. */
function signed(value: number): bigint {
  if (value >= 2 ** 63) return MOST;
  return BigInt.asUintN(64, BigInt(Math.trunc(value)));
}

function varint(value: bigint): Uint8Array {
  if (value < 0x80n) return Uint8Array.of(Number(value));
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
