import { latin1, type MetadataSink } from "./metadata-sink.ts";
import { readTiff } from "./read-tiff.ts";

/** @see WebP Container Specification, "Metadata" */
export function readWebp(bytes: Uint8Array, sink: MetadataSink): void {
  if (latin1(bytes, 8, 12) !== "WEBP") return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length; ) {
    const kind = latin1(bytes, at, at + 4);
    const length = view.getUint32(at + 4, true);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (kind === "XMP ") sink.add("XMP", new TextDecoder().decode(body));
    if (kind === "EXIF") readTiff(latin1(body, 0, 6) === "Exif\0\0" ? body.subarray(6) : body, sink);
    at += 8 + length + (length % 2);
  }
}
