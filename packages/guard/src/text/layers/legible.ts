import { CLASS, DIGIT, LETTER, NON_ASCII, SPACE } from "../character-class.ts";

/**
 * What a stretch of decoded characters looks like. Noise decodes to something as well; these two tests tell it from
 * writing, and are all that decides whether a decoded layer stays.
 */
export interface Legibility {
  /** Worth decoding further: at least 4 characters, 95 of 100 printable. */
  readonly isPrintable: boolean;
  /** Worth giving to a detector: printable, at least 4 letters, and 6 of 10 characters other than space letters. */
  readonly isLegible: boolean;
}

const LEAST = 4;

/** Control characters, halves of pairs, private use and non-characters are not printable. */
export function legibilityOf(units: Uint16Array, from: number, to: number): Legibility {
  let letters = 0;
  let spaces = 0;
  let strange = 0;
  for (let i = from; i < to; i++) {
    const unit = units[i]!;
    const bits = CLASS[unit]!;
    if ((bits & LETTER) !== 0) letters++;
    else if ((bits & SPACE) !== 0) spaces++;
    else if ((bits & NON_ASCII) !== 0) {
      if (unit >= 0xd800 && unit <= 0xdfff) {
        const isPair = unit <= 0xdbff && i + 1 < to && units[i + 1]! >= 0xdc00 && units[i + 1]! <= 0xdfff;
        if (isPair) i++;
        else strange++;
      } else if (unit < 0xa0 || (unit >= 0xe000 && unit <= 0xf8ff) || unit >= 0xfff0) strange++;
      else if (unit >= 0xc0 && (unit < 0x2000 || unit > 0x2bff)) letters++;
    } else if ((bits & DIGIT) === 0 && (unit < 32 || unit === 127)) strange++;
  }
  const length = to - from;
  const isPrintable = length >= LEAST && strange * 20 <= length;
  return { isPrintable, isLegible: isPrintable && letters >= LEAST && letters * 10 >= (length - spaces) * 6 };
}
