import { Malformed } from "../../bytes/malformed.ts";
import type { Hdf5Reading } from "./reading.ts";

/** A named value of an object; only texts are of interest, the rest is numbers. */
export interface Hdf5Attribute {
  readonly name: string;
  /** Each element as bytes, where they are texts or opaque; undefined for numbers. */
  readonly values: readonly Uint8Array[] | undefined;
}

const MAX_ELEMENTS = 20_000;
const MAX_TEXT = 16_000_000;
const TEXT = 3;
const OPAQUE = 5;
const COMPOUND = 6;
const VARIABLE = 9;
const ARRAY = 10;

/** @param body of an attribute message, whole */
export async function readAttribute(file: Hdf5Reading, body: Uint8Array, at: number): Promise<Hdf5Attribute> {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const need = (end: number): void => {
    if (end > body.length) throw new Malformed("an attribute is cut", at);
  };
  need(9);
  const version = view.getUint8(0);
  if (version < 1 || version > 3) throw new Malformed("an attribute is of an unknown version", at);
  const flags = version === 1 ? 0 : view.getUint8(1);
  if (flags !== 0) throw new Malformed("an attribute shares its type in a way that is not read", at);
  const sizes = [view.getUint16(2, true), view.getUint16(4, true), view.getUint16(6, true)] as const;
  const padded = (size: number): number => (version === 1 ? Math.ceil(size / 8) * 8 : size);
  const nameAt = version === 3 ? 9 : 8;
  const typeAt = nameAt + padded(sizes[0]);
  const spaceAt = typeAt + padded(sizes[1]);
  const dataAt = spaceAt + padded(sizes[2]);
  need(dataAt);
  const name = new TextDecoder().decode(body.subarray(nameAt, nameAt + sizes[0])).replace(/\0.*$/s, "");
  need(typeAt + 8);
  const kind = view.getUint8(typeAt) & 15;
  const size = view.getUint32(typeAt + 4, true);
  if (kind !== TEXT && kind !== VARIABLE && kind !== OPAQUE)
    return { name, values: kind === COMPOUND || kind === ARRAY ? [body.subarray(dataAt)] : undefined };
  const count = elements(view, spaceAt, sizes[2], file.sizes.length, at);
  if (count > MAX_ELEMENTS) throw new Malformed("an attribute has more elements than are read", at);
  const values: Uint8Array[] = [];
  for (let index = 0; index < count; index++) {
    const from = dataAt + index * size;
    need(from + size);
    values.push(
      kind === VARIABLE
        ? await variable(file, body.subarray(from, from + size), view.getUint8(typeAt + 8) & 15)
        : body.subarray(from, from + size),
    );
  }
  return { name, values };
}

function elements(view: DataView, from: number, size: number, lengthSize: number, at: number): number {
  if (size < 4) return 1;
  const version = view.getUint8(from);
  const rank = view.getUint8(from + 1);
  if (version === 2 && view.getUint8(from + 3) === 2) return 0;
  const first = from + (version === 1 ? 8 : 4);
  let count = 1;
  for (let index = 0; index < rank; index++) {
    const place = first + index * lengthSize;
    if (place + lengthSize > from + size) throw new Malformed("an attribute has an impossible shape", at);
    let dimension = 0;
    for (let byte = lengthSize - 1; byte >= 0; byte--) dimension = dimension * 256 + view.getUint8(place + byte);
    count *= dimension;
  }
  return count;
}

/** A text of any length: its length, its place in the global heap, and its number there. */
async function variable(file: Hdf5Reading, element: Uint8Array, base: number): Promise<Uint8Array> {
  const { offset, length } = file.sizes;
  const view = new DataView(element.buffer, element.byteOffset, element.byteLength);
  if (element.length < 8 + offset) throw new Malformed("a text has no place");
  const count = view.getUint32(0, true);
  let collection = 0;
  for (let byte = offset - 1; byte >= 0; byte--) collection = collection * 256 + view.getUint8(4 + byte);
  const wanted = view.getUint32(4 + offset, true);
  if (count === 0 || collection === 0) return new Uint8Array();
  collection += file.base;
  const { window } = file;
  await window.load(collection, 8 + length);
  if (window.text(collection, 4) !== "GCOL") throw new Malformed("a text is not where it should be", collection);
  const end = collection + (await file.length(collection + 8));
  let at = collection + 8 + length;
  while (at + 8 + length <= end) {
    await window.load(at, 8 + length);
    const index = window.u16(at);
    const size = await file.length(at + 8);
    if (index === wanted) {
      // Sequences of wider numbers are not texts: what they hold is read all the same, up to their size.
      const most = base === TEXT || base === 0 ? count : size;
      if (size > MAX_TEXT) throw new Malformed("a text is longer than is read", at);
      return window.take(at + 8 + length, Math.min(size, Math.max(most, count)));
    }
    if (index === 0 || size < 0) break;
    at += 8 + length + Math.ceil(size / 8) * 8;
  }
  throw new Malformed("a text is not where it should be", collection);
}
