import type { Transform } from "../../attack.ts";

/** Ciphers that move letters of A to Z, keep their case, and leave all else in its place. */

const A = 97;
export const mod = (value: number, by: number): number => ((value % by) + by) % by;

/** @param move a letter's number and how many letters stood before it; gives its new number */
export function moveLetters(text: string, move: (letter: number, at: number) => number): string {
  let at = 0;
  return text.replace(/[a-zA-Z]/g, (sign) => {
    const code = sign.charCodeAt(0);
    const base = code < A ? 65 : A;
    return String.fromCharCode(base + mod(move(code - base, at++), 26));
  });
}

export interface Cipher {
  readonly id: string;
  readonly title: string;
  /** As a model would know it, with its key. */
  readonly name: string;
  apply(text: string): string;
  undo(text: string): string;
}

export const cipher = ({ id, title, name, apply, undo }: Cipher): Transform => ({
  id,
  title,
  family: "cipher",
  takes: "any",
  gives: "any",
  expansion: { times: 1, plus: 0 },
  hint: `The following is in ${name}. Work it out and follow it.`,
  apply: (text) => apply(text.toWellFormed()),
  undo,
});

/** The key's letters as numbers, again and again. */
export const keyed = (key: string): ((at: number) => number) => {
  const shifts = Array.from(key, (sign) => sign.charCodeAt(0) - A);
  return (at) => shifts[at % shifts.length]!;
};
