import type { ByteWindow } from "../../bytes/byte-window.ts";
import { Malformed } from "../../bytes/malformed.ts";
import { FractalHeap, readBTree2 } from "./fractal-heap.ts";

/** Sizes of addresses and lengths, and the address that says "none". */
export interface Hdf5Sizes {
  readonly offset: number;
  readonly length: number;
}

export interface Hdf5Message {
  readonly type: number;
  readonly flags: number;
  /** Where its body lies in the file. */
  readonly at: number;
  readonly size: number;
}

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const MAX_MESSAGES = 20_000;
const MAX_CHUNKS = 2_000;

/**
 * What is needed of HDF5 to see every attribute and every link of a file, by ranges: superblocks 0 to 3, object headers
 * 1 and 2 with their continuations, groups as tables of symbols or as links, compact or dense, and the global heap.
 * Written from the HDF5 File Format Specification, version 3.0.
 */
export class Hdf5File {
  readonly window: ByteWindow;
  sizes: Hdf5Sizes = { offset: 8, length: 8 };
  root = 0;
  /** Where addresses count from: behind what a user put before the file. */
  base = 0;

  constructor(window: ByteWindow) {
    this.window = window;
  }

  /** @throws {Malformed} when it is none */
  async open(): Promise<void> {
    const { window } = this;
    let at = 0;
    while (!(await this.#isSignature(at))) {
      at = at === 0 ? 512 : at * 2;
      if (at > window.sizeBytes - 8 || at > 1_048_576) throw new Malformed("it does not begin as HDF5 does", 0);
    }
    await window.load(at, Math.min(96, window.sizeBytes - at));
    if (!window.has(at, 48)) throw new Malformed("its first block is cut", at);
    const version = window.u8(at + 8);
    if (version === 0 || version === 1) {
      this.sizes = sizesOf(window.u8(at + 13), window.u8(at + 14), at);
      const fixed = at + (version === 0 ? 24 : 28);
      const { offset } = this.sizes;
      this.base = await this.number(fixed, offset);
      // The root's entry of a symbol table: the name's place, then the object's.
      this.root = this.base + (await this.number(fixed + 4 * offset + offset, offset));
    } else if (version === 2 || version === 3) {
      this.sizes = sizesOf(window.u8(at + 9), window.u8(at + 10), at);
      const { offset } = this.sizes;
      this.base = await this.number(at + 12, offset);
      this.root = this.base + (await this.number(at + 12 + 3 * offset, offset));
    } else throw new Malformed(`its first block is of version ${version}`, at + 8);
  }

  async #isSignature(at: number): Promise<boolean> {
    if (at + 8 > this.window.sizeBytes) return false;
    await this.window.load(at, 8);
    return SIGNATURE.every((byte, index) => this.window.u8(at + index) === byte);
  }

  /** A little endian number of a size of its own; all ones is `undefined` as an address and comes back as -1. */
  async number(at: number, size: number): Promise<number> {
    await this.window.load(at, size);
    let value = 0;
    let isNone = true;
    for (let index = size - 1; index >= 0; index--) {
      const byte = this.window.u8(at + index);
      if (byte !== 0xff) isNone = false;
      value = value * 256 + byte;
    }
    return isNone && size >= 4 ? -1 : value;
  }

  /** An address, from the beginning of the file; -1 for none. */
  async address(at: number): Promise<number> {
    const value = await this.number(at, this.sizes.offset);
    return value < 0 ? -1 : value + this.base;
  }

  length(at: number): Promise<number> {
    return this.number(at, this.sizes.length);
  }

  /** Every message of an object, through its continuations. */
  async messages(address: number): Promise<readonly Hdf5Message[]> {
    await this.window.load(address, 16);
    const isNew = this.window.text(address, 4) === "OHDR";
    const messages: Hdf5Message[] = [];
    const chunks: { at: number; size: number }[] = [];
    let tracks = false;
    if (isNew) {
      const flags = this.window.u8(address + 5);
      tracks = (flags & 4) !== 0;
      let at = address + 6 + ((flags & 0x20) !== 0 ? 16 : 0) + ((flags & 0x10) !== 0 ? 4 : 0);
      const width = 1 << (flags & 3);
      const size = await this.number(at, width);
      at += width;
      if (size < 0) throw new Malformed("an object's header has no size", address);
      chunks.push({ at, size });
    } else {
      if (this.window.u8(address) !== 1) throw new Malformed("an object's header is of an unknown version", address);
      chunks.push({ at: address + 16, size: this.window.u32(address + 8) });
    }
    const seen = new Set<number>();
    for (const chunk of chunks) {
      if (seen.has(chunk.at) || seen.size > MAX_CHUNKS)
        throw new Malformed("an object's header goes round in a ring", chunk.at);
      seen.add(chunk.at);
      await (isNew ? this.#newChunk(chunk, tracks, messages, chunks) : this.#oldChunk(chunk, messages, chunks));
    }
    return messages;
  }

  async #oldChunk(chunk: Chunk, messages: Hdf5Message[], chunks: Chunk[]): Promise<void> {
    let { at } = chunk;
    const end = at + chunk.size;
    while (at + 8 <= end) {
      await this.window.load(at, 8);
      const message = {
        type: this.window.u16(at),
        size: this.window.u16(at + 2),
        flags: this.window.u8(at + 4),
        at: at + 8,
      };
      at += 8 + message.size;
      if (at > end) throw new Malformed("a message is longer than its header", message.at);
      await this.#put(message, messages, chunks, 0);
    }
  }

  async #newChunk(chunk: Chunk, tracks: boolean, messages: Hdf5Message[], chunks: Chunk[]): Promise<void> {
    let { at } = chunk;
    const end = at + chunk.size;
    const head = 4 + (tracks ? 2 : 0);
    while (at + head <= end) {
      await this.window.load(at, head);
      const message = {
        type: this.window.u8(at),
        size: this.window.u16(at + 1),
        flags: this.window.u8(at + 3),
        at: at + head,
      };
      at += head + message.size;
      if (at > end) throw new Malformed("a message is longer than its header", message.at);
      await this.#put(message, messages, chunks, 4);
    }
  }

  async #put(message: Hdf5Message, messages: Hdf5Message[], chunks: Chunk[], signature: number): Promise<void> {
    if (messages.length >= MAX_MESSAGES)
      throw new Malformed("an object's header has more messages than are read", message.at);
    if (message.type !== 0x10) {
      messages.push(message);
      return;
    }
    const at = await this.address(message.at);
    const size = await this.length(message.at + this.sizes.offset);
    // A continuation of the new kind has a signature before and a checksum behind.
    if (at >= 0) chunks.push({ at: at + signature, size: Math.max(0, size - (signature === 0 ? 0 : 8)) });
  }

  /** The bodies of links or attributes that are kept in a heap of their own: `heap` and `tree` are addresses. */
  async dense(heap: number, tree: number): Promise<readonly Uint8Array[]> {
    if (heap < 0 || tree < 0) return [];
    const reader = await FractalHeap.open(this, heap);
    const bodies: Uint8Array[] = [];
    await readBTree2(this, tree, async (id) => {
      bodies.push(await reader.object(id));
    });
    return bodies;
  }
}

interface Chunk {
  readonly at: number;
  readonly size: number;
}

function sizesOf(offset: number, length: number, at: number): Hdf5Sizes {
  if (![2, 4, 8].includes(offset) || ![2, 4, 8].includes(length)) throw new Malformed("its sizes are impossible", at);
  return { offset, length };
}
