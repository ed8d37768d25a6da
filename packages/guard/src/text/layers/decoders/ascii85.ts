import { base85Table, readBase85, readBase85Runs } from "../base85-group.ts";
import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";

const TABLE: Int8Array = /* @__PURE__ */ base85Table(
  String.fromCharCode(...Array.from({ length: 85 }, (_, value) => value + 33)),
);

/** Adobe's base85, between `<~` and `~>` or bare. */
export const ascii85: Decoder = {
  id: "ascii85",
  title: "Ascii85",
  keeps: "spans",
  clues: CLUES.longToken | CLUES.leetSign,
  decode(source, out) {
    const { text } = source;
    let start = text.indexOf("<~");
    if (start < 0) {
      readBase85Runs(source, TABLE, out);
      return;
    }
    for (; start >= 0; start = text.indexOf("<~", start + 2)) {
      const end = text.indexOf("~>", start + 2);
      if (end < 0) return;
      const inner = text.slice(start + 2, end);
      const isClean = /^[!-u\s]*$/.test(inner);
      if (isClean) readBase85(source, { start: start + 2, end, skipsSpaces: true }, TABLE, out);
      start = end;
    }
  },
};
