/*
 * The reading of text as BERT's uncased vocabularies expect it: no control characters, no accents, lower case, words
 * cut at spaces and around every punctuation mark, every Chinese character a word. It equals the `BertNormalizer` and
 * `BertPreTokenizer` of Hugging Face's tokenizers, with which the model was trained, on every code point but 700 of
 * rare scripts: those became combining marks or punctuation after the Unicode 9 of its tables, and are read here as
 * what they are. The vocabulary has none of them.
 */

const SPACE = /\p{White_Space}/u;
const PUNCTUATION = /\p{P}/u;
const MARK = /\p{Mn}/u;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/u;

/** @returns the words in order, none empty, each at most as long as the text's own decomposition */
export function* wordsOf(text: string): Generator<string> {
  let word = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80 ? isAsciiSpace(code) : code !== 0x85 && SPACE.test(character)) {
      if (word !== "") yield word;
      word = "";
    } else if (isIdeograph(code)) {
      if (word !== "") yield word;
      yield character.normalize("NFD");
      word = "";
    } else if (code < 0x80 ? code >= 0x20 && code !== 0x7f : !HIDDEN.test(character)) {
      for (const part of code < 0x80 ? character : character.normalize("NFD")) {
        if (code >= 0x80 && MARK.test(part)) continue;
        const lower = part.toLowerCase();
        if (isPunctuation(lower)) {
          if (word !== "") yield word;
          yield lower;
          word = "";
        } else word += lower;
      }
    }
  }
  if (word !== "") yield word;
}

/** Vertical tabs and form feeds are control characters here, and vanish. */
const isAsciiSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;

function isPunctuation(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code >= 0x80) return PUNCTUATION.test(character);
  return code > 0x20 && code < 0x7f && !(code >= 0x30 && code <= 0x39) && !(code >= 0x61 && code <= 0x7a);
}

/** The blocks that BERT calls Chinese: not Hiragana, Katakana or Hangul, which are written with spaces or not at all. */
function isIdeograph(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x20000 && code <= 0x2a6df) ||
    (code >= 0x2a700 && code <= 0x2b73f) ||
    (code >= 0x2b740 && code <= 0x2b81f) ||
    (code >= 0x2b920 && code <= 0x2ceaf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x2f800 && code <= 0x2fa1f)
  );
}
