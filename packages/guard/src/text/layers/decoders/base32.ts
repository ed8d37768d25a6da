import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";
import { Utf8Span } from "../utf8-span.ts";

const SHORTEST = 16;

/** RFC 4648 in one case; -1 outside. */
function quintetOf(unit: number, capital: boolean): number {
  const first = capital ? 65 : 97;
  if (unit >= first && unit < first + 26) return unit - first;
  return unit >= 50 && unit <= 55 ? unit - 24 : -1;
}

/** Letters of one case and the digits 2 to 7. */
export const base32: Decoder = {
  id: "base32",
  title: "Base32",
  keeps: "spans",
  clues: CLUES.longWord,
  decode({ text: { length }, units }, out) {
    for (let at = 0; at < length; ) {
      const start = at;
      const capital = units[at]! < 97;
      while (at < length && quintetOf(units[at]!, capital) >= 0) at++;
      if (at - start < SHORTEST) {
        at = Math.max(at, start + 1);
        continue;
      }
      out.begin(start);
      const span = new Utf8Span(out, start);
      let isText = true;
      let pending = 0;
      let bits = 0;
      let from = start;
      for (let i = start; i < at && isText; i++) {
        pending = ((pending << 5) | quintetOf(units[i]!, capital)) & 0xffff;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        isText = span.put((pending >> bits) & 0xff, from, i + 1);
        from = bits > 0 ? i : i + 1;
      }
      let stop = span.end;
      if (isText) while (stop < length && units[stop] === 61 && stop - at < 6) stop++;
      out.commitIfPrintable(stop, isText);
    }
  },
};
