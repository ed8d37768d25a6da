import type { Origin, Passage } from "../../detector.ts";
import { findMarks } from "./find-marks.ts";
import { foldText } from "./fold-text.ts";

/*
 * Where did the words of an argument come from? Every block of half the wanted length, cut at regular places of what
 * others wrote, goes into a table: a stretch of the wanted length has one such block in it, wherever it was cut. The
 * argument is then read once, a look-up at each character; where one hits, the stretch is measured on both sides.
 * The table holds a short string for every few characters, not one for each.
 *
 * What the user or the application said as well is theirs: to repeat it is no taint.
 */

/** Nobody of this conversation wrote these. */
const DATA: readonly Origin[] = ["tool-result", "document"];
const TRUSTED: readonly Origin[] = ["user", "system"];

/** How a value was found in what others wrote. */
export interface Taint {
  /** Path of the passage it came from; "" when it repeats too much to be told. */
  readonly from: string;
  readonly kind: "address-or-number" | "stretch" | "too-repetitive";
}

interface Source {
  readonly text: string;
  readonly path: string;
}

/** So often may a stretch be measured for each character of an argument: more is made to be slow, and counts as taint. */
const MEASURES_PER_CHARACTER = 4;
/** And so often is a stretch looked for in what the user said. */
const MAX_LOOKS = 256;

export class TaintIndex {
  readonly #minCharacters: number;
  readonly #block: number;
  readonly #sources: Source[] = [];
  readonly #blocks = new Map<string, { readonly source: Source; readonly at: number }[]>();
  readonly #marks = new Map<string, string>();
  readonly #trusted: string;

  /** @param minCharacters stretches of so many characters are always found */
  constructor(passages: readonly Passage[], minCharacters: number) {
    this.#minCharacters = minCharacters;
    this.#block = Math.max(1, Math.floor((minCharacters + 1) / 2));
    const trusted: string[] = [];
    for (const { origin, text, path } of passages)
      if (DATA.includes(origin)) this.#sources.push({ text: foldText(text), path });
      else if (TRUSTED.includes(origin)) trusted.push(foldText(text));
    this.#trusted = trusted.join("\n");
    for (const source of this.#sources) this.#add(source);
    for (const text of trusted) findMarks(text, (mark) => this.#marks.delete(mark));
  }

  #add(source: Source): void {
    const { text, path } = source;
    for (let at = 0; at + this.#block <= text.length; at += this.#block) {
      const block = text.slice(at, at + this.#block);
      const known = this.#blocks.get(block);
      if (known === undefined) this.#blocks.set(block, [{ source, at }]);
      else known.push({ source, at });
    }
    findMarks(text, (mark) => {
      if (!this.#marks.has(mark)) this.#marks.set(mark, path);
    });
  }

  /** Undefined when nothing of a value is known to come from data. */
  find(value: string): Taint | undefined {
    if (this.#sources.length === 0) return undefined;
    const folded = foldText(value);
    let from: string | undefined;
    findMarks(folded, (mark) => {
      from ??= this.#marks.get(mark);
    });
    if (from !== undefined) return { from, kind: "address-or-number" };
    return this.#findStretch(folded);
  }

  #findStretch(folded: string): Taint | undefined {
    let measuresLeft = folded.length * MEASURES_PER_CHARACTER;
    let looksLeft = MAX_LOOKS;
    for (let at = 0; at + this.#block <= folded.length; at += 1) {
      for (const { source, at: there } of this.#blocks.get(folded.slice(at, at + this.#block)) ?? []) {
        measuresLeft -= 1;
        if (measuresLeft < 0) return { from: "", kind: "too-repetitive" };
        const stretch = stretchAround(folded, at, source.text, there, this.#minCharacters);
        if (stretch.length < this.#minCharacters) continue;
        looksLeft -= 1;
        if (looksLeft < 0) return { from: "", kind: "too-repetitive" };
        if (this.#trusted.includes(stretch)) continue;
        return { from: source.path, kind: "stretch" };
      }
    }
    return undefined;
  }
}

/** What two texts share around a place in both, up to `length` on either side. */
function stretchAround(one: string, at: number, other: string, there: number, length: number): string {
  let before = 0;
  while (before < length && at > before && there > before && one[at - before - 1] === other[there - before - 1])
    before += 1;
  let after = 0;
  while (after < length && at + after < one.length && one[at + after] === other[there + after]) after += 1;
  return one.slice(at - before, at + after);
}
