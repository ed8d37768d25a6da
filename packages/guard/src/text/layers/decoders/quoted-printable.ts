import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";
import { hexPairAt } from "../hex-pair.ts";
import { Utf8Span } from "../utf8-span.ts";

/** Behind one of these `=` is half of an operator: `>=24`. */
const OPERATORS: ReadonlySet<number> = new Set(Array.from("<>!+-*/&|", (sign) => sign.charCodeAt(0)));

/** The end of a soft line break at `at`, -1 where there is none: behind a space it would be one of a program. */
function softBreakEnd(text: string, at: number): number {
  if (at === 0 || text.charCodeAt(at - 1) <= 32) return -1;
  if (text.charCodeAt(at + 1) === 10) return at + 2;
  return text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10 ? at + 3 : -1;
}

/** A byte by the letter of RFC 2045, in capitals; `a=be` is more likely something else. */
function byteAt(text: string, at: number): number {
  return text.charCodeAt(at) > 96 || text.charCodeAt(at + 1) > 96 ? -1 : hexPairAt(text, at);
}

/** `=69=67` and lines broken by `=`, as in e-mail. */
export const quotedPrintable: Decoder = {
  id: "quoted-printable",
  title: "Quoted-printable",
  keeps: "surroundings",
  clues: CLUES.equals,
  decode({ text }, out) {
    for (let at = text.indexOf("="); at >= 0; at = text.indexOf("=", at)) {
      const start = at;
      if (OPERATORS.has(text.charCodeAt(at - 1)) || (softBreakEnd(text, at) < 0 && byteAt(text, at + 1) < 0)) {
        at++;
        continue;
      }
      out.begin(at);
      const span = new Utf8Span(out, at);
      let end = at;
      while (text.charCodeAt(at) === 61) {
        const broken = softBreakEnd(text, at);
        const byte = broken < 0 ? byteAt(text, at + 1) : -1;
        if (broken < 0 && (byte < 0 || !span.put(byte, at, at + 3))) break;
        at = broken < 0 ? at + 3 : broken;
        end = broken < 0 ? span.end : broken;
      }
      if (end > start) out.commit(end);
      else out.rollback();
      at = Math.max(end, start + 1);
    }
  },
};
