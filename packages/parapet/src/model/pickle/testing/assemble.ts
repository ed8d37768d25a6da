/** Pickles put together by hand, opcode by opcode. */
export type Part = string | number | Uint8Array | readonly Part[];

/** Text stands for its Latin-1 bytes, a number for a byte. */
export function bytesOf(...parts: readonly Part[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => {
      if (typeof part === "string") return Buffer.from(part, "latin1");
      if (typeof part === "number") return Buffer.from([part]);
      return part instanceof Uint8Array ? part : bytesOf(...part);
    }),
  );
}

/** SHORT_BINUNICODE, or BINUNICODE where it is longer. */
export function text(value: string): Uint8Array {
  const bytes = Buffer.from(value);
  if (bytes.length < 256) return bytesOf(0x8c, bytes.length, bytes);
  return bytesOf("X", uint32(bytes.length), bytes);
}

/** SHORT_BINBYTES, or BINBYTES. */
export function binary(value: Uint8Array): Uint8Array {
  return value.length < 256 ? bytesOf("C", value.length, value) : bytesOf("B", uint32(value.length), value);
}

export function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export const global = (module: string, name: string): Uint8Array => bytesOf(text(module), text(name), 0x93);

/** A tuple of up to three. */
export function tuple(...items: readonly Part[]): Uint8Array {
  if (items.length === 0) return bytesOf(")");
  return items.length <= 3 ? bytesOf(...items, 0x84 + items.length) : bytesOf("(", ...items, "t");
}

/** A call of a global. */
export const call = (module: string, name: string, ...args: readonly Part[]): Uint8Array =>
  bytesOf(global(module, name), tuple(...args), "R");

/** A whole pickle of protocol 4. */
export const pickled = (...parts: readonly Part[]): Uint8Array => bytesOf(0x80, 4, ...parts, ".");
