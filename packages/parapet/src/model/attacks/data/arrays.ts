import { readFileSync, statSync } from "node:fs";
import { gunzipSync, inflateRawSync } from "node:zlib";
import { messageOf, ParapetError } from "@parapet/guard/kernel";

/** A file of numbers is read whole: two gigabytes at most, packed or not. */
const MOST_BYTES = 2 ** 31 - 1;

/** Numbers in row order. */
export interface NumberArray {
  readonly dims: readonly number[];
  readonly values: ArrayLike<number>;
  /** Held as bytes: pictures then run from 0 to 255. */
  readonly isBytes: boolean;
}

const unreadable = (file: string, why: string, cause?: unknown): ParapetError =>
  new ParapetError("PARAPET_ATTACK_DATA", `${file}: ${why}`, { cause });

/** The file's bytes, unpacked where gzip packed it. @throws {ParapetError} PARAPET_ATTACK_DATA */
export function bytesOf(file: string): Buffer {
  try {
    if (statSync(file).size > MOST_BYTES) throw unreadable(file, "larger than 2 GiB");
    const bytes = readFileSync(file);
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes;
  } catch (cause) {
    if (cause instanceof ParapetError) throw cause;
    throw unreadable(file, `cannot be read: ${messageOf(cause).slice(0, 200)}`, cause);
  }
}

/** Arrays of an `.npz` by name; those of text and objects are left out. */
export function readNpz(bytes: Buffer, file: string): ReadonlyMap<string, NumberArray> {
  const arrays = new Map<string, NumberArray>();
  let left = MOST_BYTES;
  for (const { name, method, packed, sizeBytes } of membersOf(bytes, file)) {
    if (!name.endsWith(".npy")) continue;
    if (sizeBytes > left) throw unreadable(file, "holds more than 2 GiB");
    left -= sizeBytes;
    const whole = method === 0 ? packed : unpacked(packed, sizeBytes, file);
    const array = readNpy(whole, file);
    if (array !== undefined) arrays.set(name.slice(0, -4), array);
  }
  return arrays;
}

function unpacked(packed: Buffer, sizeBytes: number, file: string): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, sizeBytes) });
  } catch (cause) {
    throw unreadable(file, "is damaged", cause);
  }
}

interface Member {
  readonly name: string;
  readonly method: number;
  readonly packed: Buffer;
  readonly sizeBytes: number;
}

/** Members by the directory at the end of a zip, which alone says sizes that are never wrong. */
function membersOf(bytes: Buffer, file: string): readonly Member[] {
  const end = bytes.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  if (end < 0 || end + 22 > bytes.length) throw unreadable(file, "is no zip");
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const members: Member[] = [];
  for (let member = 0; member < count; member++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw unreadable(file, "is a damaged zip");
    const method = bytes.readUInt16LE(at + 10);
    const [packedBytes, sizeBytes] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]; // three places
    const head = bytes.readUInt32LE(at + 42);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameBytes);
    if (head + 30 > bytes.length || packedBytes === 0xffffffff || (method !== 0 && method !== 8))
      throw unreadable(file, `'${name}' is packed in a way that is not read`);
    const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    if (from + packedBytes > bytes.length) throw unreadable(file, "is cut off");
    members.push({ name, method, packed: bytes.subarray(from, from + packedBytes), sizeBytes });
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  return members;
}

const WIDTHS: Readonly<Record<string, readonly [bytes: number, read: (view: DataView, at: number) => number]>> = {
  "<f4": [4, (view, at) => view.getFloat32(at, true)],
  "<f8": [8, (view, at) => view.getFloat64(at, true)],
  "<i8": [8, (view, at) => Number(view.getBigInt64(at, true))],
  "<u8": [8, (view, at) => Number(view.getBigUint64(at, true))],
  "<i4": [4, (view, at) => view.getInt32(at, true)],
  "<u4": [4, (view, at) => view.getUint32(at, true)],
  "<i2": [2, (view, at) => view.getInt16(at, true)],
  "<u2": [2, (view, at) => view.getUint16(at, true)],
  "|i1": [1, (view, at) => view.getInt8(at)],
  "|u1": [1, (view, at) => view.getUint8(at)],
  "|b1": [1, (view, at) => view.getUint8(at)],
};

/** One array; undefined for elements that are no numbers. */
export function readNpy(bytes: Buffer, file: string): NumberArray | undefined {
  if (bytes.length < 10 || bytes.toString("latin1", 1, 6) !== "NUMPY") throw unreadable(file, "holds what is no array");
  const isLong = (bytes[6] ?? 1) > 1;
  const headBytes = isLong ? bytes.readUInt32LE(8) : bytes.readUInt16LE(8);
  const from = (isLong ? 12 : 10) + headBytes;
  const head = bytes.toString("latin1", isLong ? 12 : 10, Math.min(from, 10_000));
  const type = /'descr':\s*'([^']{1,8})'/.exec(head)?.[1] ?? "";
  const dims = (/'shape':\s*\(([\d, ]{0,200})\)/.exec(head)?.[1] ?? "")
    .split(",")
    .flatMap((part) => (part.trim() === "" ? [] : [Number(part)]));
  const known = WIDTHS[type];
  if (known === undefined) return undefined;
  if (dims.length > 1 && /'fortran_order':\s*True/.test(head))
    throw unreadable(file, "holds an array by columns, which is not read");
  const [width, read] = known;
  const count = dims.reduce((product, dim) => product * dim, 1);
  if (from + count * width > bytes.length) throw unreadable(file, "holds an array that is cut off");
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, count * width);
  const values = type === "<f4" || width === 1 ? new Float32Array(count) : new Float64Array(count);
  for (let at = 0; at < count; at++) values[at] = read(view, at * width);
  return { dims, values, isBytes: type === "|u1" };
}

/** The format of MNIST and its kin, of bytes. */
export function readIdx(bytes: Buffer, file: string): NumberArray {
  const rank = bytes[3] ?? 0;
  if (bytes.length < 4 + rank * 4 || bytes[0] !== 0 || bytes[1] !== 0) throw unreadable(file, "is no IDX file");
  if (bytes[2] !== 8) throw unreadable(file, "holds no bytes, which alone are read from IDX");
  const dims = Array.from({ length: rank }, (_, at) => bytes.readUInt32BE(4 + at * 4));
  const count = dims.reduce((product, dim) => product * dim, 1);
  const from = 4 + rank * 4;
  if (bytes.length < from + count) throw unreadable(file, "is cut off");
  return { dims, values: bytes.subarray(from, from + count), isBytes: true };
}
