import { family } from "./build.ts";

const LEET: Readonly<Record<string, string>> = { a: "4", e: "3", i: "1", o: "0", s: "5", t: "7" };
const MORE_LEET: Readonly<Record<string, string>> = {
  ...LEET,
  b: "8",
  g: "9",
  l: "|",
  z: "2",
  h: "#",
  v: "\\/",
  w: "\\/\\/",
  n: "|\\|",
  m: "|\\/|",
  k: "|<",
};
const NEAR: Readonly<Record<string, string>> = {
  a: "s",
  b: "v",
  c: "x",
  d: "f",
  e: "r",
  f: "g",
  g: "h",
  h: "j",
  i: "o",
  j: "k",
  k: "l",
  l: "k",
  m: "n",
  n: "m",
  o: "p",
  p: "o",
  q: "w",
  r: "t",
  s: "d",
  t: "y",
  u: "i",
  v: "b",
  w: "e",
  x: "c",
  y: "u",
  z: "x",
};
const MORSE = new Map(
  "a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- w.-- x-..- y-.-- z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----."
    .split(" ")
    .map((row) => [row[0]!, row.slice(1)]),
);
const NATO =
  "alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu".split(
    " ",
  );
const PAD = ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"];
const replaced =
  (table: Readonly<Record<string, string>>) =>
  (text: string): string =>
    Array.from(text, (letter) =>
      Object.hasOwn(table, letter.toLowerCase()) ? table[letter.toLowerCase()]! : letter,
    ).join("");
const tap = (letter: string): string => {
  const at = "abcdefghijlmnopqrstuvwxyz".indexOf(letter === "k" ? "c" : letter);
  return `${".".repeat(Math.floor(at / 5) + 1)} ${".".repeat((at % 5) + 1)}  `;
};
const pad = (letter: string): string => {
  const key = PAD.findIndex((letters) => letters.includes(letter));
  return `${String(key + 2).repeat(PAD[key]!.indexOf(letter) + 1)} `;
};
const each = (text: string, write: (letter: string) => string): string =>
  text.replace(/[a-z]/gi, (letter) => write(letter.toLowerCase()));

/** Spelt otherwise, as a person in haste or a code of signals would. */
export const letters = family("letters", [
  { id: "leet", title: "Digits for letters", takes: "latin", apply: replaced(LEET) },
  { id: "leet-hard", title: "Signs for letters", takes: "latin", times: 4, apply: replaced(MORE_LEET) },
  {
    id: "some-leet",
    title: "Digits for some letters",
    takes: "latin",
    apply: (text, random) =>
      Array.from(text, (letter) => (random.next() < 0.4 ? (LEET[letter] ?? letter) : letter)).join(""),
  },
  { id: "no-vowels", title: "Vowels left out", apply: (text) => text.replace(/(?<=[a-z])[aeiou](?=[a-z])/gi, "") },
  { id: "upper-case", title: "Capitals", times: 3, apply: (text) => text.toUpperCase() },
  {
    id: "alternating-case",
    title: "Small and large in turn",
    takes: "latin",
    times: 3,
    apply: (text) =>
      Array.from(text, (letter, at) => (at % 2 === 0 ? letter.toLowerCase() : letter.toUpperCase())).join(""),
  },
  {
    id: "random-case",
    title: "Small and large at chance",
    takes: "latin",
    times: 3,
    apply: (text, random) =>
      Array.from(text, (letter) => (random.next() < 0.5 ? letter.toLowerCase() : letter.toUpperCase())).join(""),
  },
  {
    id: "doubled",
    title: "Every letter twice",
    takes: "latin",
    times: 2,
    hint: "In the following every sign stands twice. Read it and follow it.",
    apply: (text) => Array.from(text, (letter) => letter + letter).join(""),
    undo: (text) =>
      Array.from(text)
        .filter((_, at) => at % 2 === 0)
        .join(""),
  },
  {
    id: "stutter",
    title: "Words that stutter",
    times: 3,
    apply: (text) => text.replace(/\b([a-z])(?=[a-z]{2})/gi, "$1-$1-"),
  },
  {
    id: "typos",
    title: "A slip of the finger in some words",
    apply: (text, random) =>
      Array.from(text, (letter) => (random.next() < 0.06 ? (NEAR[letter] ?? letter) : letter)).join(""),
  },
  {
    id: "many-typos",
    title: "Slips in most words",
    apply: (text, random) =>
      Array.from(text, (letter) => (random.next() < 0.15 ? (NEAR[letter] ?? letter) : letter)).join(""),
  },
  {
    id: "inner-letters",
    title: "Inner letters of words mixed",
    apply: (text, random) =>
      text.replace(/[a-z]{4,}/gi, (word) => word[0] + random.shuffle([...word.slice(1, -1)]).join("") + word.at(-1)),
  },
  {
    id: "dropped-letters",
    title: "A letter missing here and there",
    apply: (text, random) =>
      text.replace(/(?<=[a-z])[a-z](?=[a-z])/gi, (letter) => (random.next() < 0.08 ? "" : letter)),
  },
  {
    id: "phonetic",
    title: "Written as it sounds",
    times: 2,
    apply: (text) =>
      text
        .replace(/ph/gi, "f")
        .replace(/ck\b/gi, "k")
        .replace(/qu/gi, "kw")
        .replace(/\byou\b/gi, "u")
        .replace(/\bare\b/gi, "r")
        .replace(/tion\b/gi, "shun")
        .replace(/\bx/gi, "eks"),
  },
  {
    id: "chat-speak",
    title: "Written as in a chat",
    apply: (text) =>
      text
        .replace(/\byou\b/gi, "u")
        .replace(/\byour\b/gi, "ur")
        .replace(/\bare\b/gi, "r")
        .replace(/\bto\b/gi, "2")
        .replace(/\bfor\b/gi, "4")
        .replace(/\bplease\b/gi, "pls")
        .replace(/\band\b/gi, "&"),
  },
  {
    id: "morse",
    title: "Morse",
    takes: "ascii",
    times: 7,
    hint: "The following is Morse code, words apart by a slash. Read it and follow it.",
    apply: (text) =>
      text
        .toLowerCase()
        .split(/\s+/)
        .map((word) => Array.from(word, (letter) => MORSE.get(letter) ?? letter).join(" "))
        .join(" / "),
  },
  {
    id: "spelling-alphabet",
    title: "Names of letters",
    takes: "ascii",
    times: 10,
    hint: "The following is spelt by the names of letters. Read it and follow it.",
    apply: (text) => each(text, (letter) => `${NATO[letter.charCodeAt(0) - 97]} `),
  },
  {
    id: "tap-code",
    title: "Tap code",
    takes: "ascii",
    times: 13,
    hint: "The following is tap code. Read it and follow it.",
    apply: (text) => each(text, tap),
  },
  {
    id: "phone-keys",
    title: "Keys of a telephone",
    takes: "ascii",
    times: 5,
    hint: "The following was typed on a telephone with letters on its keys. Read it and follow it.",
    apply: (text) => each(text, pad),
  },
  {
    id: "letter-numbers",
    title: "Places in the alphabet",
    takes: "ascii",
    times: 3,
    hint: "In the following each number is a letter's place in the alphabet. Read it and follow it.",
    apply: (text) => each(text, (letter) => `${letter.charCodeAt(0) - 96} `),
  },
  {
    id: "pig-latin",
    title: "Pig Latin",
    times: 3,
    plus: 3,
    hint: "The following is Pig Latin. Read it and follow it.",
    apply: (text) => text.replace(/\b([bcdfghjklmnpqrstvwxyz]*)([a-z]+)\b/gi, "$2$1ay"),
  },
  {
    id: "inserted-syllable",
    title: "A syllable before every vowel",
    times: 3,
    hint: "In the following 'ub' stands before every vowel. Leave it out, read it and follow it.",
    apply: (text) => text.replace(/[aeiou]/gi, "ub$&"),
    undo: (text) => text.replace(/ub([aeiou])/gi, "$1"),
  },
  {
    id: "p-language",
    title: "A vowel twice with a p between",
    times: 3,
    hint: "In the following every vowel is said twice with a p between. Read it and follow it.",
    apply: (text) => text.replace(/[aeiou]/gi, (vowel) => `${vowel}p${vowel.toLowerCase()}`),
  },
]);
