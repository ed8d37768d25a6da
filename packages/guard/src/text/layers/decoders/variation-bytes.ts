import { codePointAt } from "../../code-point.ts";
import type { Decoder } from "../decoder.ts";
import { Utf8Span } from "../utf8-span.ts";

/** The byte that a variation selector stands for, -1 for another character. */
function byteOf(code: number): number {
  if (code >= 0xfe00 && code <= 0xfe0f) return code - 0xfe00;
  return code >= 0xe0100 && code <= 0xe01ef ? code - 0xe0100 + 16 : -1;
}

/** There are 256 variation selectors, so a row of them behind one emoji carries any bytes unseen. */
export const variationBytes: Decoder = {
  id: "variation-bytes",
  title: "Bytes as invisible variation selectors",
  keeps: "spans",
  readsRaw: true,
  clues: 0,
  decode({ text }, out) {
    for (let at = 0; at < text.length; ) {
      const unit = text.charCodeAt(at);
      if (unit !== 0xdb40 && (unit < 0xfe00 || unit > 0xfe0f)) {
        at++;
        continue;
      }
      out.begin(at);
      const span = new Utf8Span(out, at);
      const start = at;
      let isText = true;
      for (let byte = byteOf(codePointAt(text, at)); byte >= 0; byte = byteOf(codePointAt(text, at))) {
        const size = text.charCodeAt(at) === 0xdb40 ? 2 : 1;
        if (isText) isText = span.put(byte, at, at + size);
        at += size;
      }
      out.commitIfPrintable(span.end, isText);
      if (at === start) at++;
    }
  },
};
