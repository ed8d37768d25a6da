import { LETTER_WEIGHT, nextHash } from "./lexicon.ts";

/** A run of ASCII letters, with what the lexicon is asked by. */
export interface Word {
  start: number;
  end: number;
  /** 1–26, whatever the case. */
  first: number;
  last: number;
  /** Of the distances between its letters. */
  hash: number;
  /** Of the weights of its letters. */
  sum: number;
}

export const emptyWord = (): Word => ({ start: 0, end: 0, first: 0, last: 0, hash: 0, sum: 0 });

export function isLetterUnit(unit: number): boolean {
  const lower = unit | 32;
  return lower >= 97 && lower <= 122;
}

/** Reads the next word at or after `from` into `word`; false at the end of the text. Digits divide words. */
export function readWord(units: Uint8Array, length: number, from: number, word: Word): boolean {
  let at = from;
  while (at < length && !isLetterUnit(units[at]!)) at++;
  if (at >= length) return false;
  word.start = at;
  let previous = units[at]! & 31;
  word.first = previous;
  word.hash = 0;
  word.sum = LETTER_WEIGHT[previous]!;
  for (at++; at < length && isLetterUnit(units[at]!); at++) {
    const letter = units[at]! & 31;
    word.hash = nextHash(word.hash, previous, letter);
    word.sum = (word.sum + LETTER_WEIGHT[letter]!) | 0;
    previous = letter;
  }
  word.last = previous;
  word.end = at;
  return true;
}
