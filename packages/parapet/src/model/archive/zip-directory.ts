import type { ArtefactFile } from "../artefact.ts";

const END = 0x0605_4b50;
const END_64 = 0x0606_4b50;
const LOCATOR_64 = 0x0706_4b50;
const ENTRY = 0x0201_4b50;
const LOCAL = 0x0403_4b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const SATURATED = 0xffff_ffff;
const LARGEST_DIRECTORY = 64 << 20;
const UNIX_LINK = 0o120_000;

export interface ZipEntry {
  readonly name: string;
  /** As its own header calls it: programs differ in which of both they believe. */
  readonly localName: string;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  /** Where its packed bytes begin. */
  readonly start: number;
  /** Where its header stands. */
  readonly local: number;
  readonly isLink: boolean;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Bytes before the first header. */
  readonly before: number;
  /** Bytes behind the end. */
  readonly behind: number;
  /** What is wrong with single entries, or the directory. */
  readonly damages: readonly string[];
  readonly isCut: boolean;
}

/**
 * The central directory of a zip file, read by ranges, or undefined where there is none.
 *
 * The scanner's own reader takes whole files of at most ten megabytes; models are larger than memory.
 *
 * @see APPNOTE.TXT 6.3, 4.3.6 to 4.3.16
 */
export async function readZipDirectory(
  file: ArtefactFile,
  maxEntries: number,
  check: () => void,
): Promise<ZipDirectory | undefined> {
  const end = await endOf(file);
  if (end === undefined) return undefined;
  const { count, start, size, shift, endsAt } = end;
  if (size > LARGEST_DIRECTORY)
    return { entries: [], before: 0, behind: 0, damages: ["its directory is too large"], isCut: true };
  const bytes = await file.read(start, size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  const damages: string[] = [];
  let at = 0;
  for (let index = 0; index < count && index < maxEntries; index++) {
    if (index % 256 === 0) check();
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) {
      damages.push("its directory ends before it should");
      break;
    }
    const entry = entryAt(view, bytes, at, shift);
    at = entry.next;
    const header = await file.read(entry.local, 30 + 0xffff);
    const headerView = new DataView(header.buffer, header.byteOffset, header.byteLength);
    if (header.length < 30 || headerView.getUint32(0, true) !== LOCAL) {
      damages.push(`'${entry.name}' is not where it should be`);
      continue;
    }
    const nameEnd = 30 + headerView.getUint16(26, true);
    const begin = entry.local + nameEnd + headerView.getUint16(28, true);
    if (begin + entry.packedBytes > file.sizeBytes) damages.push(`'${entry.name}' ends before it should`);
    const localFlags = headerView.getUint16(6, true);
    entries.push({
      ...entry,
      localName: decoder.decode(header.subarray(30, nameEnd)),
      isEncrypted: entry.isEncrypted || (localFlags & 1) !== 0,
      start: begin,
    });
  }
  const first = Math.min(start, ...entries.slice(0, 100_000).map(({ local }) => local));
  return { entries, before: first, behind: file.sizeBytes - endsAt, damages, isCut: count > maxEntries };
}

const decoder = new TextDecoder();

async function endOf(file: ArtefactFile) {
  const from = Math.max(0, file.sizeBytes - END_BYTES - LONGEST_COMMENT - 76);
  const tail = await file.read(from, file.sizeBytes - from);
  if (tail.length < END_BYTES) return undefined;
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail[at] !== 0x50 || view.getUint32(at, true) !== END) continue;
    const endsAt = from + at + END_BYTES + view.getUint16(at + 20, true);
    if (endsAt > file.sizeBytes) continue;
    let behind = from + at;
    let count = view.getUint16(at + 10, true);
    let size = view.getUint32(at + 12, true);
    let offset = view.getUint32(at + 16, true);
    if (at >= 20 && view.getUint32(at - 20, true) === LOCATOR_64) {
      const at64 = await end64(file, long(view, at - 12), from + at - 20);
      if (at64 !== undefined) ({ behind, count, size, offset } = at64);
    }
    const shift = behind - size - offset;
    if (shift >= 0 && size <= behind) return { count, size, start: behind - size, shift, endsAt };
  }
  return undefined;
}

async function end64(file: ArtefactFile, at: number, locator: number) {
  // Where something stands before the archive, its own offsets are all too small.
  for (const place of [at, locator - 56]) {
    const bytes = await file.read(place, 56);
    if (bytes.length < 56) continue;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (view.getUint32(0, true) === END_64)
      return { behind: place, count: long(view, 32), size: long(view, 40), offset: long(view, 48) };
  }
  return undefined;
}

/** 64 bits; beyond 2^53 they are beyond every file as well. */
const long = (view: DataView, at: number): number =>
  at + 8 <= view.byteLength ? view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32 : 0;

function entryAt(view: DataView, bytes: Uint8Array, at: number, shift: number) {
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = Math.min(bytes.length, nameEnd + view.getUint16(at + 30, true));
  let packedBytes = view.getUint32(at + 20, true);
  let sizeBytes = view.getUint32(at + 24, true);
  let local = view.getUint32(at + 42, true);
  for (let extra = nameEnd; extra + 4 <= extraEnd; extra += 4 + view.getUint16(extra + 2, true)) {
    if (view.getUint16(extra, true) !== 1) continue;
    let field = extra + 4;
    const next = (): number => {
      field += 8;
      return long(view, field - 8);
    };
    if (sizeBytes === SATURATED) sizeBytes = next();
    if (packedBytes === SATURATED) packedBytes = next();
    if (local === SATURATED) local = next();
    break;
  }
  const mode = view.getUint32(at + 38, true) >>> 16;
  return {
    name: decoder.decode(bytes.subarray(at + 46, nameEnd)),
    isEncrypted: (view.getUint16(at + 8, true) & 1) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedBytes,
    sizeBytes,
    local: local + shift,
    isLink: view.getUint8(at + 5) === 3 && (mode & 0o170_000) === UNIX_LINK,
    next: extraEnd + view.getUint16(at + 32, true),
  };
}
