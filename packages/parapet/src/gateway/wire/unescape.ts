import type { Slot } from "./place.ts";

/**
 * What a tool is called with, or answers, is often JSON within JSON, and a secret can hide behind the inner escapes
 * (`\\u0067hp_…`). This is a second look at such a text, with the escapes of all levels read at once: backslashes
 * double with each level, so a run of up to eight of them before a letter is one escape, three levels deep at most.
 * Other than the plain form of json-text.ts it forgets which level it read, and so it is never written back: each of
 * its offsets leads to the text's own, and what must go is taken out there.
 */

const DEEPEST_RUN = 8;
const SIMPLE: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "/": "/", '"': '"' };

/** Reads the escapes of a text that comes in pieces of any size. */
export class Unescaper {
  /** Of each escape that was read: where its character stands in what was given out, and where it ends in the text. */
  readonly #views: number[] = [];
  readonly #ends: number[] = [];
  /** The beginning of an escape, which waits for the rest. */
  #tail = "";
  #taken: number;
  #given = 0;
  readonly #from: number;

  /** @param from where in the text the first piece begins */
  constructor(from = 0) {
    this.#from = from;
    this.#taken = from;
  }

  /** Has a character been read that was written as its number? Other escapes hide nothing by themselves. */
  hasReadUnit = false;

  push(piece: string): string {
    if (this.#tail === "" && !piece.includes("\\")) return this.#give(piece, piece.length);
    const text = this.#tail + piece;
    this.#tail = "";
    let out = "";
    let from = 0;
    for (let at = text.indexOf("\\"); at !== -1; at = text.indexOf("\\", from)) {
      let letter = at + 1;
      while (text.charCodeAt(letter) === 92) letter += 1;
      out += this.#give(text.slice(from, at), at - from);
      from = at;
      const run = letter - at;
      if (run <= DEEPEST_RUN) {
        const length = lengthOf(text, letter);
        if (length === undefined) {
          this.#tail = text.slice(at);
          return out;
        }
        if (length > 0) {
          const kind = text[letter] as string;
          const read =
            kind === "u" ? String.fromCharCode(Number.parseInt(text.slice(letter + 1, letter + 5), 16)) : SIMPLE[kind];
          if (kind === "u") this.hasReadUnit = true;
          this.#views.push(this.#given);
          out += this.#give(read as string, run + length);
          this.#ends.push(this.#taken);
          from = letter + length;
          continue;
        }
      }
      out += this.#give(text.slice(at, letter), run);
      from = letter;
    }
    return out + this.#give(text.slice(from), text.length - from);
  }

  /** The beginning of an escape that never ended, as it stands. */
  end(): string {
    const rest = this.#tail;
    this.#tail = "";
    return this.#give(rest, rest.length);
  }

  /** The offset in the text that an offset in what was given out leads to. */
  at(offset: number): number {
    let low = 0;
    let high = this.#views.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#views[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return this.#from + offset;
    return (this.#ends[low - 1] as number) + offset - (this.#views[low - 1] as number) - 1;
  }

  #give(read: string, length: number): string {
    this.#given += read.length;
    this.#taken += length;
    return read;
  }
}

/** Length of an escape after its backslashes; 0 when it is none, undefined when it may still become one. */
function lengthOf(text: string, letter: number): number | undefined {
  const kind = text[letter];
  if (kind === undefined) return undefined;
  if (kind !== "u") return SIMPLE[kind] === undefined ? 0 : 1;
  for (let at = letter + 1; at < letter + 5; at += 1) {
    if (at >= text.length) return undefined;
    if (!/[0-9a-fA-F]/.test(text[at] as string)) return 0;
  }
  return 5;
}

/** May a text of this origin hold JSON of its own, with escapes that nobody has read yet? */
export function mayNest(origin: Slot["origin"]): boolean {
  return origin === "tool-call" || origin === "tool-result";
}

/** A passage with the escapes within it read. */
export interface UnescapedText {
  /** Place in the extraction's passages. */
  readonly passage: number;
  readonly text: string;
  /** The passage's offset that an offset here leads to. */
  at(offset: number): number;
}

const NONE: readonly UnescapedText[] = [];

/** The passages that hold escapes after they were read once; mostly none. */
export function unescapeNested(slots: readonly Slot[]): readonly UnescapedText[] {
  let found: UnescapedText[] | undefined;
  for (let at = 0; at < slots.length; at += 1) {
    const { origin, text } = slots[at] as Slot;
    if (!mayNest(origin) || !text.includes("\\u")) continue;
    const reader = new Unescaper();
    const read = reader.push(text) + reader.end();
    if (!reader.hasReadUnit) continue;
    found ??= [];
    found.push({ passage: at, text: read, at: (offset) => reader.at(offset) });
  }
  return found ?? NONE;
}
