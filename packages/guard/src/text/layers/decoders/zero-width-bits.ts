import type { Decoder } from "../decoder.ts";
import { Utf8Span } from "../utf8-span.ts";

const ZERO = 0x200b;
const ONE = 0x200c;

/** Eight characters of no width, each a bit: U+200B is 0 and U+200C or U+200D is 1. */
export const zeroWidthBits: Decoder = {
  id: "zero-width-bits",
  title: "Bits as characters of no width",
  keeps: "spans",
  readsRaw: true,
  clues: 0,
  decode({ text }, out) {
    for (let at = 0; at < text.length; ) {
      const isBit = text.charCodeAt(at) >= ZERO && text.charCodeAt(at) <= ONE + 1;
      if (!isBit) {
        at++;
        continue;
      }
      out.begin(at);
      const span = new Utf8Span(out, at);
      let isText = true;
      let byte = 0;
      let bits = 0;
      for (let start = at; at < text.length; ) {
        const unit = text.charCodeAt(at);
        if (unit < ZERO || unit > ONE + 1) break;
        at++;
        byte = (byte << 1) | Number(unit !== ZERO);
        if (++bits < 8) continue;
        if (isText) isText = span.put(byte & 255, start, at);
        start = at;
        bits = 0;
      }
      out.commitIfPrintable(span.end, isText);
    }
  },
};
