import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";
import { hexPairAt } from "../hex-pair.ts";
import { isWordUnit, separatorsEnd } from "../number-row.ts";
import { Utf8Span } from "../utf8-span.ts";

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
      if (!isWordUnit(units[at]!)) {
        at++;
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
