import { latin1, type MetadataSink } from "./metadata-sink.ts";

/** Comments and XMP. @see GIF89a, 18 to 26 */
export function readGif(bytes: Uint8Array, sink: MetadataSink): void {
  let at = 13 + tableBytes(bytes[10] ?? 0);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x2c) {
      // Descriptor, colours and the smallest code come before the picture's blocks.
      at = afterBlocks(bytes, at + 11 + tableBytes(bytes[at + 9] ?? 0));
    } else if (kind === 0x21) {
      const label = bytes[at + 1];
      const end = afterBlocks(bytes, at + 2);
      if (label === 0xfe) sink.add("GIF comment", new TextDecoder().decode(joined(bytes, at + 2, end)));
      // XMP stands there as it is, not in blocks; where its bytes happen to lead is caught by its end mark.
      if (label === 0xff && latin1(bytes, at + 3, at + 14) === "XMP DataXMP")
        sink.add("XMP", new TextDecoder().decode(bytes.subarray(at + 14, end)));
      at = end;
    } else return;
  }
}

const tableBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));

function afterBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== 0) at += bytes[at]! + 1;
  return at + 1;
}

function joined(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = start; at < end && at < bytes.length && bytes[at] !== 0; at += bytes[at]! + 1)
    parts.push(bytes.subarray(at + 1, at + 1 + bytes[at]!));
  return Buffer.concat(parts);
}
