import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";
import { separatorsEnd } from "../number-row.ts";

const LEAST_CODES = 4;
const isDigit = (unit: number | undefined): boolean => unit !== undefined && unit >= 48 && unit <= 57;

/** ASCII and Latin-1 characters that print, and white space. */
const isCharacter = (code: number): boolean =>
  (code >= 32 && code < 127) || (code >= 0xa0 && code <= 0xff) || code === 9 || code === 10 || code === 13;

/** Character codes in decimal: `73 103 110`. */
export const charCodes: Decoder = {
  id: "char-codes",
  title: "Decimal character codes",
  keeps: "spans",
  clues: CLUES.numbers,
  decode({ text: { length }, units }, out) {
    for (let at = 0; at < length; ) {
      if (!isDigit(units[at])) {
        at++;
        continue;
      }
      const start = at;
      let end = at;
      out.begin(start);
      for (;;) {
        let code = 0;
        const from = at;
        for (; at < length && at - from < 4 && isDigit(units[at]); at++) code = code * 10 + units[at]! - 48;
        if (at === from || (at < length && isDigit(units[at])) || !isCharacter(code)) break;
        out.put(code, from, at);
        end = at;
        const next = separatorsEnd(units, at, length);
        if (next === at) break;
        at = next;
      }
      const { isPrintable } = out.legibility();
      if (isPrintable && out.spanLength >= LEAST_CODES) out.commit(end);
      else out.rollback();
      while (at < length && isDigit(units[at])) at++;
      at = Math.max(at, start + 1);
    }
  },
};
