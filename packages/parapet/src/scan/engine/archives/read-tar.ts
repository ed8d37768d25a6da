import { type Damage, DamagedError, type Listing, type Member, TooLargeError } from "./member.ts";

const BLOCK = 512;
const LONGEST_EXTENSION = 64 << 10;

/**
 * What a tar file holds: ustar, with the long names and sizes of pax and GNU. Members are views of the bytes.
 *
 * @throws {DamagedError} where the first block is no header
 * @see POSIX.1-2017, pax, "ustar Interchange Format"
 */
export function readTar(bytes: Uint8Array, maxMembers: number): Listing {
  const members: Member[] = [];
  const links: { name: string; target: string }[] = [];
  const damages: Damage[] = [];
  let said: Extension = {};
  let at = 0;
  let isCut = false;
  let hasEnd = false;
  for (let seen = 0; at + BLOCK <= bytes.length; seen++) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) {
      hasEnd = true;
      break;
    }
    if (!isHeader(header)) {
      if (at === 0) throw new DamagedError("is no tar file");
      damages.push({ name: "", why: "goes on with what is no header" });
      break;
    }
    if (seen >= maxMembers * 2) {
      isCut = true;
      break;
    }
    const kind = String.fromCharCode(header[156]!);
    const size = said.size !== undefined && !EXTENSIONS.includes(kind) ? said.size : numberIn(header, 124, 12);
    const start = at + BLOCK;
    const end = start + size;
    const name = said.name ?? nameIn(header);
    if (!Number.isSafeInteger(size) || end > bytes.length) {
      damages.push({ name, why: "ends before it should" });
      break;
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (EXTENSIONS.includes(kind)) {
      if (kind !== "g" && size <= LONGEST_EXTENSION)
        said = { ...said, ...extensionIn(kind, bytes.subarray(start, end)) };
      continue;
    }
    if (kind === "1" || kind === "2") links.push({ name, target: said.target ?? textIn(header, 157, 100) });
    else if ((kind === "0" || kind === "\0" || kind === "7") && !name.endsWith("/")) {
      if (members.length >= maxMembers) isCut = true;
      else members.push(memberOf(name, bytes.subarray(start, end)));
    } else if (kind === "S") damages.push({ name, why: "is a sparse file" });
    said = {};
  }
  if (at === 0 && !hasEnd) throw new DamagedError("is no tar file");
  if (!hasEnd && !isCut && damages.length === 0) damages.push({ name: "", why: "has no end" });
  return { members, links, damages, isCut };
}

/** Headers that speak of the next one: pax (`x`, `g`), GNU's long name and long link. */
const EXTENSIONS = "xgLK";

interface Extension {
  readonly name?: string;
  readonly target?: string;
  readonly size?: number;
}

function extensionIn(kind: string, body: Uint8Array): Extension {
  if (kind === "L") return { name: textIn(body, 0, body.length) };
  if (kind === "K") return { target: textIn(body, 0, body.length) };
  const found: { name?: string; target?: string; size?: number } = {};
  let at = 0;
  while (at < body.length) {
    const space = body.indexOf(0x20, at);
    const length = space < 0 ? 0 : Number(new TextDecoder().decode(body.subarray(at, space)));
    if (!Number.isInteger(length) || length <= space - at) break;
    const [key = "", ...rest] = new TextDecoder().decode(body.subarray(space + 1, at + length - 1)).split("=");
    const value = rest.join("=");
    if (key === "path") found.name = value;
    if (key === "linkpath") found.target = value;
    if (key === "size" && /^\d{1,15}$/.test(value)) found.size = Number(value);
    at += length;
  }
  return found;
}

/** The sum of its bytes, its own field taken as spaces. */
function isHeader(header: Uint8Array): boolean {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  return numberIn(header, 148, 8) === sum;
}

function nameIn(header: Uint8Array): string {
  const isUstar = textIn(header, 257, 5) === "ustar";
  const prefix = isUstar ? textIn(header, 345, 155) : "";
  return prefix === "" ? textIn(header, 0, 100) : `${prefix}/${textIn(header, 0, 100)}`;
}

function textIn(bytes: Uint8Array, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** Octal digits, or with the highest bit set a number of base 256. */
function numberIn(header: Uint8Array, from: number, length: number): number {
  if ((header[from]! & 0x80) === 0) {
    const digits = textIn(header, from, length).trim();
    return digits === "" ? 0 : /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
  }
  let value = header[from]! & 0x7f;
  for (const byte of header.subarray(from + 1, from + length)) value = value * 256 + byte;
  return value;
}

function memberOf(name: string, bytes: Uint8Array): Member {
  return {
    name,
    packedBytes: bytes.length,
    sizeBytes: bytes.length,
    open(limit) {
      if (bytes.length > limit) throw new TooLargeError("is larger than it may be");
      return bytes;
    },
  };
}
