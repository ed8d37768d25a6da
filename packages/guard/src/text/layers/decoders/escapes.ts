import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";
import { hexNumberAt, hexPairAt } from "../hex-pair.ts";
import { Utf8Span } from "../utf8-span.ts";

const isOctal = (code: number): boolean => code >= 48 && code <= 55;

interface Escape {
  /** -1 where no escape stands. */
  readonly value: number;
  readonly end: number;
  /** `\x` and octal write bytes, `\u` characters. */
  readonly isByte: boolean;
}

const NONE: Escape = { value: -1, end: 0, isByte: false };

function escapeAt(text: string, at: number): Escape {
  if (text.charCodeAt(at) !== 92) return NONE;
  const letter = text.charCodeAt(at + 1);
  if (letter === 120) {
    const value = hexPairAt(text, at + 2);
    return value < 0 ? NONE : { value, end: at + 4, isByte: true };
  }
  if (letter === 117 && text.charCodeAt(at + 2) === 123) {
    const { value, end } = hexNumberAt(text, at + 3, 6);
    const isWhole = end > at + 3 && text.charCodeAt(end) === 125;
    return isWhole ? { value, end: end + 1, isByte: false } : NONE;
  }
  if (letter === 117 || letter === 85) {
    const digits = letter === 117 ? 4 : 8;
    const { value, end } = hexNumberAt(text, at + 2, digits);
    return end === at + 2 + digits ? { value, end, isByte: false } : NONE;
  }
  if (!isOctal(letter) || !isOctal(text.charCodeAt(at + 2)) || !isOctal(text.charCodeAt(at + 3))) return NONE;
  return { value: Number.parseInt(text.slice(at + 1, at + 4), 8), end: at + 4, isByte: true };
}

/** Halves of pairs pass: `\ud83d\ude00` writes one character in two escapes. */
const isCharacter = (code: number): boolean =>
  code <= 0x10ffff && (code >= 0xa0 || (code >= 32 && code < 127) || (code >= 9 && code <= 13));

/** `\x69`, `\u0069`, `\u{69}`, `\U00000069` and `\151`. */
export const escapes: Decoder = {
  id: "escapes",
  title: "Backslash escapes",
  keeps: "surroundings",
  clues: CLUES.backslash,
  decode({ text }, out) {
    for (let at = text.indexOf("\\"); at >= 0; at = text.indexOf("\\", at)) {
      let found = escapeAt(text, at);
      if (found.value < 0) {
        at++;
        continue;
      }
      out.begin(at);
      let end = at;
      let bytes = new Utf8Span(out, at);
      for (; found.value >= 0; at = found.end, found = escapeAt(text, at)) {
        if (found.isByte) {
          if (!bytes.put(found.value, at, found.end)) break;
          end = bytes.end;
        } else {
          if (!isCharacter(found.value)) break;
          out.putCodePoint(found.value, at, found.end);
          end = found.end;
          bytes = new Utf8Span(out, end);
        }
      }
      if (out.spanLength > 0) out.commit(end);
      else out.rollback();
      at = Math.max(at + 1, end);
    }
  },
};
