import type { ArtefactFile } from "../artefact.ts";
import { Malformed } from "./malformed.ts";

const WINDOW = 65_536;
/** What is read at once, whatever a file says of its lengths. */
const MAX_READ = 33_554_432;
const TEXT = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * A file seen through a window that moves: most reads find what they want in it and wait for nothing. Numbers are little
 * endian unless they say otherwise. Every read beyond the end is {@link Malformed}.
 */
export class ByteWindow {
  readonly sizeBytes: number;
  readonly #file: ArtefactFile;
  readonly #check: () => void;
  #bytes: Uint8Array = new Uint8Array();
  #view: DataView = new DataView(new ArrayBuffer(0));
  #start = 0;

  constructor(file: ArtefactFile, check: () => void) {
    this.#file = file;
    this.#check = check;
    this.sizeBytes = file.sizeBytes;
  }

  has(offset: number, length: number): boolean {
    return offset >= this.#start && offset + length <= this.#start + this.#bytes.length;
  }

  /** Makes `length` bytes from `offset` readable by the methods below. */
  async load(offset: number, length: number): Promise<void> {
    if (!(offset >= 0 && length >= 0) || offset + length > this.sizeBytes)
      throw new Malformed("it ends before what it says that it holds", offset);
    if (this.has(offset, length)) return;
    this.#check();
    if (length > MAX_READ) throw new Malformed(`a part of ${length} bytes is longer than is read at once`, offset);
    const bytes = await this.#file.read(offset, Math.min(Math.max(length, WINDOW), this.sizeBytes - offset));
    if (bytes.length < length) throw new Malformed("it ends before what it says that it holds", offset);
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#start = offset;
  }

  u8(at: number): number {
    return this.#view.getUint8(at - this.#start);
  }

  u16(at: number): number {
    return this.#view.getUint16(at - this.#start, true);
  }

  u32(at: number): number {
    return this.#view.getUint32(at - this.#start, true);
  }

  i32(at: number): number {
    return this.#view.getInt32(at - this.#start, true);
  }

  /** Beyond 2^53 it is some other huge number: no file is that long. */
  u64(at: number): number {
    return this.u32(at) + this.u32(at + 4) * 4_294_967_296;
  }

  /** A copy-free piece of the window; read it before the next `load`. */
  bytes(at: number, length: number): Uint8Array {
    return this.#bytes.subarray(at - this.#start, at - this.#start + length);
  }

  text(at: number, length: number): string {
    return TEXT.decode(this.bytes(at, length));
  }

  /** Loads and copies. */
  async take(offset: number, length: number): Promise<Uint8Array> {
    await this.load(offset, length);
    return this.bytes(offset, length).slice();
  }

  /** Loads and decodes, at most `most` bytes of it. */
  async takeText(offset: number, length: number, most = 1_048_576): Promise<string> {
    if (offset + length > this.sizeBytes) throw new Malformed("it ends within a text", offset);
    const size = Math.min(length, most);
    await this.load(offset, size);
    return this.text(offset, size);
  }

  check(): void {
    this.#check();
  }
}
