import type { LayerWriter } from "./layer-writer.ts";

/**
 * Bytes of one span on their way into a layer, read as strict UTF-8: every character maps to the range of all its
 * bytes. `put` answers false from the first byte on that is not UTF-8 or writes a control character; what was written
 * before stays.
 */
export class Utf8Span {
  readonly #out: LayerWriter;
  #code = 0;
  #missing = 0;
  #least = 0;
  #start = 0;
  #isBroken = false;
  /** End in the source of the last whole character. */
  end: number;

  constructor(out: LayerWriter, start: number) {
    this.#out = out;
    this.end = start;
  }

  put(byte: number, start: number, end: number): boolean {
    if (this.#isBroken) return false;
    if (this.#missing > 0) {
      if ((byte & 0xc0) !== 0x80) return this.#break();
      this.#code = (this.#code << 6) | (byte & 0x3f);
      if (--this.#missing > 0) return true;
      const isHalf = this.#code >= 0xd800 && this.#code <= 0xdfff;
      if (this.#code < this.#least || this.#code > 0x10ffff || isHalf) return this.#break();
      this.#out.putCodePoint(this.#code, this.#start, end);
      this.end = end;
      return true;
    }
    this.#start = start;
    if (byte < 0x80) {
      if ((byte < 32 && (byte < 9 || byte > 13)) || byte === 127) return this.#break();
      this.#out.put(byte, start, end);
      this.end = end;
      return true;
    }
    if (byte < 0xc2 || byte > 0xf4) return this.#break();
    this.#missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    this.#least = byte < 0xe0 ? 0x80 : byte < 0xf0 ? 0x800 : 0x10000;
    this.#code = byte & (0x3f >> this.#missing);
    return true;
  }

  #break(): false {
    this.#isBroken = true;
    return false;
  }
}
