import {
  type ConceptTable,
  conceptTable,
  type Entry,
  FOLDS,
  foldLetters,
  foldUnit,
  HASH_FACTOR,
  HASH_START,
  HEAD_LETTERS,
  hashLetter,
  hashWord,
  headBit,
  isScanned,
  LONGEST_PHRASE,
  NOTHING,
  type Scan,
  SEPARATOR,
  STRANGE,
  scanKey,
  slotOf,
  TABLED_UNITS,
  UNKNOWN,
} from "./concept-table.ts";
import { CONCEPTS } from "./concepts.ts";

/*
 * Finds the words of the concept table in one pass. A word of an alphabet is hashed while it is read, each letter
 * folded by a table, and looked up by its hash alone: two words with the same 32 bits are taken for each other, which
 * no two in the table are, and which in a text is no worse than a word with two meanings. More is done only for a word
 * that ends a phrase or begins as a stem does. Scripts without spaces are searched from each letter.
 */

/** Names of the concepts: what `OnConcept` receives is a place in this list. */
export const CONCEPT_NAMES: readonly string[] = /* @__PURE__ */ Object.keys(CONCEPTS);

/** Called in the order in which the words end; once for each concept of a word that has several. */
export type OnConcept = (concept: number, start: number, end: number) => void;

/** Longer words are nobody's. */
const LONGEST_WORD = 40;
/** More characters between two words, and they are no phrase. */
const WIDEST_GAP = 3;

/** What Arabic writes together with the next word: and, so, with, for, and the article after these. */
const ARABIC_FIRST = 0x620;
const ARABIC_LAST = 0x64a;
const ARABIC_PREFIXES: readonly (readonly number[])[] = /* @__PURE__ */ [
  "وال",
  "بال",
  "فال",
  "كال",
  "لل",
  "و",
  "ف",
  "ب",
  "ل",
].map((prefix) => Array.from(prefix, (letter) => letter.charCodeAt(0)));

function entryOf({ keys, places, entries }: ConceptTable, hash: number): Entry | undefined {
  for (let slot = slotOf(hash); places[slot] !== 0; slot = (slot + 1) & (places.length - 1))
    if (keys[slot] === hash) return entries[places[slot]! - 1];
  return undefined;
}

function beginsWith(letters: Uint16Array, length: number, stem: readonly number[]): boolean {
  if (stem.length > length) return false;
  for (let at = 0; at < stem.length; at++) if (letters[at] !== stem[at]) return false;
  return true;
}

function hashFrom(letters: Uint16Array, from: number, length: number): number {
  let hash = HASH_START;
  for (let at = from; at < length; at++) hash = hashLetter(hash, letters[at]!);
  return hash;
}

const NONE: readonly number[] = [];

/** The concepts of a word that is not in the table as it stands. */
function conceptsByPart(table: ConceptTable, letters: Uint16Array, length: number, head: number): readonly number[] {
  const bit = headBit(head);
  if ((table.heads[bit >> 3]! & (1 << (bit & 7))) !== 0)
    for (const stem of table.stems.get(head) ?? []) if (beginsWith(letters, length, stem.letters)) return stem.concepts;
  if (letters[0]! < ARABIC_FIRST || letters[0]! > ARABIC_LAST) return NONE;
  for (const prefix of ARABIC_PREFIXES) {
    if (length < prefix.length + 3 || !beginsWith(letters, length, prefix)) continue;
    const entry = entryOf(table, hashFrom(letters, prefix.length, length));
    if (entry !== undefined && entry.concepts.length > 0) return entry.concepts;
  }
  return NONE;
}

/** Takes words one by one, knows the last few, and reports what they say. */
class PhraseReader {
  /** Those of the word that is being read. */
  readonly letters: Uint16Array = new Uint16Array(LONGEST_WORD);
  readonly #table: ConceptTable;
  readonly #onConcept: OnConcept;
  /** Hashes and starts of the last words, the newest at `#count - 1` modulo their number. */
  readonly #hashes = new Int32Array(8);
  readonly #starts = new Int32Array(8);
  #count = 0;
  #lastEnd = 0;

  constructor(table: ConceptTable, onConcept: OnConcept) {
    this.#table = table;
    this.#onConcept = onConcept;
  }

  /** Adds a word that only `foldWord` can read. */
  addFolded(word: string, start: number): void {
    if (word.length > LONGEST_WORD) return;
    const folded = foldLetters(word);
    if (folded.length === 0 || folded.length > LONGEST_WORD) return;
    this.letters.set(folded);
    const head = hashFrom(this.letters, 0, Math.min(folded.length, HEAD_LETTERS));
    this.add(folded.length, hashFrom(this.letters, 0, folded.length), head, start, start + word.length);
  }

  add(length: number, hash: number, head: number, start: number, end: number): void {
    if (start - this.#lastEnd > WIDEST_GAP) this.#count = 0;
    this.#lastEnd = end;
    const newest = this.#count++;
    this.#hashes[newest & 7] = hash;
    this.#starts[newest & 7] = start;
    const entry = entryOf(this.#table, hash);
    const isKnown = entry !== undefined && entry.concepts.length > 0;
    this.#report(isKnown ? entry.concepts : conceptsByPart(this.#table, this.letters, length, head), start, end);
    if (entry !== undefined && entry.ends !== 0) this.#addPhrases(entry.ends, newest, end);
  }

  #addPhrases(ends: number, newest: number, end: number): void {
    for (let words = 2; words <= LONGEST_PHRASE && words <= newest + 1; words++) {
      if ((ends & (1 << words)) === 0) continue;
      const first = newest - words + 1;
      let hash = this.#hashes[first & 7]!;
      for (let at = first + 1; at <= newest; at++) hash = hashWord(hash, this.#hashes[at & 7]!);
      const entry = entryOf(this.#table, hash);
      if (entry !== undefined) this.#report(entry.concepts, this.#starts[first & 7]!, end);
    }
  }

  #report(concepts: readonly number[], start: number, end: number): void {
    for (let at = 0; at < concepts.length; at++) this.#onConcept(concepts[at]!, start, end);
  }
}

function scanAt({ scans }: ConceptTable, text: string, at: number, onConcept: OnConcept): void {
  const first = text.charCodeAt(at);
  const found = scans.get(scanKey(first, text.charCodeAt(at + 1)));
  if (found === undefined || !reportScan(found, text, at, onConcept))
    reportScan(scans.get(scanKey(first, 0)) ?? [], text, at, onConcept);
}

function reportScan(scans: readonly Scan[], text: string, at: number, onConcept: OnConcept): boolean {
  for (let place = 0; place < scans.length; place++) {
    const scan = scans[place]!;
    if (!text.startsWith(scan.text, at)) continue;
    for (const concept of scan.concepts) onConcept(concept, at, at + scan.text.length);
    return true;
  }
  return false;
}

/** Is a code unit above the table's part of a word: no punctuation, but styled letters and what is invisible. */
function isStrange(code: number): boolean {
  if (code < 0x2070) return (code >= 0x200b && code <= 0x200f) || code >= 0x2060;
  return !(code >= 0x2190 && code <= 0x2bff) && !(code >= 0x2e00 && code <= 0x3040) && code < 0xfffe;
}

/** Has the Arabic article, which the table does without. */
const hasArticle = (letters: Uint16Array, length: number): boolean =>
  length > 4 && letters[0] === 0x627 && letters[1] === 0x644;

/**
 * Reports every word and phrase of the concept table in `text`, in time linear in its length.
 *
 * Phrases go over the ends of lines and light punctuation, and their words are reported as well.
 */
export function findConcepts(text: string, onConcept: OnConcept): void {
  const table = conceptTable();
  const { scanStarts } = table;
  const folds = FOLDS;
  const reader = new PhraseReader(table, onConcept);
  const { letters } = reader;
  let start = -1;
  let length = 0;
  let hash = HASH_START;
  let head = 0;
  let isWordStrange = false;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    let folded = SEPARATOR;
    if (code < TABLED_UNITS) {
      folded = folds[code]!;
      if (folded === UNKNOWN) folded = foldUnit(code);
    } else if (scanStarts[code] === 1) scanAt(table, text, at, onConcept);
    else if (!isScanned(code) && isStrange(code)) folded = STRANGE;
    if (folded === SEPARATOR) {
      if (start < 0) continue;
      if (isWordStrange || hasArticle(letters, length)) reader.addFolded(text.slice(start, at), start);
      else if (length > 0 && length <= LONGEST_WORD) reader.add(length, hash, head, start, at);
      start = -1;
    } else if (start >= 0 || folded !== NOTHING) {
      if (start < 0) {
        start = at;
        length = 0;
        hash = HASH_START;
        head = 0;
        isWordStrange = false;
      }
      if (folded === STRANGE) isWordStrange = true;
      else if (folded !== NOTHING) {
        hash = Math.imul(hash ^ folded, HASH_FACTOR);
        if (length < LONGEST_WORD) letters[length] = folded;
        length++;
        if (length === HEAD_LETTERS) head = hash;
      }
    }
  }
}
