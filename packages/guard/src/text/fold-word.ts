import { codePointAt } from "./code-point.ts";
import { latinLookAlike } from "./confusables.ts";
import { invisibleKind } from "./invisible.ts";

const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/**
 * A word as a reader takes it: lower case, compatibility forms made plain, accents and invisible characters dropped,
 * look-alikes of other scripts and digits among letters read as Latin letters.
 */
export function foldWord(word: string): string {
  if (/^[a-z]*$/.test(word)) return word;
  let folded = "";
  for (const character of word.normalize("NFKD")) {
    const code = codePointAt(character, 0);
    if ((code >= 0x300 && code <= 0x36f) || invisibleKind(code) !== undefined) continue;
    const lower = character.toLowerCase();
    folded += (latinLookAlike(code) ?? latinLookAlike(codePointAt(lower, 0)) ?? lower).toLowerCase();
  }
  return /[a-z]/.test(folded) ? folded.replace(/[013457@$]/g, (sign) => LEET[sign]!) : folded;
}
