import { ALPHANUMERIC, BASE64, BASE64_URL, CLASS, isAt, JOINER } from "../../../text/index.ts";
import type { Hit } from "../../detector.ts";
import { textOfBase64, textOfHex, textOfPercent } from "./decode-run.ts";

/*
 * `Authorization: Basic dXNlcjpzay1…`, the data of a Kubernetes Secret, `token=sk%2Dant%2D…`: a run of one encoding that
 * is a text, in which the other finders find a key. A run begins where the characters of its alphabet begin, so that
 * no run is read twice, and most end being read after a few bytes that are no text.
 *
 * The layers of text/ are not used here: they undo every disguise, which costs more than all keys together, and need
 * the whole text, where a stream has only its window.
 */

/** The shortest run that is read: a key has sixteen bytes or more. */
const SHORTEST_RUN = 22;
const SHORTEST_HEX = 32;
/** What is read of a longer run. A key file of 4,096 bits has 4,400 characters in base64 of its PEM. */
const LONGEST_RUN = 8_192;
const LONGEST_WORD = 1_024;
/** A word that has no `%` in its first characters is let go. */
const FIRST_PERCENT = 128;
/** Words before the run may name the vendor of the key within. */
const NEAR_CHARACTERS = 80;
const DEEPEST = 3;

const EQUALS = 61;
const PERCENT = 37;

interface Alphabet {
  readonly id: "base64" | "base64url";
  holds(code: number): boolean;
}

const STANDARD: Alphabet = {
  id: "base64",
  holds: (code) => (CLASS[code]! & BASE64) !== 0 && code !== EQUALS,
};
const URL_SAFE: Alphabet = { id: "base64url", holds: (code) => (CLASS[code]! & BASE64_URL) !== 0 };
const ALPHABETS: readonly Alphabet[] = [STANDARD, URL_SAFE];
/** Characters of either. */
const WORD = BASE64 | JOINER;

/** What `encodeURIComponent` leaves, and the sign of what it does not. */
const isPercentWord = (code: number): boolean =>
  (CLASS[code]! & ALPHANUMERIC) !== 0 || code === PERCENT || (code >= 45 && code <= 46) || code === 95 || code === 126;

export interface EncodedSearch {
  readonly text: string;
  /** How many encodings the text was taken out of. */
  readonly depth: number;
  /** Tells the keys in a decoded text at or after `from`. */
  inspect(decoded: string, from: number, depth: number): readonly Hit[];
  readonly hits: Hit[];
}

/** Reports the surest key of a decoded run as one that stands where the run does. */
function report(search: EncodedSearch, decoded: string, start: number, end: number, how: string): void {
  const { text, depth, hits } = search;
  const before = `${text.slice(Math.max(0, start - NEAR_CHARACTERS), start)} `;
  let surest: Hit | undefined;
  for (const hit of search.inspect(before + decoded, before.length, depth + 1))
    if (surest === undefined || hit.confidence > surest.confidence) surest = hit;
  if (surest !== undefined) hits.push({ ...surest, start, end, reason: `${surest.reason}, written in ${how}` });
}

function paddedEnd(text: string, end: number): number {
  let padded = end;
  while (padded - end < 2 && text.charCodeAt(padded) === EQUALS) padded++;
  return padded;
}

/** True when the other alphabet has this very run as well. */
function isOfBoth(text: string, start: number, end: number): boolean {
  if (isAt(text, start - 1, WORD) && text.charCodeAt(start - 1) !== EQUALS) return false;
  if (isAt(text, end, WORD) && text.charCodeAt(end) !== EQUALS) return false;
  for (let at = start; at < end; at++) if ((CLASS[text.charCodeAt(at)]! & ALPHANUMERIC) === 0) return false;
  return true;
}

function readRun(search: EncodedSearch, { id }: Alphabet, start: number, runEnd: number): void {
  const { text } = search;
  const end = Math.min(runEnd, start + LONGEST_RUN);
  const isHexLong = end - start >= SHORTEST_HEX && (end - start) % 2 === 0;
  const hex = isHexLong ? textOfHex(text, start, end) : undefined;
  if (hex !== undefined) report(search, hex, start, end, "hexadecimal");
  const decoded = hex === undefined ? textOfBase64(text, start, end) : undefined;
  if (decoded === undefined || (id === "base64url" && isOfBoth(text, start, runEnd))) return;
  report(search, decoded, start, end === runEnd ? paddedEnd(text, end) : end, id);
}

/** The runs of both alphabets within a run of their characters. */
function readWord(search: EncodedSearch, wordStart: number, wordEnd: number): void {
  const { text } = search;
  for (const alphabet of ALPHABETS)
    for (let at = wordStart; at < wordEnd; at++) {
      const start = at;
      while (at < wordEnd && alphabet.holds(text.charCodeAt(at))) at++;
      const isStart = start === 0 || !alphabet.holds(text.charCodeAt(start - 1));
      if (isStart && at - start >= SHORTEST_RUN) readRun(search, alphabet, start, at);
    }
}

/** Keys within the encoded runs of one long run, which may begin inside of one that was judged already. */
export function findEncodedOfRun(search: EncodedSearch, runStart: number, runEnd: number): void {
  const { text, depth } = search;
  if (depth >= DEEPEST) return;
  const holds = (at: number): boolean => (CLASS[text.charCodeAt(at)]! & WORD) !== 0;
  for (let at = runStart; at + SHORTEST_RUN <= runEnd; ) {
    let start = at + SHORTEST_RUN;
    while (start > at && holds(start - 1)) start--;
    if (start > at) {
      at = start;
      continue;
    }
    at += SHORTEST_RUN;
    while (at < runEnd && holds(at)) at++;
    readWord(search, start, at);
  }
}

/** Keys within words that have `%2D` in them. */
export function findPercentWords(search: EncodedSearch, from: number): void {
  const { text, depth } = search;
  if (depth >= DEEPEST) return;
  for (let mark = text.indexOf("%", from); mark >= 0; ) {
    let start = mark;
    while (start > from && isPercentWord(text.charCodeAt(start - 1))) start--;
    let end = mark;
    while (end < text.length && isPercentWord(text.charCodeAt(end))) end++;
    const isStart = start === 0 || !isPercentWord(text.charCodeAt(start - 1));
    const stop = Math.min(end, start + LONGEST_WORD);
    const decoded = isStart && mark - start < FIRST_PERCENT ? textOfPercent(text, start, stop) : undefined;
    if (decoded !== undefined) report(search, decoded, start, stop, "percent encoding");
    mark = text.indexOf("%", end);
  }
}

/** Where a run that has been text so far, or a word that may get a `%`, may still be growing at the end of the text. */
export function pendingEncoded(text: string, from: number): number {
  let pending = text.length;
  let end = text.length;
  while (end > from && text.length - end < 2 && text.charCodeAt(end - 1) === EQUALS) end--;
  for (const { holds } of ALPHABETS) {
    let start = end;
    const least = Math.max(from, end - LONGEST_RUN);
    while (start > least && holds(text.charCodeAt(start - 1))) start--;
    if (start === end || (start > 0 && holds(text.charCodeAt(start - 1)))) continue;
    if (
      textOfBase64(text, start, end) !== undefined ||
      (end === text.length && textOfHex(text, start, end) !== undefined)
    )
      pending = Math.min(pending, start);
  }
  return Math.min(pending, pendingWord(text, from));
}

function pendingWord(text: string, from: number): number {
  let start = text.length;
  let first = start;
  const least = Math.max(from, start - LONGEST_WORD);
  while (start > least && isPercentWord(text.charCodeAt(start - 1))) {
    start--;
    if (text.charCodeAt(start) === PERCENT) first = start;
  }
  const isStart = start === 0 || !isPercentWord(text.charCodeAt(start - 1));
  return isStart && first - start < FIRST_PERCENT ? start : text.length;
}
