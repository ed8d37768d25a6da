import type { Source } from "./decoder.ts";
import type { LayerWriter } from "./layer-writer.ts";
import { reversedFirst } from "./lexicon.ts";
import { type WordGroup, wordGroups } from "./word-groups.ts";

/** Stretches of text with words of the lexicon written from their end. */
export function backwardGroups(source: Source): readonly WordGroup[] {
  return wordGroups(source, (found, { first }) => Number(reversedFirst(found) === first));
}

/** `[start, end)` of the text from its end to its beginning, pairs of code units kept whole. */
export function putBackwards(text: string, start: number, end: number, out: LayerWriter): void {
  for (let at = end; at > start; ) {
    const unit = text.charCodeAt(at - 1);
    const isPair = unit >= 0xdc00 && unit <= 0xdfff && at - 2 >= start && (text.charCodeAt(at - 2) & 0xfc00) === 0xd800;
    if (isPair) {
      out.putText(text.slice(at - 2, at), at - 2, at);
      at -= 2;
    } else {
      out.put(unit, at - 1, at);
      at--;
    }
  }
}
