import { digitOfWord } from "./spelt.ts";
import { squeeze } from "./squeeze.ts";

/** Bullets and numbers that lists put before a line. */
const MARKER = /^[\s>#*_•‣-]*(?:\(?\d{1,3}[.):]\s|[-*•]\s)?[\s*_`"'([]*/u;

/** Every line without what a list puts before it. */
export const unlisted = (text: string): string[] => text.split("\n").map((line) => line.replace(MARKER, ""));

const firstOf = (word: string): string => digitOfWord(word) ?? word.slice(0, 1);
const lastOf = (word: string): string => digitOfWord(word) ?? word.slice(-1);
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * What stands down the edges of a text: first and last letters of its words, lines and sentences, and its capitals. A
 * word for a digit counts as the digit and, in the readings of plain letters, as its letter.
 */
export function initials(text: string, words: readonly string[]): readonly string[] {
  const lines = unlisted(text).filter((line) => line !== "");
  const edges = lines.map(wordsIn).filter((line) => line.length > 0);
  const sentences = text
    .split(/[.!?]\s+|\n+/u)
    .map((sentence) => wordsIn(sentence.replace(MARKER, ""))[0])
    .filter((word) => word !== undefined);
  return [
    words.map(firstOf).join(""),
    words.map((word) => word.slice(0, 1)).join(""),
    words.map(lastOf).join(""),
    edges.map((line) => firstOf(line[0]!)).join(""),
    edges.map((line) => line[0]!.slice(0, 1)).join(""),
    edges.map((line) => lastOf(line.at(-1)!)).join(""),
    // One key word a line: `H: Heather grows here`, or the letter at the end of each line.
    edges.map((line) => line.find((word) => word.length === 1) ?? "").join(""),
    sentences.map(firstOf).join(""),
    squeeze((text.match(/\p{Lu}|\d/gu) ?? []).join("")),
  ];
}
