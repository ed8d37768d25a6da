import { backwardGroups, putBackwards } from "../backwards.ts";
import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";

/** Text that was written from its end: the last word first, and every word backwards. */
export const reversedText: Decoder = {
  id: "reversed",
  title: "Text backwards",
  keeps: "surroundings",
  clues: CLUES.backwards,
  decode(source, out) {
    for (const { start, end } of backwardGroups(source)) {
      out.begin(start);
      putBackwards(source.text, start, end, out);
      out.commit(end);
    }
  },
};
