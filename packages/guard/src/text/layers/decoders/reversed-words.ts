import { ALPHANUMERIC, CLASS, NON_ASCII } from "../../character-class.ts";
import { backwardGroups, putBackwards } from "../backwards.ts";
import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";

/** Words that were each written from their end, in their order. */
export const reversedWords: Decoder = {
  id: "reversed-words",
  title: "Words backwards",
  keeps: "surroundings",
  clues: CLUES.backwards,
  decode(source, out) {
    const { text } = source;
    const isPart = (at: number): boolean => (CLASS[text.charCodeAt(at)]! & (ALPHANUMERIC | NON_ASCII)) !== 0;
    for (const { start, end } of backwardGroups(source)) {
      out.begin(start);
      for (let at = start; at < end; ) {
        const from = at;
        while (at < end && isPart(at)) at++;
        putBackwards(text, from, at, out);
        if (at < end) out.copy(at, at + 1);
        at++;
      }
      out.commit(end);
    }
  },
};
