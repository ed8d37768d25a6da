import type { Alphabet } from "../attack.ts";

/**
 * What the names of alphabets mean, each within the one before. `any` is well-formed Unicode: half a surrogate pair is
 * no character and may come out as U+FFFD.
 */
const MEMBERS: Readonly<Record<Alphabet, RegExp>> = {
  any: /^\p{Any}*$/u,
  latin: /^[\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u024f]*$/,
  ascii: /^[\t\n\x20-\x7e]*$/,
  letters: /^[a-z ]*$/,
};

const NARROWER: readonly Alphabet[] = ["any", "latin", "ascii", "letters"];

export const isOf = (text: string, alphabet: Alphabet): boolean =>
  alphabet === "any" ? text.isWellFormed() : MEMBERS[alphabet].test(text);

/** May a text of `given` be handed to what takes `taken`? */
export const isWithin = (given: Alphabet, taken: Alphabet): boolean =>
  NARROWER.indexOf(given) >= NARROWER.indexOf(taken);
