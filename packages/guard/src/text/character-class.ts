/**
 * One table answers "what kind of character is this" for every UTF-16 code unit, so that a scanner's inner loop is
 * one load and one mask. Combine the bits with `|`.
 */
export const DIGIT = 1;
export const UPPER = 2;
export const LOWER = 4;
/** `_` and `-`. */
export const JOINER = 8;
/** `.` */
export const DOT = 16;
/** Space, tab, line feed, carriage return, form feed, vertical tab. */
export const SPACE = 32;
/** `+`, `/` and `=`: what base64 has beside letters and digits. */
export const BASE64_SIGN = 64;
/** Everything above U+007F. */
export const NON_ASCII = 128;

export const LETTER: number = UPPER | LOWER;
export const ALPHANUMERIC: number = LETTER | DIGIT;
/** What unquoted keys and tokens are made of. */
export const TOKEN: number = ALPHANUMERIC | JOINER | DOT;
export const BASE64: number = ALPHANUMERIC | BASE64_SIGN;
export const BASE64_URL: number = ALPHANUMERIC | JOINER;

function buildTable(): Uint8Array {
  const table = new Uint8Array(65_536).fill(NON_ASCII, 128);
  const put = (characters: string, bit: number): void => {
    for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = bit;
  };
  put("0123456789", DIGIT);
  put("ABCDEFGHIJKLMNOPQRSTUVWXYZ", UPPER);
  put("abcdefghijklmnopqrstuvwxyz", LOWER);
  put("_-", JOINER);
  put(".", DOT);
  put(" \t\n\r\f\v", SPACE);
  put("+/=", BASE64_SIGN);
  return table;
}

/** Class bits by code unit; 0 for ASCII punctuation that has no class of its own. */
export const CLASS: Uint8Array = /* @__PURE__ */ buildTable();

/** True when the code unit at `index` is in `classes`; false outside the text. */
export function isAt(text: string, index: number, classes: number): boolean {
  return index >= 0 && index < text.length && (CLASS[text.charCodeAt(index)]! & classes) !== 0;
}

/** The first offset at or after `from`, at most `limit`, whose character is not in `classes`. */
export function runEnd(text: string, from: number, classes: number, limit: number = text.length): number {
  const stop = Math.min(limit, text.length);
  let i = from;
  while (i < stop && (CLASS[text.charCodeAt(i)]! & classes) !== 0) i++;
  return i;
}

/** The start of the run of `classes` that ends before `end`, never below `limit`. */
export function runStart(text: string, end: number, classes: number, limit = 0): number {
  let i = end;
  while (i > limit && (CLASS[text.charCodeAt(i - 1)]! & classes) !== 0) i--;
  return i;
}

/** All class bits that occur in `text` from `from` on: one pass that lets whole detectors be skipped. */
export function classesOf(text: string, from = 0): number {
  let found = 0;
  for (let i = from; i < text.length; i++) found |= CLASS[text.charCodeAt(i)]!;
  return found;
}

/** True for 0–9, a–f and A–F. */
export function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 102);
}
