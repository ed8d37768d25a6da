import { wordsOf } from "./words.ts";

/** A word of more characters is unknown as a whole, as it was in training. */
const LONGEST_WORD = 100;
export const UNKNOWN = 1;

/** Cuts text into the pieces of a vocabulary: of each word the longest known beginning, then of the rest. */
export interface WordPieces {
  /** Ids of the text's pieces, the first `limit` of them; never one of the four special pieces but `[UNK]`. */
  encode(text: string, limit: number): number[];
  /** Whether a piece begins a word, rather than going on with one. */
  begins(id: number): boolean;
}

/** @param pieces one a line, line number is id; `[PAD]`, `[UNK]`, `[CLS]` and `[SEP]` come first */
export function createWordPieces(pieces: readonly string[]): WordPieces {
  // The special ones stay out: a text that spells "[SEP]" must not end a window.
  const ids = new Map(pieces.map((piece, id) => [piece, id] as const).slice(4));
  const longest = Math.max(...pieces.map(({ length }) => length));

  const addWord = (word: string, to: number[]): void => {
    const length = to.length;
    for (let start = 0; start < word.length; ) {
      const prefix = start === 0 ? "" : "##";
      let end = Math.min(word.length, start + longest - prefix.length);
      let id: number | undefined;
      while (end > start) {
        id = ids.get(prefix + word.slice(start, end));
        if (id !== undefined) break;
        end--;
      }
      if (id === undefined) {
        to.length = length;
        to.push(UNKNOWN);
        return;
      }
      to.push(id);
      start = end;
    }
  };

  const isBeginning = pieces.map((piece) => !piece.startsWith("##"));
  return {
    begins: (id) => isBeginning[id] ?? true,
    encode(text, limit) {
      const found: number[] = [];
      for (const word of wordsOf(text)) {
        if (found.length >= limit) break;
        if (isTooLong(word)) found.push(UNKNOWN);
        else addWord(word, found);
      }
      return found.slice(0, limit);
    },
  };
}

/** Characters count, not halves of pairs. */
const isTooLong = (word: string): boolean =>
  word.length > LONGEST_WORD && (word.length > 2 * LONGEST_WORD || [...word].length > LONGEST_WORD);
