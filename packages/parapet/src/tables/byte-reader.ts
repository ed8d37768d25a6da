/** Takes exact numbers of bytes from chunks of any size, in order. */
export interface ByteReader {
  /** A copy of the next bytes; fewer only at the end. */
  take(length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function readBytes(source: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = source[Symbol.asyncIterator]();
  let left: Uint8Array = new Uint8Array(0);
  return {
    take: async (length) => {
      // Grown as bytes come, never by what a header claims: a claim of gigabytes costs nothing.
      const parts: Uint8Array[] = [];
      let filled = 0;
      while (filled < length) {
        if (left.length === 0) {
          const next = await chunks.next();
          if (next.done === true) break;
          left = next.value;
          continue;
        }
        const part = left.subarray(0, length - filled);
        left = left.subarray(part.length);
        parts.push(part);
        filled += part.length;
      }
      const bytes = new Uint8Array(filled);
      let at = 0;
      for (const part of parts) {
        bytes.set(part, at);
        at += part.length;
      }
      return bytes;
    },
    close: async () => {
      await chunks.return?.();
    },
  };
}
