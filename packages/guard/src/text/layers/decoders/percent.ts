import { isHex } from "../../character-class.ts";
import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";
import { hexPairAt } from "../hex-pair.ts";
import { Utf8Span } from "../utf8-span.ts";

/** `%69%67`, as in URLs. A run that is not UTF-8 stays from there on. */
export const percent: Decoder = {
  id: "percent",
  title: "Percent encoding",
  keeps: "surroundings",
  clues: CLUES.percent,
  decode({ text }, out) {
    for (let at = text.indexOf("%"); at >= 0; at = text.indexOf("%", at)) {
      if (!isHex(text.charCodeAt(at + 1)) || !isHex(text.charCodeAt(at + 2))) {
        at++;
        continue;
      }
      out.begin(at);
      const span = new Utf8Span(out, at);
      let isText = true;
      while (text.charCodeAt(at) === 37) {
        const byte = hexPairAt(text, at + 1);
        if (byte < 0) break;
        if (isText) isText = span.put(byte, at, at + 3);
        at += 3;
      }
      if (out.spanLength > 0) out.commit(span.end);
      else out.rollback();
    }
  },
};
