import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";
import { isLexiconWord, LONGEST_WORD } from "../lexicon.ts";
import { isLetterUnit } from "../word.ts";

const SIGNS: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, unit) =>
  Number("-._*~|+/\\=^#:".includes(String.fromCharCode(unit))),
);

/** Words cut by one sign between letters: `ig-nore`, `sys.tem`. Only where the pieces make a word of the lexicon. */
export const hyphenation: Decoder = {
  id: "hyphenation",
  title: "Hyphenated words",
  keeps: "surroundings",
  clues: CLUES.joined,
  decode({ text, units }, out) {
    const { length } = text;
    for (let at = 0; at < length; ) {
      if (!isLetterUnit(units[at]!)) {
        at++;
        continue;
      }
      const start = at;
      let sign = 0;
      let letters = 0;
      for (; at < length; at++) {
        const unit = units[at]!;
        if (isLetterUnit(unit)) {
          letters++;
          continue;
        }
        const goesOn = at + 1 < length && isLetterUnit(units[at + 1]!);
        if (!goesOn || SIGNS[unit] === 0 || (sign !== 0 && unit !== sign)) break;
        sign = unit;
      }
      if (sign === 0 || letters > LONGEST_WORD) continue;
      const joined = text.slice(start, at).replaceAll(String.fromCharCode(sign), "").toLowerCase();
      if (!isLexiconWord(joined)) continue;
      out.begin(start);
      for (let i = start; i < at; i++) if (units[i] !== sign) out.put(units[i]!, i, i + 1);
      out.commit(at);
    }
  },
};
