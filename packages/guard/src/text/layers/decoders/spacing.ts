import { OTHER_UNIT } from "../../ascii-units.ts";
import { ALPHANUMERIC, CLASS, LETTER } from "../../character-class.ts";
import { CLUES } from "../clues.ts";
import type { Decoder, Source } from "../decoder.ts";
import type { LayerWriter } from "../layer-writer.ts";
import { beginsLexiconWord, isLexiconWord, LONGEST_WORD, SHORTEST_WORD } from "../lexicon.ts";

const LEAST_SINGLES = 5;
const LONGEST_GAP = 4;

const isPart = (unit: number): boolean => unit < OTHER_UNIT && (CLASS[unit]! & ALPHANUMERIC) !== 0;

/** Signs and pictures may stand between letters; letters of other scripts are words of their own. */
function isGap({ text, units }: Source, at: number): boolean {
  const unit = units[at]!;
  if (unit !== OTHER_UNIT) return !isPart(unit);
  const code = text.charCodeAt(at);
  return (code >= 0x2000 && code <= 0x2bff) || (code >= 0xd800 && code <= 0xdfff) || code === 0xa0 || code === 0xb7;
}

function isSingle(source: Source, at: number): boolean {
  const { units, text } = source;
  if (!isPart(units[at]!)) return false;
  return (at === 0 || isGap(source, at - 1)) && (at + 1 >= text.length || isGap(source, at + 1));
}

/** Offsets of the characters that stand alone, one behind the other, from `start` on. */
function singlesFrom(source: Source, start: number): number[] {
  const { length } = source.text;
  const singles = [start];
  for (let at = start + 1; at < length; at++) {
    const from = at;
    while (at < length && at - from <= LONGEST_GAP && isGap(source, at)) at++;
    if (at >= length || at - from > LONGEST_GAP || !isSingle(source, at)) break;
    singles.push(at);
  }
  return singles;
}

/** Where a word begins that leaves letters which are of no word: dearer than any number of words. */
const STRAY = 1_000;

/** Sizes of words, letter runs without any space cut so that the fewest letters are left of no lexicon word. */
function segmented(letters: string): number[] {
  const { length } = letters;
  const costs = new Float64Array(length + 1);
  const choices = new Uint8Array(length).fill(1);
  for (let at = length - 1; at >= 0; at--) {
    costs[at] = costs[at + 1]! + STRAY;
    if (!beginsLexiconWord(letters.charCodeAt(at), letters.charCodeAt(at + 1))) continue;
    const most = Math.min(LONGEST_WORD, length - at);
    for (let size = SHORTEST_WORD; size <= most; size++) {
      const cost = costs[at + size]! + 1;
      if (cost >= costs[at]! || !isLexiconWord(letters.slice(at, at + size))) continue;
      costs[at] = cost;
      choices[at] = size;
    }
  }
  const sizes: number[] = [];
  for (let at = 0; at < length; at += sizes.at(-1)!) sizes.push(choices[at]!);
  return sizes;
}

/** True when one sign stands in half of the gaps: a URL or a formula has others in each. */
function isRegular({ text }: Source, singles: readonly number[]): boolean {
  const counts = new Map<string, number>();
  for (const at of singles.slice(0, -1)) counts.set(text[at + 1]!, (counts.get(text[at + 1]!) ?? 0) + 1);
  return Math.max(...counts.values()) * 2 >= singles.length - 1;
}

function write({ text, units }: Source, singles: readonly number[], out: LayerWriter): void {
  const gaps = singles.slice(1).map((at, i) => at - singles[i]! - 1);
  const usual = gaps.reduce((least, gap) => Math.min(least, gap), LONGEST_GAP);
  const hasWords = gaps.some((gap) => gap > usual);
  const breaks = new Set<number>();
  if (!hasWords) {
    let at = 0;
    let wasWord = false;
    for (const size of segmented(singles.map((single) => text[single]!.toLowerCase()).join(""))) {
      if (at > 0 && (size > 1 || wasWord)) breaks.add(at);
      wasWord = size > 1;
      at += size;
    }
  }
  singles.forEach((at, i) => {
    const before = i > 0 ? singles[i - 1]! : at;
    if (i > 0 && (hasWords ? gaps[i - 1]! > usual : breaks.has(i))) out.put(32, before + 1, at);
    out.put(units[at]!, at, at + 1);
  });
}

/** Letters apart: `i g n o r e`, `i.g.n.o.r.e`. Wider gaps end a word; where there are none the lexicon finds them. */
export const spacing: Decoder = {
  id: "spacing",
  title: "Letters apart",
  keeps: "surroundings",
  clues: CLUES.singles,
  decode(source, out) {
    const { length } = source.text;
    for (let at = 0; at < length; ) {
      if (!isSingle(source, at)) {
        at++;
        continue;
      }
      const singles = singlesFrom(source, at);
      const last = singles.at(-1)!;
      const letters = singles.filter((single) => (CLASS[source.units[single]!]! & LETTER) !== 0).length;
      if (singles.length >= LEAST_SINGLES && letters * 10 >= singles.length * 6 && isRegular(source, singles)) {
        out.begin(at);
        write(source, singles, out);
        out.commit(last + 1);
      }
      at = last + 1;
    }
  },
};
