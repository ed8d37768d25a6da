import { Malformed } from "../../bytes/malformed.ts";
import type { Hdf5Reading } from "./reading.ts";

export type Hdf5Link =
  | { readonly kind: "hard"; readonly name: string; readonly address: number }
  | { readonly kind: "soft"; readonly name: string; readonly path: string }
  | { readonly kind: "external"; readonly name: string; readonly file: string };

const MAX_DEPTH = 16;
const MAX_LINKS = 200_000;
const TEXT = new TextDecoder();

/** @param body of a link message, whole */
export function readLink(body: Uint8Array, base: number, offsetSize: number, at: number): Hdf5Link {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const little = (from: number, size: number): number => {
    if (from + size > body.length) throw new Malformed("a link is cut", at);
    let value = 0;
    for (let byte = size - 1; byte >= 0; byte--) value = value * 256 + view.getUint8(from + byte);
    return value;
  };
  const flags = little(1, 1);
  let from = 2;
  const kind = (flags & 8) !== 0 ? little(from++, 1) : 0;
  from += ((flags & 4) !== 0 ? 8 : 0) + ((flags & 16) !== 0 ? 1 : 0);
  const width = 1 << (flags & 3);
  const length = little(from, width);
  from += width;
  if (from + length > body.length) throw new Malformed("a link is cut", at);
  const name = TEXT.decode(body.subarray(from, from + length));
  from += length;
  if (kind === 0) return { kind: "hard", name, address: little(from, offsetSize) + base };
  const size = little(from, 2);
  const value = TEXT.decode(body.subarray(from + 2, from + 2 + size));
  if (kind === 1) return { kind: "soft", name, path: value };
  if (kind !== 64) throw new Malformed("a link is of a kind that is not read", at);
  return { kind: "external", name, file: value.slice(1).split("\0")[0] ?? "" };
}

/** The links of a group that is kept as a table of symbols: a tree of nodes, with the names in a heap. */
export async function readSymbolTable(file: Hdf5Reading, tree: number, heap: number): Promise<readonly Hdf5Link[]> {
  const { window, sizes } = file;
  await window.load(heap, 8 + 2 * sizes.length + sizes.offset);
  if (window.text(heap, 4) !== "HEAP") throw new Malformed("a group has no names", heap);
  const dataSize = await file.length(heap + 8);
  const data = await file.address(heap + 8 + 2 * sizes.length);
  const links: Hdf5Link[] = [];
  const textAt = async (offset: number): Promise<string> => {
    if (offset >= dataSize) throw new Malformed("a name is not in its heap", heap);
    const text = await window.takeText(data + offset, Math.min(4_096, dataSize - offset));
    return text.split("\0")[0] ?? "";
  };
  const table = async (at: number): Promise<void> => {
    await window.load(at, 8);
    if (window.text(at, 4) !== "SNOD") throw new Malformed("a group's table is broken", at);
    const count = window.u16(at + 6);
    const entry = 2 * sizes.offset + 24;
    for (let index = 0; index < count; index++) {
      if (links.length >= MAX_LINKS) throw new Malformed("a group has more links than are read", at);
      const from = at + 8 + index * entry;
      const nameAt = await file.number(from, sizes.offset);
      const address = await file.address(from + sizes.offset);
      await window.load(from + 2 * sizes.offset, 12);
      const cache = window.u32(from + 2 * sizes.offset);
      const pathAt = window.u32(from + 2 * sizes.offset + 8);
      const name = await textAt(nameAt);
      links.push(cache === 2 ? { kind: "soft", name, path: await textAt(pathAt) } : { kind: "hard", name, address });
    }
  };
  const seen = new Set<number>();
  const node = async (at: number, depth: number): Promise<void> => {
    if (at < 0) return;
    if (depth > MAX_DEPTH || seen.has(at)) throw new Malformed("a group's tree goes round in a ring", at);
    seen.add(at);
    await window.load(at, 8);
    if (window.text(at, 4) !== "TREE" || window.u8(at + 4) !== 0) throw new Malformed("a group's tree is broken", at);
    const level = window.u8(at + 5);
    const count = window.u16(at + 6);
    for (let index = 0; index < count; index++) {
      const child = await file.address(at + 8 + 2 * sizes.offset + (index + 1) * sizes.length + index * sizes.offset);
      await (level === 0 ? table(child) : node(child, depth + 1));
    }
  };
  await node(tree, 0);
  return links;
}
