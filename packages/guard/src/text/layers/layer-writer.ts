import { type Legibility, legibilityOf } from "./legible.ts";
import { OffsetMap } from "./offset-map.ts";

/** So much of the text before and after a decoded span comes along where a decoder keeps its surroundings. */
const SURROUNDING_CHARACTERS = 64;
/** Most decoders write nothing, and get nothing. */
const NO_UNITS: Uint16Array<ArrayBuffer> = /* @__PURE__ */ new Uint16Array(0);
/** Noise begins with so many characters of text hardly ever. */
const CHANCE_CHARACTERS = 16;
/** `fromCharCode` takes its characters as arguments, and the stack holds only so many. */
const SLICE = 8_192;

/**
 * What a decoder writes its spans to. Between `begin` and `commit` or `rollback` it writes decoded characters, each
 * with the range of the source it came from; ranges may run backwards. Spans come in the order of the source and do
 * not overlap.
 */
export class LayerWriter {
  readonly #source: string;
  readonly #keepsSurroundings: boolean;
  readonly #limit: number;
  readonly #map = new OffsetMap();
  #units: Uint16Array<ArrayBuffer> = NO_UNITS;
  #spanFrom = 0;
  #lengthBefore = 0;
  /** End in the source of the last span or of what was kept behind it. */
  #sourceEnd = -1;
  #spans = 0;
  #isCut = false;
  /** Set by a decoder that knows better than its id what it undid: `rot13`. */
  kind: string | undefined;

  constructor(source: string, keepsSurroundings: boolean, limit: number) {
    this.#source = source;
    this.#keepsSurroundings = keepsSurroundings;
    this.#limit = limit;
  }

  get length(): number {
    return this.#map.length;
  }

  /** Decoded characters of the span so far. */
  get spanLength(): number {
    return this.length - this.#spanFrom;
  }

  /** True when the budget ended: characters were dropped, and nothing more will be taken. */
  get isCut(): boolean {
    return this.#isCut;
  }

  get isEmpty(): boolean {
    return this.#spans === 0;
  }

  /** Opens a span that begins at `start` of the source. */
  begin(start: number): void {
    this.#lengthBefore = this.length;
    if (this.#keepsSurroundings) {
      const gap = start - this.#sourceEnd;
      if (this.#spans > 0 && gap <= 2 * SURROUNDING_CHARACTERS) this.#copy(this.#sourceEnd, start);
      else {
        if (this.#spans > 0) {
          this.#copy(this.#sourceEnd, this.#sourceEnd + SURROUNDING_CHARACTERS);
          this.#separate(this.#sourceEnd + SURROUNDING_CHARACTERS);
        }
        this.#copy(Math.max(0, start - SURROUNDING_CHARACTERS), start);
      }
    } else if (this.#spans > 0) {
      const gap = start - this.#sourceEnd;
      if (gap > 0 && gap <= 2) this.#copy(this.#sourceEnd, start);
      else if (gap > 0) this.#separate(this.#sourceEnd);
    }
    this.#spanFrom = this.length;
  }

  /** One decoded code unit that was read from `[start, end)`. */
  put(unit: number, start: number, end: number): void {
    if (!this.#hasRoom(1)) return;
    this.#units[this.length] = unit;
    this.#map.add(start, end);
  }

  putCodePoint(code: number, start: number, end: number): void {
    if (code <= 0xffff) {
      this.put(code, start, end);
      return;
    }
    if (!this.#hasRoom(2)) return;
    this.#units[this.length] = 0xd800 + ((code - 0x10000) >> 10);
    this.#units[this.length + 1] = 0xdc00 + (code & 0x3ff);
    this.#map.addWhole(2, start, end);
  }

  /** Characters that were read as a whole from `[start, end)`. */
  putText(text: string, start: number, end: number): void {
    if (!this.#hasRoom(text.length)) return;
    for (let i = 0; i < text.length; i++) this.#units[this.length + i] = text.charCodeAt(i);
    this.#map.addWhole(text.length, start, end);
  }

  /** The source as it stands. */
  copy(start: number, end: number): void {
    this.#copy(start, end);
  }

  /** Replaces a character that is written already, so long as it keeps its length. */
  patch(at: number, unit: number): void {
    this.#units[at] = unit;
  }

  unitAt(at: number): number {
    return this.#units[at]!;
  }

  /** What is written from `start` to `end` at most. */
  textFrom(start: number, end: number): string {
    return String.fromCharCode(...this.#units.subarray(start, Math.min(end, this.length)));
  }

  /** How the span reads so far. */
  legibility(): Legibility {
    return legibilityOf(this.#units, this.#spanFrom, this.length);
  }

  /** Closes the span, which ends at `end` of the source. */
  commit(end: number): void {
    this.#spans++;
    this.#sourceEnd = end;
  }

  rollback(): void {
    this.#map.truncate(this.#lengthBefore);
    this.#spanFrom = this.#lengthBefore;
  }

  /**
   * Commits when the span reads as printable text, else forgets it.
   *
   * @param isWhole false when the encoding went on and turned into noise: then only a longer text is no coincidence
   */
  commitIfPrintable(end: number, isWhole = true): void {
    if (this.legibility().isPrintable && (isWhole || this.spanLength >= CHANCE_CHARACTERS)) this.commit(end);
    else this.rollback();
  }

  finish(): { readonly text: string; readonly map: OffsetMap; readonly legibility: Legibility } {
    if (this.#keepsSurroundings && this.#spans > 0)
      this.#copy(this.#sourceEnd, this.#sourceEnd + SURROUNDING_CHARACTERS);
    this.#map.pack();
    const { length } = this;
    const parts: string[] = [];
    for (let i = 0; i < length; i += SLICE)
      parts.push(String.fromCharCode.apply(null, this.#units.subarray(i, Math.min(i + SLICE, length)) as never));
    return { text: parts.join(""), map: this.#map, legibility: legibilityOf(this.#units, 0, length) };
  }

  #copy(start: number, end: number): void {
    const room = this.#limit - this.length;
    const wanted = Math.min(end, this.#source.length) - start;
    const size = Math.min(wanted, room);
    if (wanted > room) this.#isCut = true;
    if (size <= 0 || !this.#hasRoom(size)) return;
    const at = this.length;
    for (let i = 0; i < size; i++) this.#units[at + i] = this.#source.charCodeAt(start + i);
    this.#map.addCopy(size, start);
  }

  #separate(at: number): void {
    this.put(10, at, at);
  }

  #hasRoom(size: number): boolean {
    const { length } = this;
    if (length + size > this.#limit) {
      this.#isCut = true;
      return false;
    }
    if (length + size > this.#units.length) {
      const grown = new Uint16Array(Math.max(256, this.#units.length * 2, length + size));
      grown.set(this.#units);
      this.#units = grown;
    }
    return true;
  }
}
