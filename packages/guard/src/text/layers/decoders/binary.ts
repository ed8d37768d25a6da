import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";
import { separatorsEnd } from "../number-row.ts";
import { Utf8Span } from "../utf8-span.ts";

const isBit = (unit: number | undefined): boolean => unit === 48 || unit === 49;

/** Bytes in binary, eight digits each, in one piece or apart. */
export const binary: Decoder = {
  id: "binary",
  title: "Binary digits",
  keeps: "spans",
  clues: CLUES.numbers | CLUES.longWord,
  decode({ text: { length }, units }, out) {
    for (let at = 0; at < length; ) {
      if (!isBit(units[at])) {
        at++;
        continue;
      }
      const start = at;
      out.begin(start);
      const span = new Utf8Span(out, start);
      let isText = true;
      let from = at;
      let byte = 0;
      for (let bits = 0; at < length && isBit(units[at]); ) {
        byte = (byte << 1) | (units[at++]! - 48);
        if (++bits < 8) continue;
        if (isText) isText = span.put(byte & 255, from, at);
        bits = 0;
        const next = separatorsEnd(units, at, length);
        if (next < length && isBit(units[next])) at = next;
        from = at;
      }
      out.commitIfPrintable(span.end, isText);
      at = Math.max(at, start + 1);
    }
  },
};
