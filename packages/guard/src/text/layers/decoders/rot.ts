import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";
import { likeliestShift } from "../letter-frequency.ts";
import { plainFirst, SHORTEST_WORD, UNKNOWN_LETTERS } from "../lexicon.ts";
import { isLetterUnit, type Word } from "../word.ts";
import { unknownStretches, wordGroups } from "../word-groups.ts";

function shiftOf(found: number, { first, start, end }: Word): number {
  const plain = plainFirst(found);
  return plain === 0 || end - start <= SHORTEST_WORD ? 0 : (first - plain + 26) % 26;
}

/** ROT13 and every other shift of the alphabet: found by words, and where no word is known by how often letters come. */
export const rot: Decoder = {
  id: "rot",
  title: "Shifted alphabet (Caesar, ROT13)",
  keeps: "surroundings",
  clues: CLUES.shifted | CLUES.unknown,
  decode(source, out) {
    const { text, units, clues } = source;
    const groups = (clues & CLUES.shifted) === 0 ? [] : wordGroups(source, shiftOf);
    if (groups.length === 0 && (clues & CLUES.unknown) !== 0)
      for (const { start, end } of unknownStretches(source, UNKNOWN_LETTERS)) {
        const key = likeliestShift(units, start, end);
        if (key > 0) groups.push({ start, end, key });
      }
    for (const { start, end, key } of groups) {
      out.begin(start);
      for (let at = start; at < end; at++) {
        const unit = text.charCodeAt(at);
        const isLetter = isLetterUnit(units[at]!);
        const letter = ((unit & 31) - 1 - key + 26) % 26;
        out.put(isLetter ? (unit & 96) + letter + 1 : unit, at, at + 1);
      }
      out.commit(end);
    }
    const [first] = groups;
    if (first !== undefined && groups.every(({ key }) => key === first.key)) out.kind = `rot${first.key}`;
  },
};
