import { foldWord } from "../../../../text/index.ts";
import { CONCEPTS } from "./concepts.ts";

/** How a code unit is read when it is not a letter that folds to one letter. */
export const SEPARATOR = 0;
export const NOTHING = 0xffff;

/** Only `foldWord` knows what it is. */
export const STRANGE = 0xfffd;

/** Not asked yet. */
export const UNKNOWN = 0xfffc;

/** Below it a code unit is folded by table. */
export const TABLED_UNITS = 0x2000;
/** Words of a phrase at most. */
export const LONGEST_PHRASE = 5;
/** Letters by which a stem is looked up, and its fewest. */
export const HEAD_LETTERS = 4;

/** Marks that Arabic and Devanagari are written with or without. */
const OPTIONAL_MARKS = /[\u0640\u064b-\u0655\u0670\u093c]/g;
const DIGITS_AS_LETTERS = "oi2eas6t89";
const ARTICLE = [0x627, 0x644];

interface Stem {
  readonly letters: readonly number[];
  readonly concepts: readonly number[];
}

export interface Scan {
  readonly text: string;
  readonly concepts: readonly number[];
}

export interface Entry {
  concepts: readonly number[];
  /** Lengths of the phrases that this word ends, as bits. */
  ends: number;
}

/** The concept table as `findConcepts` reads it. */
export interface ConceptTable {
  /** Hashes of words and phrases, open addressing; beside each the place of its entry and one. */
  readonly keys: Int32Array;
  readonly places: Uint16Array;
  readonly entries: readonly Entry[];
  /** Bit field of the hashes of heads, and the stems by it, longest first. */
  readonly heads: Uint8Array;
  readonly stems: ReadonlyMap<number, readonly Stem[]>;
  /** By the key of the first two letters, longest first. */
  readonly scans: ReadonlyMap<number, readonly Scan[]>;
  readonly scanStarts: Uint8Array;
}

export const HASH_START = 0x811c9dc5;
export const HASH_FACTOR = 0x01000193;
export const hashLetter = (hash: number, letter: number): number => Math.imul(hash ^ letter, HASH_FACTOR);
/** The hash of a phrase from the hashes of its words. */
export const hashWord = (hash: number, word: number): number => Math.imul(hash ^ word, 0x85ebca6b) ^ (hash >>> 15);
const SLOT_BITS = 15;
export const slotOf = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> (32 - SLOT_BITS);
const HEAD_BITS = 14;
export const headBit = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> (32 - HEAD_BITS);

/** Of two letters; others may have the same. */
export const scanKey = (first: number, second: number): number => (Math.imul(first, 0x9e3779b1) >>> 2) ^ second;

export function isScanned(code: number): boolean {
  return (
    (code >= 0x3041 && code <= 0x30ff) || // kana
    (code >= 0x3400 && code <= 0x9fff) || // Han
    (code >= 0xac00 && code <= 0xd7a3) || // Hangul
    (code >= 0xf900 && code <= 0xfaff)
  );
}

/** The letters of a word of an alphabet, folded. */
export function foldLetters(word: string): number[] {
  const letters: number[] = [];
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    const folded = code < TABLED_UNITS ? foldUnit(code) : STRANGE;
    if (folded === STRANGE) return withoutArticle(unitsOf(foldMarked(word)).map(foldDigit));
    if (folded !== NOTHING && folded !== SEPARATOR) letters.push(folded);
  }
  return withoutArticle(letters);
}

/** The Greek final s is an s: capitals have only one. */
const FINAL_SIGMA = /\u03c2/g;

const foldMarked = (word: string): string =>
  foldWord(word.toLowerCase().replace(FINAL_SIGMA, "\u03c3")).replace(OPTIONAL_MARKS, "");
const unitsOf = (text: string): number[] => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
const foldDigit = (code: number): number => (code >= 48 && code < 58 ? DIGITS_AS_LETTERS.charCodeAt(code - 48) : code);

/** Without the Arabic article. */
function withoutArticle(letters: number[]): number[] {
  return letters.length > ARTICLE.length + 2 && letters[0] === ARTICLE[0] && letters[1] === ARTICLE[1]
    ? letters.slice(ARTICLE.length)
    : letters;
}

/** What each code unit below `TABLED_UNITS` is read as, told when it is first met. */
export const FOLDS: Uint16Array = /* @__PURE__ */ new Uint16Array(TABLED_UNITS).fill(UNKNOWN);

export function foldUnit(code: number): number {
  if (FOLDS[code] === UNKNOWN) FOLDS[code] = askUnit(code);
  return FOLDS[code]!;
}

function askUnit(code: number): number {
  if (code >= 48 && code < 58) return foldDigit(code);
  if (code < 128) return (code >= 65 && code < 91) || (code >= 97 && code < 123) ? code | 32 : SEPARATOR;
  const character = String.fromCharCode(code);
  if (!/[\p{L}\p{M}\p{Nd}\p{Cf}]/u.test(character)) return SEPARATOR;
  const folded = foldMarked(character);
  if (folded === "") return NOTHING;
  return folded.length === 1 ? folded.charCodeAt(0) : STRANGE;
}

/** The words of a phrase, each as its letters. */
function wordsOf(phrase: string): number[][] {
  return phrase.split(/[\s'-]+/).map(foldLetters);
}

const hashOf = (letters: readonly number[]): number => letters.reduce(hashLetter, HASH_START);

/** A word means what the stems mean that it begins with. */
function inherit(word: string, concepts: Set<number>, stems: ReadonlyMap<string, ReadonlySet<number>>): void {
  for (let length = HEAD_LETTERS; length <= word.length; length++)
    for (const concept of stems.get(word.slice(0, length)) ?? []) concepts.add(concept);
}

/** Adds a concept to what stands under a key. */
function addTo<Key>(map: Map<Key, Set<number>>, key: Key, concept: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([concept]));
  else known.add(concept);
}

function buildTable(): ConceptTable {
  const words = new Map<string, Set<number>>();
  const phrases = new Map<number, Set<number>>();
  const ends = new Map<number, number>();
  const stems = new Map<string, Set<number>>();
  const scans = new Map<string, Set<number>>();
  Object.values(CONCEPTS).forEach((languages, concept) => {
    for (const phrase of Object.values(languages).flatMap((words) => words.split("|"))) {
      if (isScanned(phrase.charCodeAt(0))) addTo(scans, phrase, concept);
      else if (phrase.endsWith("*") && !phrase.includes(" "))
        addTo(stems, String.fromCharCode(...foldLetters(phrase.slice(0, -1))), concept);
      else {
        const parts = wordsOf(phrase);
        const last = parts.at(-1)!;
        if (parts.length === 1) addTo(words, String.fromCharCode(...last), concept);
        else {
          addTo(phrases, parts.map(hashOf).reduce(hashWord), concept);
          ends.set(hashOf(last), (ends.get(hashOf(last)) ?? 0) | (1 << parts.length));
        }
      }
    }
  });
  for (const [word, concepts] of [...words, ...stems]) inherit(word, concepts, stems);
  const hashes = new Map([
    ...phrases,
    ...Array.from(words, ([word, concepts]) => [hashOf(unitsOf(word)), concepts] as const),
  ]);
  return { ...hashTable(hashes, ends), ...stemTable(stems), ...scanTable(scans) };
}

function hashTable(
  hashes: ReadonlyMap<number, ReadonlySet<number>>,
  ends: ReadonlyMap<number, number>,
): Pick<ConceptTable, "keys" | "places" | "entries"> {
  const keys = new Int32Array(1 << SLOT_BITS);
  const places = new Uint16Array(1 << SLOT_BITS);
  const entries: Entry[] = [];
  for (const hash of new Set([...hashes.keys(), ...ends.keys()])) {
    let slot = slotOf(hash);
    while (places[slot] !== 0) slot = (slot + 1) & (places.length - 1);
    keys[slot] = hash;
    places[slot] = entries.push({ concepts: [...(hashes.get(hash) ?? [])], ends: ends.get(hash) ?? 0 });
  }
  return { keys, places, entries };
}

function stemTable(byStem: ReadonlyMap<string, ReadonlySet<number>>): Pick<ConceptTable, "heads" | "stems"> {
  const heads = new Uint8Array(1 << (HEAD_BITS - 3));
  const stems = new Map<number, Stem[]>();
  for (const [stem, concepts] of byStem) {
    const letters = unitsOf(stem);
    const head = hashOf(letters.slice(0, HEAD_LETTERS));
    heads[headBit(head) >> 3]! |= 1 << (headBit(head) & 7);
    stems.set(head, [...(stems.get(head) ?? []), { letters, concepts: [...concepts] }]);
  }
  for (const list of stems.values()) list.sort((a, b) => b.letters.length - a.letters.length);
  return { heads, stems };
}

function scanTable(byText: ReadonlyMap<string, ReadonlySet<number>>): Pick<ConceptTable, "scans" | "scanStarts"> {
  const scanStarts = new Uint8Array(0x10000);
  const scans = new Map<number, Scan[]>();
  for (const [text, concepts] of byText) {
    const key = scanKey(text.charCodeAt(0), text.charCodeAt(1));
    scanStarts[text.charCodeAt(0)] = 1;
    scans.set(key, [...(scans.get(key) ?? []), { text, concepts: [...concepts] }]);
  }
  for (const list of scans.values()) list.sort((a, b) => b.text.length - a.text.length);
  return { scans, scanStarts };
}

let built: ConceptTable | undefined;

/** Built at the first use: some ten milliseconds. */
export function conceptTable(): ConceptTable {
  built ??= buildTable();
  return built;
}
