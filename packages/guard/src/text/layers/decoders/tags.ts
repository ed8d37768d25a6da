import type { Decoder } from "../decoder.ts";

const FIRST = "\u{e0020}";

/** Unicode's tag block repeats ASCII in characters that no font shows. */
export const tags: Decoder = {
  id: "tags",
  title: "Invisible tag characters",
  keeps: "spans",
  readsRaw: true,
  clues: 0,
  decode({ text }, out) {
    const high = FIRST.charCodeAt(0);
    let at = text.indexOf(FIRST.slice(0, 1));
    while (at >= 0) {
      out.begin(at);
      let next = at;
      while (text.charCodeAt(next) === high) {
        const letter = text.charCodeAt(next + 1) - 0xdc00;
        if (letter >= 0x20 && letter <= 0x7e) out.put(letter, next, next + 2);
        else if (letter !== 1 && letter !== 0x7f) break;
        next += 2;
      }
      out.commitIfPrintable(next);
      at = text.indexOf(FIRST.slice(0, 1), Math.max(next, at + 1));
    }
  },
};
