import { readFileSync } from "node:fs";
import path from "node:path";
import type { FileInfo, ScannedFile } from "../scanner.ts";

/** So much of the beginning tells text from other things. */
const LOOKED_AT = 8_192;

export function readScanned(root: string, info: FileInfo): ScannedFile {
  return scannedFile(info.path, readFileSync(path.join(root, info.path)));
}

/** @param bytes are not copied */
export function scannedFile(filePath: string, bytes: Uint8Array): ScannedFile {
  let decoded: string | undefined;
  let isDecoded = false;
  return {
    path: filePath,
    sizeBytes: bytes.length,
    bytes,
    get text() {
      if (!isDecoded) decoded = decode(bytes);
      isDecoded = true;
      return decoded;
    },
  };
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.subarray(0, LOOKED_AT).includes(0)) return undefined;
  return new TextDecoder().decode(bytes);
}
