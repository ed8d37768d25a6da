import { createReadStream } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { messageOf, ParapetError } from "@parapet/guard/kernel";
import { tableError } from "../table-error.ts";
import type { TableFile } from "../table-file.ts";

export interface ZipMember {
  readonly name: string;
  /** As its directory claims. */
  readonly sizeBytes: number;
  /** Inflated; ends with an error when its length or its checksum is not what was claimed. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** The largest that an end record with its comment can be, from the end of the file. */
const MOST_END_BYTES = 65_557 + 20;
const MOST_DIRECTORY_BYTES = 64 * 1024 * 1024;

/**
 * The members of a zip by its central directory, zip64 as well: stored and deflated, as NumPy writes them.
 *
 * @see PKWARE, APPNOTE.TXT 6.3.10
 */
export async function zipMembers(file: TableFile): Promise<readonly ZipMember[]> {
  const refuse = (says: string): Error =>
    tableError("PARAPET_TABLE_FORMAT", `${file.path} is a zip that ${says}`, { file: file.path });
  const tailAt = Math.max(0, file.sizeBytes - MOST_END_BYTES);
  const tail = viewOf(await file.read(tailAt, MOST_END_BYTES));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw refuse("has no end");
  let count = tail.getUint16(end + 10, true);
  let size = tail.getUint32(end + 12, true);
  let offset = tail.getUint32(end + 16, true);
  if (end >= 20 && tail.getUint32(end - 20, true) === 0x07064b50) {
    const far = viewOf(await file.read(Number(tail.getBigUint64(end - 12, true)), 56));
    if (far.byteLength < 56 || far.getUint32(0, true) !== 0x06064b50) throw refuse("has a broken end");
    count = Number(far.getBigUint64(32, true));
    size = Number(far.getBigUint64(40, true));
    offset = Number(far.getBigUint64(48, true));
  }
  if (size > MOST_DIRECTORY_BYTES || offset + size > file.sizeBytes) throw refuse("claims a directory it has not");
  const directory = viewOf(await file.read(offset, size));
  const members: ZipMember[] = [];
  let at = 0;
  while (members.length < count) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== 0x02014b50)
      throw refuse("has a broken directory");
    const nameBytes = directory.getUint16(at + 28, true);
    const extraBytes = directory.getUint16(at + 30, true);
    const commentBytes = directory.getUint16(at + 32, true);
    if (at + 46 + nameBytes + extraBytes > directory.byteLength) throw refuse("has a broken directory");
    members.push(memberOf(file, directory, at, nameBytes, extraBytes, refuse));
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  return members;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function memberOf(
  file: TableFile,
  directory: DataView,
  at: number,
  nameBytes: number,
  extraBytes: number,
  refuse: (says: string) => Error,
): ZipMember {
  const flags = directory.getUint16(at + 8, true);
  const method = directory.getUint16(at + 10, true);
  const checksum = directory.getUint32(at + 16, true);
  let packed = directory.getUint32(at + 20, true);
  let plain = directory.getUint32(at + 24, true);
  let local = directory.getUint32(at + 42, true);
  const nameAt = directory.byteOffset + at + 46;
  const name = Buffer.from(directory.buffer as ArrayBuffer, nameAt, nameBytes).toString("utf8"); // made by `read`
  // zip64: the fields that are all ones stand in the extra field, in this order.
  const extraEnd = at + 46 + nameBytes + extraBytes;
  for (let extra = at + 46 + nameBytes; extra + 4 <= extraEnd; extra += 4 + directory.getUint16(extra + 2, true)) {
    if (directory.getUint16(extra, true) !== 1) continue;
    let field = extra + 4;
    const next = (): number => {
      if (field + 8 > extraEnd) throw refuse("has a broken directory");
      field += 8;
      return Number(directory.getBigUint64(field - 8, true));
    };
    if (plain === 0xffffffff) plain = next();
    if (packed === 0xffffffff) packed = next();
    if (local === 0xffffffff) local = next();
    break;
  }
  return {
    name,
    sizeBytes: plain,
    bytes: async function* () {
      if ((flags & 1) !== 0) throw refuse("is encrypted");
      if (method !== 0 && method !== 8) throw refuse(`uses method ${method}, which NumPy does not write`);
      const header = viewOf(await file.read(local, 30));
      if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) throw refuse("has a broken member");
      const from = local + 30 + header.getUint16(26, true) + header.getUint16(28, true);
      if (packed === 0 && plain === 0) return;
      if (from + packed > file.sizeBytes) throw refuse("ends within a member");
      const raw = createReadStream(file.path, { start: from, end: from + packed - 1, highWaterMark: 262_144 });
      const stream: Readable = method === 0 ? raw : pipeline(raw, createInflateRaw(), () => {});
      let seen = 0;
      let sum = 0;
      try {
        for await (const chunk of stream as AsyncIterable<Uint8Array>) {
          seen += chunk.length;
          if (seen > plain) throw refuse("inflates to more than it claims");
          sum = crc32(chunk, sum);
          if (seen === plain && sum !== checksum) throw refuse("is damaged: a checksum is wrong");
          yield chunk;
        }
        if (seen < plain) throw refuse("holds less than it claims");
      } catch (cause) {
        throw cause instanceof ParapetError ? cause : refuse(`is damaged: ${messageOf(cause)}`);
      } finally {
        raw.destroy();
      }
    },
  };
}
