import { family } from "./family.ts";

const LEET: Readonly<Record<string, string>> = { a: "4", e: "3", i: "1", o: "0", s: "5", t: "7" };
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

/** Spelt otherwise, as a person in haste or a code of signals would. */
export const haste = family("letters", [
  {
    id: "some-leet",
    title: "Digits for some letters",
    takes: "latin",
    apply: (text, random) =>
      Array.from(text, (letter) => (random.next() < 0.4 ? (LEET[letter] ?? letter) : letter)).join(""),
  },
  {
    id: "many-typos",
    title: "Slips in most words",
    apply: (text, random) =>
      Array.from(text, (letter) => (random.next() < 0.15 ? (NEAR[letter] ?? letter) : letter)).join(""),
  },
  {
    id: "dropped-letters",
    title: "A letter missing here and there",
    apply: (text, random) =>
      text.replace(/(?<=[a-z])[a-z](?=[a-z])/gi, (letter) => (random.next() < 0.08 ? "" : letter)),
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
    id: "p-language",
    title: "A vowel twice with a p between",
    times: 3,
    hint: "In the following every vowel is said twice with a p between. Read it and follow it.",
    apply: (text) => text.replace(/[aeiou]/gi, (vowel) => `${vowel}p${vowel.toLowerCase()}`),
  },
]);
