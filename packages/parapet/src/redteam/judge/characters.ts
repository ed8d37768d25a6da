/** One character a word: no spaces stand between those of Chinese and Japanese. */
export const isAlone = (code: number): boolean =>
  (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3);

export const isAscii = (code: number): boolean => code < 0x80;

export function isLetter(code: number): boolean {
  if (isAscii(code)) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  if (code < 0xc0) return false;
  // Punctuation, symbols, full-width punctuation; halves of emoji.
  return !(
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xd800 && code <= 0xf8ff) ||
    (code >= 0xfe00 && code <= 0xff0f) ||
    code === 0x60c ||
    code === 0x61f ||
    code === 0x6d4 ||
    code === 0x964
  );
}

export const isApostrophe = (code: number): boolean =>
  code === 0x27 || code === 0x2019 || code === 0x2bc || code === 0x60;
export const isEnd = (code: number): boolean =>
  code === 0x2e ||
  code === 0x21 ||
  code === 0x3f ||
  code === 0x3002 ||
  code === 0xff01 ||
  code === 0xff1f ||
  code === 0x2026 ||
  code === 0x964 ||
  code === 0x61f ||
  code === 0x6d4;
export const isSpace = (code: number): boolean =>
  code === 32 || code === 9 || code === 13 || code === 0xa0 || code === 0x3000;
export const isQuote = (code: number): boolean => code === 0x22 || code === 0x201c || code === 0xab || code === 0x201e;

/** Letters of other scripts than Latin begin here. */
export const FIRST_ELSEWHERE = 0x370;
export const APOSTROPHE = 2;
/** 1 for what words are made of, in lower case; `APOSTROPHE`; 0. */
export const ASCII: Uint8Array = Uint8Array.from({ length: 0x80 }, (_, code) =>
  isLetter(code) ? 1 : isApostrophe(code) ? APOSTROPHE : 0,
);
