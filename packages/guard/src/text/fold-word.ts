import { codePointAt } from "./code-point.ts";
import { invisibleKind } from "./invisible.ts";

/** Cyrillic and Greek letters that look like Latin ones, in pairs: look-alike, Latin. */
const LOOK_ALIKES = "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwгrкkмmнhтtвbпn" + "αaοoεeιiκkνvρpτtυuχxβbηnωw" + "ɑaɡgıiʟlոn";
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

const latinOf: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  Array.from({ length: LOOK_ALIKES.length / 2 }, (_, i) => [LOOK_ALIKES[2 * i]!, LOOK_ALIKES[2 * i + 1]!]),
);

/**
 * A word as a reader takes it: lower case, compatibility forms made plain, accents and invisible characters dropped,
 * look-alikes of other scripts and digits among letters read as Latin letters.
 */
export function foldWord(word: string): string {
  if (/^[a-z]*$/.test(word)) return word;
  let folded = "";
  for (const character of word.normalize("NFKD").toLowerCase()) {
    const code = codePointAt(character, 0);
    if ((code >= 0x300 && code <= 0x36f) || invisibleKind(code) !== undefined) continue;
    folded += latinOf.get(character) ?? character;
  }
  return /[a-z]/.test(folded) ? folded.replace(/[013457@$]/g, (sign) => LEET[sign]!) : folded;
}
