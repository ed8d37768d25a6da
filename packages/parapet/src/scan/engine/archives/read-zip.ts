import { crc32, inflateRawSync } from "node:zlib";
import { type Damage, DamagedError, type Listing, type Member, TooLargeError, unpacked } from "./member.ts";

const END = 0x0605_4b50;
const END_64 = 0x0606_4b50;
const LOCATOR_64 = 0x0706_4b50;
const ENTRY = 0x0201_4b50;
const LOCAL = 0x0403_4b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const SATURATED = 0xffff_ffff;
const STORED = 0;
const DEFLATED = 8;
const UNIX_LINK = 0o120_000;
const MADE_ON_UNIX = 3;

/**
 * What the central directory of a zip file lists. Nothing is unpacked here.
 *
 * Hostile files lie: members that share bytes (a bomb without nesting), local headers with another name than the
 * directory's (one program sees this file, the next one that). Such members are damage, and not opened.
 *
 * @throws {DamagedError} where there is no directory
 * @see APPNOTE.TXT 6.3, 4.3.6 to 4.3.16
 */
export function readZip(bytes: Uint8Array, maxMembers: number): Listing {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start, shift } = directoryOf(view);
  const entries: Entry[] = [];
  const damages: Damage[] = [];
  let at = start;
  for (let index = 0; index < count && index < maxMembers; index++) {
    const entry = at + ENTRY_BYTES <= bytes.length ? entryAt(view, bytes, at, shift) : undefined;
    if (entry === undefined) {
      damages.push({ name: "", why: "the directory ends before it should" });
      break;
    }
    entries.push(entry);
    at = entry.next;
  }
  const links: { name: string; target: string }[] = [];
  const members: Member[] = [];
  let taken = 0;
  for (const entry of entries.toSorted((a, b) => a.local - b.local)) {
    const { name } = entry;
    const found = dataOf(view, bytes, entry);
    if (typeof found === "string") damages.push({ name, why: found });
    else if (found.start < taken || entry.local < taken) damages.push({ name, why: "shares its bytes with another" });
    else {
      taken = found.end;
      const member = memberOf(entry, bytes.subarray(found.start, found.end));
      if (entry.isLink) links.push({ name, target: textOf(member, 4_096) });
      else if (!name.endsWith("/")) members.push(member);
    }
  }
  members.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { members, links, damages, isCut: count > maxMembers };
}

interface Entry {
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly local: number;
  readonly isLink: boolean;
  readonly next: number;
}

function directoryOf(view: DataView): { readonly count: number; readonly start: number; readonly shift: number } {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
    if (view.getUint32(at, true) !== END || at + END_BYTES + view.getUint16(at + 20, true) > view.byteLength) continue;
    let end = at;
    let count = view.getUint16(at + 10, true);
    let size = view.getUint32(at + 12, true);
    let offset = view.getUint32(at + 16, true);
    const at64 = at >= 20 && view.getUint32(at - 20, true) === LOCATOR_64 ? long(view, at - 12) : undefined;
    if (at64 !== undefined && at64 + 56 <= at && view.getUint32(at64, true) === END_64) {
      end = at64;
      count = long(view, at64 + 32);
      size = long(view, at64 + 40);
      offset = long(view, at64 + 48);
    }
    // What stands before a self-extracting archive moves all of it.
    const shift = end - size - offset;
    if (shift >= 0 && size <= end) return { count, start: end - size, shift };
  }
  throw new DamagedError("is no zip file, or its end is missing");
}

/** 64 bits; beyond 2^53 they are beyond every file as well. */
const long = (view: DataView, at: number): number =>
  at + 8 <= view.byteLength ? view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32 : 0;

function entryAt(view: DataView, bytes: Uint8Array, at: number, shift: number): Entry | undefined {
  if (view.getUint32(at, true) !== ENTRY) return undefined;
  const nameEnd = at + ENTRY_BYTES + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  if (extraEnd > bytes.length) return undefined;
  const rawName = bytes.subarray(at + ENTRY_BYTES, nameEnd);
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
    name: new TextDecoder().decode(rawName),
    rawName,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedBytes,
    sizeBytes,
    local: local + shift,
    isLink: view.getUint8(at + 5) === MADE_ON_UNIX && (mode & 0o170_000) === UNIX_LINK,
    next: extraEnd + view.getUint16(at + 32, true),
  };
}

/** Where the packed bytes stand, or what is wrong with them. */
function dataOf(view: DataView, bytes: Uint8Array, entry: Entry): { start: number; end: number } | string {
  const { local, rawName } = entry;
  if (local + LOCAL_BYTES > bytes.length || view.getUint32(local, true) !== LOCAL) return "is not where it should be";
  if ((entry.flags & 1) !== 0) return "is encrypted";
  if (entry.method !== STORED && entry.method !== DEFLATED) return `is packed by method ${entry.method}`;
  const nameEnd = local + LOCAL_BYTES + view.getUint16(local + 26, true);
  const start = nameEnd + view.getUint16(local + 28, true);
  const end = start + entry.packedBytes;
  if (end > bytes.length) return "ends before it should";
  const localName = bytes.subarray(local + LOCAL_BYTES, nameEnd);
  if (Buffer.compare(localName, rawName) !== 0) return "is called otherwise where it stands";
  return { start, end };
}

function memberOf(entry: Entry, packed: Uint8Array): Member {
  const { name, packedBytes, sizeBytes } = entry;
  return {
    name,
    packedBytes,
    sizeBytes,
    open(limit) {
      if (sizeBytes > limit) throw new TooLargeError("is larger than it may be");
      const bytes = entry.method === STORED ? packed : unpacked(() => inflated(packed, limit));
      if (bytes.length > limit) throw new TooLargeError("is larger than it may be");
      if (bytes.length !== sizeBytes || crc32(bytes) !== entry.crc)
        throw new DamagedError("does not match its length or check sum");
      return bytes;
    },
  };
}

/** Zero bytes are nothing that zlib could be asked to keep to. */
const inflated = (packed: Uint8Array, limit: number): Uint8Array =>
  inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });

function textOf(member: Member, limit: number): string {
  try {
    return new TextDecoder().decode(member.open(limit));
  } catch {
    return "";
  }
}
