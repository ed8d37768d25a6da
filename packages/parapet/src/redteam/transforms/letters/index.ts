import type { Transform } from "../../attack.ts";
import type { Random } from "../../random.ts";

/** Writing that people still read: no way back, but for those who know the language. */
const written = (
  id: string,
  title: string,
  times: number,
  apply: (text: string, random: Random) => string,
): Transform => ({
  id,
  title,
  family: "letters",
  takes: "ascii",
  gives: "ascii",
  expansion: { times, plus: 0 },
  apply,
});

const by = (table: Readonly<Record<string, string>>) => (text: string) =>
  text.replace(/[a-z]/gi, (sign) => table[sign.toLowerCase()] ?? sign);
const each = (pattern: RegExp, change: (found: string, random: Random) => string) => (text: string, random: Random) =>
  text.replace(pattern, (found) => change(found, random));

const LEET = { a: "4", e: "3", i: "1", o: "0" };
const LEET_MORE = { ...LEET, s: "5", t: "7", b: "8", g: "9", z: "2" };
const LEET_MOST = {
  ...LEET_MORE,
  d: "|)",
  h: "|-|",
  k: "|<",
  l: "|_",
  m: "|v|",
  n: "|\\|",
  u: "(_)",
  v: "\\/",
  w: "\\^/",
  x: "><",
};
const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: "sq",
  b: "vn",
  c: "xv",
  d: "sf",
  e: "wr",
  f: "dg",
  g: "fh",
  h: "gj",
  i: "uo",
  j: "hk",
  k: "jl",
  l: "k",
  m: "n",
  n: "bm",
  o: "ip",
  p: "o",
  q: "wa",
  r: "et",
  s: "ad",
  t: "ry",
  u: "yi",
  v: "cb",
  w: "qe",
  x: "zc",
  y: "tu",
  z: "x",
};

export const letters: readonly Transform[] = [
  written("leet", "Digits for vowels", 1, by(LEET)),
  written("leet-more", "Digits for letters", 1, by(LEET_MORE)),
  written("leet-most", "Digits and signs for letters", 3, by(LEET_MOST)),
  written("no-vowels", "Vowels left out within words", 1, (text) => text.replace(/\B[aeiou]\B/gi, "")),
  written("doubled", "Every letter twice", 2, (text) => text.replace(/[a-z]/gi, "$&$&")),
  written("upper-case", "Capitals", 3, (text) => text.toUpperCase()),
  written("alternating-case", "Capitals and small letters in turn", 1, (text) =>
    Array.from(text.toWellFormed(), (sign, at) =>
      /[a-z]/i.test(sign) ? (at % 2 === 0 ? sign.toLowerCase() : sign.toUpperCase()) : sign,
    ).join(""),
  ),
  written(
    "random-case",
    "Capitals and small letters by chance",
    1,
    each(/[a-z]/gi, (sign, random) => (random.next() < 0.5 ? sign.toLowerCase() : sign.toUpperCase())),
  ),
  written(
    "typos",
    "A neighbouring key now and then",
    1,
    each(/[a-z]/g, (sign, random) => (random.next() < 0.08 ? random.pick([...NEIGHBOURS[sign]!]) : sign)),
  ),
  written(
    "inner-swapped",
    "Inner letters of words in another order",
    1,
    each(/[a-z]{4,}/gi, (word, random) => word[0]! + random.shuffle([...word.slice(1, -1)]).join("") + word.at(-1)!),
  ),
  written("stutter", "First letters said again", 3, (text) => text.replace(/\b[a-z](?=[a-z])/gi, "$&-$&")),
  written("phonetic", "Spelled as it sounds", 1, (text) =>
    text
      .replace(/ph/gi, "f")
      .replace(/ck/gi, "k")
      .replace(/\byou\b/gi, "u")
      .replace(/\bare\b/gi, "r")
      .replace(/tion\b/gi, "shn")
      .replace(/qu/gi, "kw"),
  ),
];
