import type { ByteWindow } from "./byte-window.ts";
import { Malformed } from "./malformed.ts";

/** Bytes of a value by its mark. */
const SIZES: Readonly<Record<string, number>> = {
  i: 1,
  U: 1,
  I: 2,
  l: 4,
  L: 8,
  d: 4,
  D: 8,
  C: 1,
  Z: 0,
  N: 0,
  T: 0,
  F: 0,
};

/** Universal Binary JSON, as XGBoost writes it: typed arrays are skipped by their counts. */
export async function walkUbjson(window: ByteWindow, visit: (key: string, text: string) => void): Promise<void> {
  let at = 0;
  let steps = 0;
  const mark = async (): Promise<string> => {
    await window.load(at, 1);
    return String.fromCharCode(window.u8(at++));
  };
  const integer = async (kind: string): Promise<number> => {
    const size = "iUIlL".includes(kind) ? (SIZES[kind] ?? 0) : 0;
    if (size === 0) throw new Malformed("a length is of an unknown kind", at);
    await window.load(at, size);
    let number = 0;
    for (let byte = 0; byte < size; byte++) number = number * 256 + window.u8(at + byte);
    at += size;
    if (kind !== "U" && number >= 2 ** (8 * size - 1)) throw new Malformed("a length is negative", at);
    return number;
  };
  const text = async (): Promise<string> => {
    const length = await integer(await mark());
    const found = await window.takeText(at, length, 65_536);
    at += length;
    return found;
  };
  const value = async (kind: string, key: string, depth: number): Promise<void> => {
    if (depth > 64) throw new Malformed("it is nested deeper than is read", at);
    if ((++steps & 0xff) === 0) window.check();
    if (kind === "S") visit(key, await text());
    else if (kind === "{") {
      for (let next = await mark(); next !== "}"; next = await mark()) {
        at--;
        const name = await text();
        await value(await mark(), name, depth + 1);
      }
    } else if (kind === "[") await array(key, depth);
    else {
      const size = SIZES[kind];
      if (size === undefined) throw new Malformed("a value is of an unknown kind", at);
      if (at + size > window.sizeBytes) throw new Malformed("it ends within a value", at);
      at += size;
    }
  };
  const array = async (key: string, depth: number): Promise<void> => {
    let next = await mark();
    let kind: string | undefined;
    if (next === "$") {
      kind = await mark();
      next = await mark();
    }
    if (next !== "#") {
      if (kind !== undefined) throw new Malformed("a list has a kind and no count", at);
      for (; next !== "]"; next = await mark()) await value(next, key, depth + 1);
      return;
    }
    const count = await integer(await mark());
    const size = kind === undefined ? undefined : SIZES[kind];
    if (size !== undefined && size > 0) {
      if (at + count * size > window.sizeBytes) throw new Malformed("a list is longer than the file", at);
      at += count * size;
      return;
    }
    if (count > window.sizeBytes) throw new Malformed("a list is longer than the file", at);
    for (let left = count; left > 0; left--) await value(kind ?? (await mark()), key, depth + 1);
  };
  await value(await mark(), "", 0);
  if (at !== window.sizeBytes) throw new Malformed("something follows its end", at);
}
