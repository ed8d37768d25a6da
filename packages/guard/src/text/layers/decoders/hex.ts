import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";
import { hexPairAt } from "../hex-pair.ts";
import { isWordUnit, separatorsEnd } from "../number-row.ts";
import { Utf8Span } from "../utf8-span.ts";

const IN_WORD = 1;
const MAY_BE_BYTE = 2;

/** What a unit may open: a byte of text begins with 0 (as `0x` and `0a`), 2 to 7, or c to f. */
const OPENS: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, unit) => {
  if ("0234567cdefCDEF".includes(String.fromCharCode(unit))) return MAY_BE_BYTE;
  return isWordUnit(unit) ? IN_WORD : 0;
});

/** Past `0x`, when it stands at `at`. */
const pastPrefix = (text: string, at: number): number =>
  text.charCodeAt(at) === 48 && (text.charCodeAt(at + 1) | 32) === 120 ? at + 2 : at;

/** Bytes in hexadecimal, in one piece or apart, with `0x` or without: `69676e`, `69 67 6e`, `0x69, 0x67`. */
export const hex: Decoder = {
  id: "hex",
  title: "Hexadecimal bytes",
  keeps: "spans",
  clues: CLUES.mixedLongWord | CLUES.numbers | CLUES.longWord,
  decode({ text, units }, out) {
    const { length } = text;
    for (let at = 0; at < length; ) {
      const opens = OPENS[units[at]!]!;
      if (opens < MAY_BE_BYTE) {
        at++;
        // Within a word no row begins.
        if (opens === IN_WORD) while (at < length && OPENS[units[at]!] !== 0) at++;
        continue;
      }
      const start = at;
      let wordEnd = at;
      let span: Utf8Span | undefined;
      let isText = true;
      for (;;) {
        let digits = pastPrefix(text, at);
        wordEnd = digits;
        for (let byte = hexPairAt(text, digits); byte >= 0 && isText; byte = hexPairAt(text, digits)) {
          if (span === undefined) {
            out.begin(start);
            span = new Utf8Span(out, start);
          }
          isText = span.put(byte, at, digits + 2);
          digits += 2;
          at = digits;
        }
        while (wordEnd < length && isWordUnit(units[wordEnd]!)) wordEnd++;
        const isWhole = digits === wordEnd && digits > start;
        const next = separatorsEnd(units, wordEnd, length);
        if (!isText || !isWhole || next === wordEnd || next >= length) break;
        // What is no byte begins a row of its own.
        if (hexPairAt(text, pastPrefix(text, next)) < 0) break;
        at = next;
      }
      if (span !== undefined) out.commitIfPrintable(span.end, isText);
      at = Math.max(wordEnd, start + 1);
    }
  },
};
