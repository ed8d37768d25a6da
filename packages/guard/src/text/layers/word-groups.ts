import type { Source } from "./decoder.ts";
import type { Range } from "./layer.ts";
import { LONGEST_WORD, plainFirst, READINGS, SHORTEST_WORD, TELLING_LETTERS } from "./lexicon.ts";
import { emptyWord, readWord, type Word } from "./word.ts";

/** Words, one behind the other, that the lexicon knows by the same disguise. */
export interface WordGroup {
  start: number;
  end: number;
  /** Which disguise, as the match told. */
  key: number;
}

/** So many words that nobody knows may stand before, between and behind those of a group. */
const UNKNOWN_WORDS = 6;

/**
 * Groups of words for which `match` tells the same key above 0. A group holds two such words, or a telling one of
 * seven letters or more, and no word of the lexicon that stands there plain.
 *
 * @param match the key of a word, 0 when it has none; asked for words of the lexicon's lengths that are not plain
 */
export function wordGroups(
  { text: { length }, units }: Source,
  match: (found: number, word: Word) => number,
): WordGroup[] {
  const groups: WordGroup[] = [];
  const word = emptyWord();
  /** Where the words begin that may still join a group, and those that did since its last match. */
  let recent: number[] = [];
  let open: (WordGroup & { points: number; unknown: number }) | undefined;
  const close = (): void => {
    if (open !== undefined && open.points >= 2) groups.push({ start: open.start, end: open.end, key: open.key });
    open = undefined;
    recent = [];
  };
  for (let at = 0; readWord(units, length, at, word); at = word.end) {
    const size = word.end - word.start;
    const found = size >= SHORTEST_WORD && size <= LONGEST_WORD ? READINGS.get(word.hash) : 0;
    if (found !== 0 && plainFirst(found) === word.first) {
      close();
      continue;
    }
    const key = found === 0 ? 0 : match(found, word);
    const points = size >= TELLING_LETTERS ? 2 : 1;
    if (key > 0 && open?.key === key) {
      open.points += points;
      open.unknown = 0;
      open.end = word.end;
    } else if (key > 0) {
      if (open !== undefined) close();
      open = { start: recent[0] ?? word.start, end: word.end, key, points, unknown: 0 };
      recent = [];
    } else if (open !== undefined) {
      if (++open.unknown > UNKNOWN_WORDS) close();
      else open.end = word.end;
    } else {
      recent.push(word.start);
      if (recent.length > UNKNOWN_WORDS) recent.shift();
    }
  }
  close();
  return groups;
}

/** Stretches of at least `letters` letters without a word that the lexicon knows as it stands. */
export function unknownStretches({ text: { length }, units }: Source, letters: number): readonly Range[] {
  const found: Range[] = [];
  const word = emptyWord();
  let start = -1;
  let end = 0;
  let count = 0;
  const close = (): void => {
    if (count >= letters) found.push({ start, end });
    count = 0;
  };
  for (let at = 0; readWord(units, length, at, word); at = word.end) {
    if (plainFirst(READINGS.get(word.hash)) === word.first && word.end - word.start >= SHORTEST_WORD) close();
    else {
      if (count === 0) start = word.start;
      count += word.end - word.start;
      end = word.end;
    }
  }
  close();
  return found;
}
