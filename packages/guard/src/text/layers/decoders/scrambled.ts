import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";
import { plainFirst, READINGS, SHORTEST_SCRAMBLED, SIGNATURES, scrambledWord, signatureOf } from "../lexicon.ts";
import { emptyWord, readWord } from "../word.ts";

/** Words whose first and last letter stand while those between changed places: `ingroe pveroius`. */
export const scrambled: Decoder = {
  id: "scrambled",
  title: "Scrambled words",
  keeps: "surroundings",
  clues: CLUES.scrambled,
  decode({ text: { length }, units }, out) {
    const word = emptyWord();
    for (let at = 0; readWord(units, length, at, word); at = word.end) {
      const { start, end, first } = word;
      if (end - start < SHORTEST_SCRAMBLED) continue;
      const found = SIGNATURES.get(signatureOf(first, word.last, word.sum));
      if (found === 0 || plainFirst(READINGS.get(word.hash)) === first) continue;
      const meant = scrambledWord(found);
      if (meant.length !== end - start) continue;
      out.begin(start);
      out.putText(meant, start, end);
      out.commit(end);
    }
  },
};
