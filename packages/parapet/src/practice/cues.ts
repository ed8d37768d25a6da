/**
 * Cues: how the practice model understands. A cue is a list of groups; it is heard when every group has at least one
 * of its phrases in the text. Plain `includes`, so the work is linear however hostile the text is.
 */
export type Cue = readonly (readonly string[])[];

export function hears(folded: string, cue: Cue): boolean {
  return cue.every((group) => group.some((phrase) => folded.includes(phrase)));
}

/** Case, compatibility forms and white space do not matter to this model. */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().split(/\s/).filter(Boolean).join(" ");
}

/** Words of letters and digits, lower case, in order. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]/u)
    .filter(Boolean);
}

/** The user, a page or a tool takes the place of the operator. Six languages, because attackers have more than one. */
export const OVERRIDE: Cue = [
  ["ignore", "disregard", "forget", "override", "ignorier", "vergiss", "oublie", "ignora", "olvida", "dimentica"],
  [
    "instruction",
    "rules",
    "prompt",
    "guideline",
    "anweisung",
    "regeln",
    "consigne",
    "instruccion",
    "istruzion",
    "instruç",
  ],
];

export const REVEAL: Cue = [
  [
    "reveal",
    "show",
    "print",
    "repeat",
    "tell",
    "output",
    "what is",
    "what are",
    "what's",
    "write",
    "zeig",
    "affiche",
    "muestra",
  ],
  [
    "system prompt",
    "your prompt",
    "initial prompt",
    "hidden prompt",
    "your instructions",
    "initial instructions",
    "words above",
    "text above",
    "everything above",
    "secret word",
    "systemprompt",
    "deine anweisungen",
    "prompt système",
  ],
];
