import { Malformed } from "../../bytes/malformed.ts";
import type { Hdf5Reading } from "./reading.ts";

const MAX_DEPTH = 12;
const MAX_RECORDS = 200_000;

/** Where HDF5 keeps many small things, links and attributes, found by ids. Filtered heaps are not read. */
export class FractalHeap {
  readonly #file: Hdf5Reading;
  readonly #parts: HeapParts;

  private constructor(file: Hdf5Reading, parts: HeapParts) {
    this.#file = file;
    this.#parts = parts;
  }

  static async open(file: Hdf5Reading, at: number): Promise<FractalHeap> {
    const { window, sizes } = file;
    const { offset: O, length: L } = sizes;
    await window.load(at, 14);
    if (window.text(at, 4) !== "FRHP") throw new Malformed("a heap does not begin as one", at);
    const filters = window.u16(at + 7);
    if (filters > 0) throw new Malformed("a heap is packed in a way that is not read", at);
    const maxManaged = (await file.number(at + 10, 4)) >>> 0;
    // Next huge id, tree of huge ones, free space, its manager, sizes and counts: 10 lengths and 2 addresses.
    const table = at + 14 + L + O + L + O + 8 * L;
    await window.load(table, 2 + 2 * L + 6 + O + 2);
    const width = window.u16(table);
    const start = await file.length(table + 2);
    const maxDirect = await file.length(table + 2 + L);
    const heapBits = window.u16(table + 2 + 2 * L);
    const rootRows = table + 2 + 2 * L + 4;
    const root = await file.address(rootRows);
    await window.load(rootRows + O, 2);
    const rows = window.u16(rootRows + O);
    if (!isPower(width) || !isPower(start) || !isPower(maxDirect) || heapBits > 64)
      throw new Malformed("a heap has impossible sizes", at);
    return new FractalHeap(file, {
      width,
      start,
      maxDirect,
      root,
      rows,
      offsetBytes: Math.ceil(heapBits / 8),
      lengthBytes: Math.min(Math.ceil(Math.log2(maxDirect) / 8), bytesFor(maxManaged || maxDirect)),
    });
  }

  /** @param id as it stands in a tree's record */
  async object(id: Uint8Array): Promise<Uint8Array> {
    const kind = ((id[0] ?? 0) >> 4) & 3;
    if (kind === 2) return id.slice(1, 2 + ((id[0] ?? 0) & 15));
    if (kind !== 0) throw new Malformed("a heap keeps something in a way that is not read", this.#parts.root);
    const { offsetBytes, lengthBytes } = this.#parts;
    const offset = little(id, 1, offsetBytes);
    const length = little(id, 1 + offsetBytes, lengthBytes);
    const at = await this.#place(offset, this.#parts.root, this.#parts.rows, 0);
    return this.#file.window.take(at, length);
  }

  /** Where an offset of the heap lies in the file. */
  async #place(offset: number, block: number, rows: number, depth: number): Promise<number> {
    if (block < 0 || depth > MAX_DEPTH) throw new Malformed("a heap has no block where it should", block);
    if (rows === 0) return block + offset;
    const { width, start, maxDirect } = this.#parts;
    const { offset: O } = this.#file.sizes;
    let left = offset;
    for (let row = 0; row < rows; row++) {
      const size = row < 2 ? start : start * 2 ** (row - 1);
      if (left >= size * width) {
        left -= size * width;
        continue;
      }
      const column = Math.floor(left / size);
      const entry = block + 5 + O + this.#parts.offsetBytes + (row * width + column) * O;
      const child = await this.#file.address(entry);
      const inner = left - column * size;
      return size <= maxDirect
        ? this.#place(inner, child, 0, depth + 1)
        : this.#place(inner, child, Math.log2(size) - Math.log2(start * width) + 1, depth + 1);
    }
    throw new Malformed("a heap is shorter than what lies in it", block);
  }
}

interface HeapParts {
  readonly width: number;
  readonly start: number;
  readonly maxDirect: number;
  readonly root: number;
  readonly rows: number;
  readonly offsetBytes: number;
  readonly lengthBytes: number;
}

const isPower = (value: number): boolean => value > 0 && Number.isInteger(Math.log2(value));
/** Bytes that a length up to this one takes. */
const bytesFor = (value: number): number => Math.max(1, Math.ceil((Math.floor(Math.log2(value)) + 1) / 8));

function little(bytes: Uint8Array, from: number, size: number): number {
  let value = 0;
  for (let at = from + size - 1; at >= from; at--) value = value * 256 + (bytes[at] ?? 0);
  return value;
}

/** Every record of a tree that lists links or attributes: `visit` is given the heap's id in it. */
export async function readBTree2(
  file: Hdf5Reading,
  at: number,
  visit: (id: Uint8Array) => Promise<void>,
): Promise<void> {
  const { window, sizes } = file;
  await window.load(at, 16 + sizes.offset + 2 + sizes.length);
  if (window.text(at, 4) !== "BTHD") throw new Malformed("a tree does not begin as one", at);
  const type = window.u8(at + 5);
  const nodeSize = window.u32(at + 6);
  const recordSize = window.u16(at + 10);
  const depth = window.u16(at + 12);
  const root = await file.address(at + 16);
  await window.load(at + 16 + sizes.offset, 2);
  const count = window.u16(at + 16 + sizes.offset);
  // 5: links by name; 6: by their order; 8: attributes by name; 9: by their order. Where the id stands in each:
  const idAt = type === 5 ? 4 : type === 6 ? 8 : type === 8 || type === 9 ? 0 : -1;
  const idSize = type === 5 || type === 6 ? 7 : 8;
  if (idAt < 0 || depth > MAX_DEPTH || recordSize < idAt + idSize || nodeSize < 16 || nodeSize > 16_777_216)
    throw new Malformed("a tree is of a kind that is not read", at);
  let records = 0;
  const most: number[] = [Math.floor((nodeSize - 10) / recordSize)];
  // How many records a child may have decides how wide its count is written, and that how many a node has.
  const totals: number[] = [most[0] ?? 0];
  for (let level = 1; level <= depth; level++) {
    const pointer = sizes.offset + bytesFor(most[0] ?? 1) + (level > 1 ? bytesFor(totals[level - 1] ?? 1) : 0);
    most[level] = Math.floor((nodeSize - 10 - pointer) / (recordSize + pointer));
    totals[level] = ((most[level] ?? 0) + 1) * (totals[level - 1] ?? 0) + (most[level] ?? 0);
  }
  const node = async (block: number, held: number, level: number): Promise<void> => {
    if (block < 0) return;
    if (held > (most[level] ?? 0)) throw new Malformed("a tree says that it holds more than it can", block);
    await window.load(block, 6 + held * recordSize);
    if (window.text(block, 4) !== (level === 0 ? "BTLF" : "BTIN")) throw new Malformed("a tree is broken", block);
    for (let index = 0; index < held; index++) {
      if (++records > MAX_RECORDS) throw new Malformed("a tree has more records than are read", block);
      await visit(await window.take(block + 6 + index * recordSize + idAt, idSize));
    }
    if (level === 0) return;
    const countBytes = bytesFor(most[0] ?? 1);
    const pointer = sizes.offset + countBytes + (level > 1 ? bytesFor(totals[level - 1] ?? 1) : 0);
    for (let index = 0; index <= held; index++) {
      const place = block + 6 + held * recordSize + index * pointer;
      await node(await file.address(place), await file.number(place + sizes.offset, countBytes), level - 1);
    }
  };
  await node(root, count, depth);
}
