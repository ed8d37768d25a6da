import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";
import { atbashFirst, SHORTEST_WORD } from "../lexicon.ts";
import { isLetterUnit } from "../word.ts";
import { wordGroups } from "../word-groups.ts";

/** The alphabet mirrored, `z` for `a`. */
export const atbash: Decoder = {
  id: "atbash",
  title: "Mirrored alphabet (Atbash)",
  keeps: "surroundings",
  clues: CLUES.mirrored,
  decode(source, out) {
    const { text, units } = source;
    for (const { start, end } of wordGroups(source, (found, { first, start: from, end: to }) =>
      Number(atbashFirst(found) === first && to - from > SHORTEST_WORD),
    )) {
      out.begin(start);
      for (let at = start; at < end; at++) {
        const unit = text.charCodeAt(at);
        out.put(isLetterUnit(units[at]!) ? (unit & 96) + 27 - (unit & 31) : unit, at, at + 1);
      }
      out.commit(end);
    }
  },
};
