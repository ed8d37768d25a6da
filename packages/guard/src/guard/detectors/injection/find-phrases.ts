import { ALPHANUMERIC, CLASS, foldWord, LETTER, NON_ASCII, OTHER_UNIT } from "../../../text/index.ts";
import type { Hit, InspectionContext } from "../../detector.ts";
import { LONGEST_PHRASE, type Phrase } from "./phrases.ts";

/*
 * Most words begin no phrase, so a word is folded and looked up only when its first three letters are among those of
 * the openings: one look into a table a word. Of those that do, most are followed by nothing that a phrase goes on
 * with, which the first letters of the next words show as cheaply. Words with digits or other scripts are always
 * looked up.
 */

const LONGEST_WORD = 40;
/** More than this between two words, and they are no phrase. */
const BETWEEN_CHARACTERS = 12;

/** A question is over where its mark stands; other marks are too cheap to put into a phrase. */
const QUESTION_MARK = 63;

interface Word {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

/** Above U+2000 punctuation is no letter, but what is invisible there belongs to the word it hides in. */
function isWordCharacter(code: number): boolean {
  const bits = CLASS[code]!;
  if (bits !== NON_ASCII) return (bits & ALPHANUMERIC) !== 0 || code === 64 || code === 36;
  if (code >= 0x2000 && code <= 0x206f) return (code >= 0x200b && code <= 0x200f) || code >= 0x2060;
  return code !== 0xa0 && code !== 0xab && code !== 0xbb && (code < 0x3000 || code > 0x303f);
}

/** The text as it is scanned: by bytes, by code unit where those do not say. */
interface Source {
  readonly text: string;
  readonly units: Uint8Array;
}

/** By byte: 0 for what is in no word, 1 for what is, and where the byte does not say that. */
const UNTOLD_UNIT = 2;
const IS_WORD: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, code) =>
  code === OTHER_UNIT ? UNTOLD_UNIT : Number(isWordCharacter(code)),
);

function isWordAt({ text, units }: Source, at: number): boolean {
  const told = IS_WORD[units[at]!]!;
  return told === UNTOLD_UNIT ? isWordCharacter(text.charCodeAt(at)) : told === 1;
}

function wordEnd(source: Source, start: number): number {
  const { units } = source;
  const { length } = source.text;
  let end = start;
  for (;;) {
    while (end < length && IS_WORD[units[end]!] === 1) end++;
    if (end >= length || !isWordAt(source, end)) return end;
    end++;
  }
}

const keyOf = (a: number, b: number, c: number): number => ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);
/** The key of a word that has to be folded before its letters tell anything. */
const UNTOLD = -1;

function keyOfWord({ units }: Source, start: number, end: number): number {
  const a = units[start]!;
  const b = units[start + 1]!;
  const c = end - start > 2 ? units[start + 2]! : 0;
  const arePlain = (CLASS[a]! & LETTER) !== 0 && (CLASS[b]! & LETTER) !== 0 && (c === 0 || (CLASS[c]! & LETTER) !== 0);
  return end - start > 1 && arePlain ? keyOf(a, b, c) : UNTOLD;
}

function keyOfFolded(word: string): number {
  return keyOf(word.charCodeAt(0), word.charCodeAt(1), word.length > 2 ? word.charCodeAt(2) : 0);
}

/** A phrase and the keys of the words that its second step may be. */
interface OpenedPhrase {
  readonly phrase: Phrase;
  readonly second: ReadonlySet<number>;
}

export interface PhraseTable {
  readonly openings: Uint8Array;
  readonly byOpening: ReadonlyMap<string, readonly OpenedPhrase[]>;
}

export function phraseTable(phrases: readonly Phrase[]): PhraseTable {
  const openings = new Uint8Array(32_768);
  const byOpening = new Map<string, OpenedPhrase[]>();
  for (const phrase of phrases) {
    const opened = { phrase, second: new Set(Array.from(phrase.steps[1]!.words, keyOfFolded)) };
    for (const word of phrase.steps[0]!.words) {
      byOpening.set(word, [...(byOpening.get(word) ?? []), opened]);
      openings[keyOfFolded(word)] = 1;
    }
  }
  return { openings, byOpening };
}

/** The phrase that the words, of which the first is its opening, begin with; the number of words it takes, or 0. */
function matchLength(phrase: Phrase, words: readonly Word[]): number {
  let at = 1;
  for (const step of phrase.steps.slice(1)) {
    const stop = Math.min(words.length, at + step.gap + 1);
    while (at < stop && !step.words.has(words[at]!.folded)) at++;
    if (at >= stop) return 0;
    at++;
  }
  return at;
}

/** Could the word be an opening, by its first three letters? */
function mayOpen(table: PhraseTable, source: Source, start: number, end: number): boolean {
  if (end - start > LONGEST_WORD || end - start < 2) return false;
  const key = keyOfWord(source, start, end);
  return key === UNTOLD || table.openings[key] === 1;
}

/** No next word that a phrase could go on with, or none yet. */
const NO_WORD = -1;
const TEXT_ENDED = -2;

/** The start of the next word of a phrase whose last one ended at `after`. */
function nextWord(source: Source, after: number): number {
  const { length } = source.text;
  let start = after;
  while (start < length && start - after <= BETWEEN_CHARACTERS && !isWordAt(source, start)) {
    if (source.units[start] === QUESTION_MARK) return NO_WORD;
    start++;
  }
  if (start >= length) return TEXT_ENDED;
  return start - after > BETWEEN_CHARACTERS ? NO_WORD : start;
}

/** Could one of the words after `end` be the second of one of the phrases, by its first letters? */
function mayGoOn(phrases: readonly OpenedPhrase[], source: Source, end: number): boolean {
  let after = end;
  for (let others = 0; ; others++) {
    const start = nextWord(source, after);
    if (start < 0) return false;
    after = wordEnd(source, start);
    if (after - start > LONGEST_WORD) return false;
    const key = keyOfWord(source, start, after);
    let isOver = true;
    for (const { phrase, second } of phrases) {
      if (phrase.steps[1]!.gap < others) continue;
      if (key === UNTOLD || second.has(key)) return true;
      isOver = false;
    }
    if (isOver) return false;
  }
}

/** Adds words to `words` until a phrase has enough; false when the text ended first. */
function fill(source: Source, words: Word[]): boolean {
  while (words.length < LONGEST_PHRASE) {
    const start = nextWord(source, words.at(-1)!.end);
    if (start < 0) return start === NO_WORD;
    const end = wordEnd(source, start);
    if (end - start > LONGEST_WORD) return true;
    words.push({ start, end, folded: foldWord(source.text.slice(start, end)) });
    if (end === source.text.length) return false;
  }
  return true;
}

/** @returns what is pending, as a detector's `inspect` does */
export function findPhrases(table: PhraseTable, text: string, context: InspectionContext, hits: Hit[]): number {
  const { from, isFinal, units } = context;
  const source = { text, units };
  let pending = text.length;
  let at = from;
  if (at > 0 && isWordCharacter(text.charCodeAt(at - 1))) at = wordEnd(source, at);
  let words: Word[] = [];
  for (; at < text.length; at++) {
    if (IS_WORD[units[at]!] === 0 || !isWordAt(source, at)) continue;
    const start = at;
    at = wordEnd(source, at);
    if (at === text.length && at - start <= LONGEST_WORD) pending = Math.min(pending, start);
    if (!mayOpen(table, source, start, at)) continue;
    const folded = foldWord(text.slice(start, at));
    const phrases = table.byOpening.get(folded);
    if (phrases === undefined || (isFinal && !mayGoOn(phrases, source, at))) continue;
    const known = words.findIndex((word) => word.start === start);
    words = known < 0 ? [{ start, end: at, folded }] : words.slice(known);
    if (!fill(source, words)) pending = Math.min(pending, start);
    const hit = hitOf(phrases, words);
    if (hit !== undefined) hits.push(hit);
  }
  return isFinal ? text.length : pending;
}

function hitOf(phrases: readonly OpenedPhrase[], words: readonly Word[]): Hit | undefined {
  for (const { phrase } of phrases) {
    const length = matchLength(phrase, words);
    if (length === 0) continue;
    const { rule, confidence, severity, reason } = phrase;
    const [start, end] = [words[0]!.start, words[length - 1]!.end];
    return { rule, start, end, confidence, severity, replacement: "[removed]", reason };
  }
  return undefined;
}
