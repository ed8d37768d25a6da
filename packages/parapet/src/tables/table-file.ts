import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { messageOf } from "@parapet/guard/kernel";
import { tableError } from "./table-error.ts";

/** As many bytes as formats are told by. */
export const HEAD_BYTES = 65_536;

/** A file that a table is kept in. `.gz` is seen through. */
export interface TableFile {
  readonly path: string;
  /** Without folders and `.gz`, lower case. */
  readonly name: string;
  /** On the disk. */
  readonly sizeBytes: number;
  readonly isCompressed: boolean;
  /** The first 64 KiB, inflated. */
  readonly head: Uint8Array;
  /** From the beginning to the end, inflated; ends when its reader does. */
  bytes(): AsyncIterable<Uint8Array>;
  /** A range of the file on the disk, shorter at its end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** @throws {ParapetError} PARAPET_TABLE_READ */
export async function openTableFile(file: string): Promise<TableFile> {
  const failed = (cause: unknown): Error =>
    tableError("PARAPET_TABLE_READ", `${file} cannot be read: ${messageOf(cause)}`, { file, cause });
  const found = await stat(file).catch((cause: unknown) => {
    throw failed(cause);
  });
  if (!found.isFile()) throw tableError("PARAPET_TABLE_READ", `${file} is not a file`, { file });
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const handle = await open(file);
    try {
      const bytes = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    } finally {
      await handle.close();
    }
  };
  const start = await read(0, HEAD_BYTES).catch((cause: unknown) => {
    throw failed(cause);
  });
  const isCompressed = start[0] === 0x1f && start[1] === 0x8b;
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    const raw = createReadStream(file, { highWaterMark: 262_144 });
    // Without a callback pipeline() would throw where nobody listens; the loop below hears of it.
    const stream = isCompressed ? pipeline(raw, createGunzip(), () => {}) : raw;
    try {
      yield* stream as AsyncIterable<Uint8Array>;
    } catch (cause) {
      throw failed(cause);
    } finally {
      raw.destroy();
    }
  };
  const name = path.basename(file).toLowerCase().replace(/\.gz$/, "");
  const head = isCompressed ? await headOf(bytes()) : start;
  return { path: file, name, sizeBytes: found.size, isCompressed, head, bytes, read };
}

async function headOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const head = new Uint8Array(HEAD_BYTES);
  let filled = 0;
  for await (const chunk of bytes) {
    const part = chunk.subarray(0, HEAD_BYTES - filled);
    head.set(part, filled);
    filled += part.length;
    if (filled === HEAD_BYTES) break;
  }
  return head.subarray(0, filled);
}
