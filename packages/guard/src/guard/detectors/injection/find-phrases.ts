import { ALPHANUMERIC, CLASS, foldWord, LETTER, NON_ASCII } from "../../../text/index.ts";
import type { Hit } from "../../detector.ts";
import { LONGEST_PHRASE, type Phrase } from "./phrases.ts";

/*
 * Most words begin no phrase, so a word is folded and looked up only when its first three letters are among those of
 * the openings: one look into a bit table a word. Words with digits or other scripts are always looked up.
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

export interface PhraseTable {
  readonly openings: Uint8Array;
  readonly byOpening: ReadonlyMap<string, readonly Phrase[]>;
}

const keyOf = (a: number, b: number, c: number): number => ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);

export function phraseTable(phrases: readonly Phrase[]): PhraseTable {
  const openings = new Uint8Array(32_768);
  const byOpening = new Map<string, Phrase[]>();
  for (const phrase of phrases)
    for (const word of phrase.steps[0]!.words) {
      byOpening.set(word, [...(byOpening.get(word) ?? []), phrase]);
      openings[keyOf(word.charCodeAt(0), word.charCodeAt(1), word.length > 2 ? word.charCodeAt(2) : 0)] = 1;
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

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isWordCharacter(text.charCodeAt(end))) end++;
  return end;
}

/** Could the word be an opening, by its first three letters? */
function mayOpen(table: PhraseTable, text: string, start: number, end: number): boolean {
  if (end - start > LONGEST_WORD || end - start < 2) return false;
  const a = text.charCodeAt(start);
  const b = text.charCodeAt(start + 1);
  const c = end - start > 2 ? text.charCodeAt(start + 2) : 0;
  const arePlain = (CLASS[a]! & LETTER) !== 0 && (CLASS[b]! & LETTER) !== 0 && (c === 0 || (CLASS[c]! & LETTER) !== 0);
  return !arePlain || table.openings[keyOf(a, b, c)] === 1;
}

/** Adds words to `words` until a phrase has enough; false when the text ended first. */
function fill(text: string, words: Word[]): boolean {
  while (words.length < LONGEST_PHRASE) {
    const after = words.at(-1)!.end;
    let start = after;
    while (start < text.length && start - after <= BETWEEN_CHARACTERS && !isWordCharacter(text.charCodeAt(start))) {
      if (text.charCodeAt(start) === QUESTION_MARK) return true;
      start++;
    }
    if (start >= text.length) return false;
    if (start - after > BETWEEN_CHARACTERS) return true;
    const end = wordEnd(text, start);
    if (end - start > LONGEST_WORD) return true;
    words.push({ start, end, folded: foldWord(text.slice(start, end)) });
    if (end === text.length) return false;
  }
  return true;
}

/** @returns what is pending, as a detector's `inspect` does */
export function findPhrases(table: PhraseTable, text: string, from: number, isFinal: boolean, hits: Hit[]): number {
  let pending = text.length;
  let at = from;
  if (at > 0 && isWordCharacter(text.charCodeAt(at - 1))) at = wordEnd(text, at);
  let words: Word[] = [];
  for (; at < text.length; at++) {
    if (!isWordCharacter(text.charCodeAt(at))) continue;
    const start = at;
    at = wordEnd(text, at);
    if (at === text.length && at - start <= LONGEST_WORD) pending = Math.min(pending, start);
    if (!mayOpen(table, text, start, at)) continue;
    const folded = foldWord(text.slice(start, at));
    const phrases = table.byOpening.get(folded);
    if (phrases === undefined) continue;
    const known = words.findIndex((word) => word.start === start);
    words = known < 0 ? [{ start, end: at, folded }] : words.slice(known);
    if (!fill(text, words)) pending = Math.min(pending, start);
    const hit = hitOf(phrases, words);
    if (hit !== undefined) hits.push(hit);
  }
  return isFinal ? text.length : pending;
}

function hitOf(phrases: readonly Phrase[], words: readonly Word[]): Hit | undefined {
  for (const phrase of phrases) {
    const length = matchLength(phrase, words);
    if (length === 0) continue;
    const { rule, confidence, severity, reason } = phrase;
    const [start, end] = [words[0]!.start, words[length - 1]!.end];
    return { rule, start, end, confidence, severity, replacement: "[removed]", reason };
  }
  return undefined;
}
