import type { Hit, InspectionContext } from "../../detector.ts";
import { addToHash, EMPTY_HASH, LONGEST_WORD, wordCodeAt } from "./prompt-index.ts";

/*
 * A prompt that is retold keeps most of its long words, and most of those in their order: the longest common
 * subsequence over words, by Hunt and Szymanski's method, of a stretch of the answer and the prompt. A stretch begins
 * at a clause, so that clauses told in another order are found one by one. Short words say nothing and are left out.
 */

const LEAST_LETTERS = 5;
const STRETCH_CHARACTERS = 240;
/** Words of the prompt that a stretch must have in order, and their share of all its long words. */
const LEAST_WORDS = 8;
const LEAST_SHARE = 0.7;
/** A word that comes up again and again in the prompt counts at so many places. */
const PLACES = 8;
/** A long word farther back is of another clause. */
const CLAUSE_CHARACTERS = 100;
const CLAUSE_END = /[.,;:!?\n()[\]"\u2013\u2014\u3001\u3002]/;

/** Where in the prompt its long words stand, last place first. */
export type RetoldIndex = ReadonlyMap<number, readonly number[]>;

interface Word {
  readonly start: number;
  readonly end: number;
  readonly places: readonly number[] | undefined;
}

/** Calls `found` for every long word from `from` on. */
function readWords(
  text: string,
  units: Uint8Array,
  from: number,
  found: (hash: number, start: number, end: number) => void,
): void {
  for (let at = from; at < text.length; at++) {
    let code = wordCodeAt(text, units, at);
    if (code === 0) continue;
    const start = at;
    let hash = EMPTY_HASH;
    for (; code !== 0; code = at < text.length ? wordCodeAt(text, units, at) : 0) {
      hash = addToHash(hash, code);
      at++;
    }
    if (at - start >= LEAST_LETTERS && at - start <= LONGEST_WORD) found(hash, start, at);
  }
}

export function indexRetold(prompt: string): RetoldIndex {
  const index = new Map<number, number[]>();
  const units = Uint8Array.from({ length: prompt.length }, (_, i) => Math.min(128, prompt.charCodeAt(i)));
  let place = 0;
  readWords(prompt, units, 0, (hash) => {
    const places = index.get(hash) ?? [];
    if (places.length < PLACES) index.set(hash, [place, ...places]);
    place++;
  });
  return index;
}

/** Lengthens the longest rising runs by a word: `tails[n]` is the least place at which one of `n + 1` words may end. */
function lengthen(tails: number[], places: readonly number[]): void {
  for (const place of places) {
    let at = 0;
    while (at < tails.length && tails[at]! < place) at++;
    tails[at] = place;
  }
}

/** @returns what is pending */
export function findRetold(index: RetoldIndex, text: string, context: InspectionContext, hits: Hit[]): number {
  const { from, units, isFinal } = context;
  if (index.size < LEAST_WORDS) return text.length;
  const words: Word[] = [];
  let begin = Math.max(0, from - 2 * CLAUSE_CHARACTERS);
  if (begin > 0 && wordCodeAt(text, units, begin - 1) !== 0)
    while (begin < text.length && wordCodeAt(text, units, begin) !== 0) begin++;
  readWords(text, units, begin, (hash, start, end) => words.push({ start, end, places: index.get(hash) }));
  let pending = text.length;
  if (!isFinal) {
    // The last word may grow, and with it whatever it is.
    while (pending > from && wordCodeAt(text, units, pending - 1) !== 0 && text.length - pending <= LONGEST_WORD)
      pending--;
    if (words.at(-1)?.end === text.length) words.pop();
  }
  for (let i = 0; i < words.length; i++) {
    const { start, places } = words[i]!;
    if (start < from || places === undefined || !isOpening(text, words[i - 1], start)) continue;
    if (!judge(words, i, text.length, hits)) pending = Math.min(pending, start);
  }
  return pending;
}

/** Whether a stretch may begin with the word: behind the end of a clause, or behind a word that the prompt has not. */
function isOpening(text: string, before: Word | undefined, start: number): boolean {
  if (before === undefined || before.places === undefined || start - before.end > CLAUSE_CHARACTERS) return true;
  return CLAUSE_END.test(text.slice(before.end, start));
}

/** Adds the stretch that begins with word `first`, when it is one. False when more text could make it one. */
function judge(words: readonly Word[], first: number, length: number, hits: Hit[]): boolean {
  const { start } = words[first]!;
  const tails: number[] = [];
  let end = 0;
  let isOver = false;
  for (let i = first; i < words.length; i++) {
    const word = words[i]!;
    isOver = word.end > start + STRETCH_CHARACTERS;
    if (isOver) break;
    if (word.places !== undefined) lengthen(tails, word.places);
    const count = i - first + 1;
    isOver = count >= 3 && tails.length * 2 < count;
    if (isOver) break;
    if (word.places !== undefined && tails.length >= LEAST_WORDS && tails.length >= LEAST_SHARE * count) end = word.end;
  }
  if (end > 0)
    hits.push({
      rule: "prompt-retold",
      start,
      end,
      confidence: 0.6,
      severity: "medium",
      replacement: "[withheld]",
      reason: `has at least ${LEAST_WORDS} long words of the system prompt in their order, and few others`,
    });
  return isOver || length > start + STRETCH_CHARACTERS + LONGEST_WORD;
}
