import type { ArtefactFile } from "../artefact.ts";

/** A range of a file, as a file. */
export function part(file: ArtefactFile, start: number, length: number, path: string): ArtefactFile {
  const sizeBytes = Math.max(0, Math.min(length, file.sizeBytes - start));
  return {
    path,
    sizeBytes,
    read: (offset, wanted) =>
      offset >= sizeBytes
        ? Promise.resolve(new Uint8Array())
        : file.read(start + offset, Math.min(wanted, sizeBytes - offset)),
  };
}

/** Bytes, as a file. */
export function bytesAsFile(bytes: Uint8Array, path: string): ArtefactFile {
  return {
    path,
    sizeBytes: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}
