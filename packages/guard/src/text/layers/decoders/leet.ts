import { CLASS, DIGIT, LETTER, UPPER } from "../../character-class.ts";
import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";
import { isLexiconWord } from "../lexicon.ts";

const LONGEST = 24;
/** Sign by sign, what it stands for; `1`, `|` and `!` may be `i` or `l`. */
const MEANT: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "2": "z",
  "3": "e",
  "4": "a",
  "5": "s",
  "6": "g",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "!": "i",
  "|": "i",
  "+": "t",
  "(": "c",
  "<": "c",
};
const MEANT_UNIT: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, unit) =>
  (MEANT[String.fromCharCode(unit)] ?? "").charCodeAt(0),
);
/** Digits that people write for letters inside words that no lexicon has. */
const CLEAR = new Set(Array.from("013457", (digit) => digit.charCodeAt(0)));

const isLetter = (unit: number): boolean => (CLASS[unit]! & LETTER) !== 0;
const PART: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, unit) =>
  Number(isLetter(unit) || MEANT_UNIT[unit] !== 0),
);

/** The word with signs read as letters, `1` as the letter `l` where `ell` says so. */
function readAs(units: Uint8Array, start: number, end: number, ell: boolean): string {
  let word = "";
  for (let at = start; at < end; at++) {
    const meant = MEANT_UNIT[units[at]!]!;
    word += String.fromCharCode(meant === 0 ? units[at]! : ell && meant === 105 ? 108 : meant);
  }
  return word;
}

/** What stands beside a piece of a token, a path or an address. */
const TOKEN_SIGNS: ReadonlySet<number> = new Set(Array.from("/=_+-.\\@#&", (sign) => sign.charCodeAt(0)));

/**
 * More letters than digits, capitals only where words have them, no other signs, every digit a usual one with a letter
 * on both sides, and nothing beside it that makes it a piece of a token.
 */
function isLetteredWord(units: Uint8Array, length: number, start: number, end: number): boolean {
  if ((start > 0 && TOKEN_SIGNS.has(units[start - 1]!)) || (end < length && TOKEN_SIGNS.has(units[end]!))) return false;
  let letters = 0;
  let capitals = 0;
  let inside = 0;
  for (let at = start; at < end; at++) {
    const bits = CLASS[units[at]!]!;
    if ((bits & LETTER) !== 0) {
      letters++;
      if (at > start) capitals += Number((bits & UPPER) !== 0);
    } else if ((bits & DIGIT) === 0 || !CLEAR.has(units[at]!)) return false;
    else if (at > start && at < end - 1 && isLetter(units[at - 1]!) && isLetter(units[at + 1]!)) inside++;
    else return false;
  }
  return inside > 0 && letters > inside && (capitals === 0 || capitals === letters - 1);
}

/** The reading of a word as a whole, undefined when it is better left alone. */
function readingOf(units: Uint8Array, length: number, start: number, end: number): string | undefined {
  for (const ell of [false, true]) {
    const word = readAs(units, start, end, ell);
    if (isLexiconWord(word.toLowerCase())) return word;
  }
  return isLetteredWord(units, length, start, end) ? readAs(units, start, end, false) : undefined;
}

/** Digits and signs for letters: `1gn0r3`, `$y5t3m`. Only in words that mix them. */
export const leet: Decoder = {
  id: "leet",
  title: "Digits and signs for letters",
  keeps: "surroundings",
  clues: CLUES.mixedWord | CLUES.leetSign,
  decode({ text: { length }, units }, out) {
    for (let at = 0; at < length; ) {
      if (PART[units[at]!] === 0) {
        at++;
        continue;
      }
      const start = at;
      let letters = 0;
      for (; at < length && PART[units[at]!] === 1; at++) letters += Number(MEANT_UNIT[units[at]!] === 0);
      let end = at;
      if (letters === 0 || letters === end - start || end - start > LONGEST) continue;
      let reading = readingOf(units, length, start, end);
      // A mark at the end is a mark more often than a letter.
      if (reading === undefined && units[end - 1] === 33) reading = readingOf(units, length, start, --end);
      if (reading === undefined || end - start === letters) continue;
      out.begin(start);
      for (let i = start; i < end; i++) out.put(reading.charCodeAt(i - start), i, i + 1);
      out.commit(end);
    }
  },
};
