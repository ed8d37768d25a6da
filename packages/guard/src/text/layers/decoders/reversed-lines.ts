import { backwardGroups, putBackwards } from "../backwards.ts";
import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";

/** Lines that were each written from their end, in their order. */
export const reversedLines: Decoder = {
  id: "reversed-lines",
  title: "Lines backwards",
  keeps: "surroundings",
  clues: CLUES.backwards,
  decode(source, out) {
    const { text } = source;
    for (const { start, end } of backwardGroups(source)) {
      out.begin(start);
      for (let at = start; at < end; ) {
        const found = text.indexOf("\n", at);
        const stop = found < 0 ? end : Math.min(found, end);
        putBackwards(text, at, stop, out);
        if (stop < end) out.copy(stop, stop + 1);
        at = stop + 1;
      }
      out.commit(end);
    }
  },
};
