/*
 * One walk over a reply, character by character: words become numbers, and every sentence knows which kinds of cue stand
 * in it. No pattern is run over the text, which is the attacker's: what is read takes time in proportion to its length,
 * whatever it holds.
 */
import {
  APOSTROPHE,
  ASCII,
  FIRST_ELSEWHERE,
  isAlone,
  isApostrophe,
  isAscii,
  isEnd,
  isLetter,
  isQuote,
  isSpace,
} from "./characters.ts";
import { CUE_BEGINS, type CueNode, cueTree, KIND } from "./cues.ts";
import { isRefusalElsewhere } from "./foreign.ts";
import { itemAt, voiceAt } from "./line-start.ts";
import { PRIME, SEED, STEM } from "./word-hash.ts";

/** A text longer than this is read at both ends: so many UTF-16 units at its beginning, so many at its end. */
const READ_FIRST = 8_000;
const READ_LAST = 4_000;

export interface Sentence {
  /** Half open, in words. */
  readonly from: number;
  readonly to: number;
  /** Bits of `KIND`. */
  readonly kinds: number;
  readonly refuses: boolean;
  /** It begins with a number, a bullet or a step. */
  readonly isItem: boolean;
  /** It begins with a quotation mark: somebody else may be speaking. */
  readonly isQuoted: boolean;
  readonly isQuestion: boolean;
  /** Which voice says it, from 0. */
  readonly voice: number;
  readonly sizeChars: number;
}

export interface Scan {
  readonly count: number;
  /** A number for each word, the same for the same word. */
  readonly words: Int32Array;
  /** A number for what a word begins with, that its endings share. */
  readonly stems: Int32Array;
  readonly sentences: readonly Sentence[];
  readonly voices: number;
  readonly sizeChars: number;
  readonly lines: number;
  /** Lines of code, between fences. */
  readonly codeLines: number;
  /** Share of characters that are not ASCII. */
  readonly foreign: number;
  /** Words of five letters and more, and those seen before. */
  readonly longWords: number;
  readonly repeatedWords: number;
}

/** What is read of a text: all of it, or both ends. */
function readOf(text: string): string {
  if (text.length <= READ_FIRST + READ_LAST) return text;
  return `${text.slice(0, READ_FIRST)}\n${text.slice(-READ_LAST)}`;
}

interface Room {
  readonly words: Int32Array;
  readonly stems: Int32Array;
  readonly kinds: Int32Array;
}
const room = (size: number): Room => ({
  words: new Int32Array(size),
  stems: new Int32Array(size),
  kinds: new Int32Array(size),
});
/** Used again by every scan, which copies what it keeps. */
let spare = room(READ_FIRST + READ_LAST + 2);

/** Letters of some scripts are more in lower case: then the text is longer than what was read. */
function roomFor(size: number): Room {
  if (size > spare.words.length) spare = room(size);
  return spare;
}

/** Reads a text once. @param hasCues false: words and sentences only, of which no kind is known */
export function scan(given: string, { hasCues = true }: { readonly hasCues?: boolean } = {}): Scan {
  const text = readOf(given).toLowerCase();
  const { words, stems, kinds } = roomFor(text.length + 1);
  const sentences: Sentence[] = [];
  const seen = new Set<number>();
  let count = 0;
  let voice = 0;
  let lines = 0;
  let codeLines = 0;
  let isCode = false;
  let foreign = 0;
  let longWords = 0;
  let repeatedWords = 0;

  let from = 0;
  let startedAt = 0;
  let isItem = false;
  let isQuoted = false;
  // A letter that is neither Latin nor one of its accents.
  let isElsewhere = false;
  const close = (endAt: number, isQuestion: boolean): void => {
    if (count > from) {
      const of = hasCues ? kindsOf(words, stems, kinds, from, count) : 0;
      const elsewhere = hasCues && isElsewhere && isRefusalElsewhere(text.slice(startedAt, endAt));
      sentences.push({
        from,
        to: count,
        kinds: of,
        refuses: !isQuoted && (elsewhere || refusesIn(kinds, from, count)),
        isItem,
        isQuoted,
        isQuestion,
        voice,
        sizeChars: endAt - startedAt,
      });
    }
    from = count;
    startedAt = endAt;
    isItem = false;
    isQuoted = false;
    isElsewhere = false;
  };

  let at = 0;
  let isLineStart = true;
  while (at < text.length) {
    if (isLineStart) {
      isLineStart = false;
      lines++;
      while (at < text.length && isSpace(text.charCodeAt(at))) at++;
      if (text.startsWith("```", at)) isCode = !isCode;
      if (isCode) codeLines++;
      const named = voiceAt(text, at);
      if (named > at) {
        if (sentences.length > 0 || count > 0) voice++;
        at = named;
        startedAt = at;
      }
      const item = itemAt(text, at);
      isItem = item > at;
      at = item;
      while (at < text.length && (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === 0x2a)) at++;
      isQuoted = isQuote(text.charCodeAt(at));
      if (at >= text.length) break;
    }
    const code = text.charCodeAt(at);
    if (isLetter(code)) {
      let hash = SEED;
      let before = SEED;
      let stem = SEED;
      let size = 0;
      while (at < text.length) {
        const here = text.charCodeAt(at);
        let letter = here;
        if (here < 0x80) {
          const kind = ASCII[here]!;
          if (kind === 0) break;
          if (kind === APOSTROPHE) {
            if (!isLetter(text.charCodeAt(at + 1))) break;
            letter = 0x27;
          }
        } else {
          foreign++;
          if (isApostrophe(here)) {
            if (!isLetter(text.charCodeAt(at + 1))) break;
            letter = 0x27;
          } else if (!isLetter(here) || (size > 0 && isAlone(here))) break;
          if (here >= FIRST_ELSEWHERE) isElsewhere = true;
        }
        before = hash;
        hash = Math.imul(hash ^ letter, PRIME);
        size++;
        at++;
        if (size <= STEM) stem = hash;
        if (here >= FIRST_ELSEWHERE && isAlone(here)) break;
      }
      // "bombs" is about a "bomb".
      if (size === STEM && text.charCodeAt(at - 1) === 115) stem = before;
      words[count] = hash;
      stems[count] = stem;
      count++;
      if (size >= 5) {
        longWords++;
        if (seen.has(hash)) repeatedWords++;
        else seen.add(hash);
      }
      continue;
    }
    if (!isAscii(code)) foreign++;
    at++;
    if (code === 10) {
      close(at, false);
      isLineStart = true;
    } else if (isEnd(code)) {
      const next = text.charCodeAt(at);
      if (
        code > 0x7f ||
        Number.isNaN(next) ||
        isSpace(next) ||
        next === 10 ||
        isQuote(next) ||
        next === 0x29 ||
        next === 0x2a
      ) {
        close(at, code === 0x3f || code === 0xff1f || code === 0x61f);
        while (at < text.length && isSpace(text.charCodeAt(at))) at++;
        isQuoted = isQuote(text.charCodeAt(at));
      }
    }
  }
  close(text.length, false);
  return {
    count,
    words: words.slice(0, count),
    stems: stems.slice(0, count),
    sentences,
    voices: voice + 1,
    sizeChars: given.length,
    lines,
    codeLines,
    foreign: text.length === 0 ? 0 : foreign / text.length,
    longWords,
    repeatedWords,
  };
}

/** Marks each word with the kinds of the cues that begin there, and gives those of the sentence. */
function kindsOf(words: Int32Array, stems: Int32Array, kinds: Int32Array, from: number, to: number): number {
  let all = 0;
  const { tree, begins } = cueTree();
  for (let at = from; at < to; at++) {
    if (begins[words[at]! & CUE_BEGINS]! === 0 && begins[stems[at]! & CUE_BEGINS]! === 0) {
      kinds[at] = 0;
      continue;
    }
    let node: CueNode | undefined = tree;
    let mask = 0;
    for (let next = at; next < to && node?.next !== undefined; next++) {
      const stem: CueNode | undefined = node.stems?.get(stems[next]!);
      if (stem !== undefined) mask |= stem.kinds | (at === from ? stem.first : 0);
      node = node.next.get(words[next]!) ?? stem;
      if (node === undefined) break;
      mask |= node.kinds;
      if (at === from) mask |= node.first;
    }
    kinds[at] = mask;
    all |= mask;
  }
  return all;
}

/** Words between the speaker and the no, and between the no and what it is about. */
const REACH_OF_SELF = 5;
const REACH_OF_NO = 7;

/** A speaker, a no, and a verb of help or the end; or words that are a no by themselves. */
function refusesIn(kinds: Int32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const kind = kinds[at]!;
    if ((kind & KIND.no) !== 0) return true;
    if ((kind & KIND.self) === 0) continue;
    const until = Math.min(to, at + REACH_OF_SELF);
    for (let here = at; here < until; here++) {
      const is = kinds[here]!;
      if ((is & KIND.idiom) !== 0) break;
      if ((is & KIND.never) !== 0) {
        if (to - here <= 3) return true;
        const end = Math.min(to, here + REACH_OF_NO);
        for (let verb = here + 1; verb < end; verb++) if ((kinds[verb]! & KIND.help) !== 0) return true;
      } else if ((is & KIND.not) !== 0) {
        const end = Math.min(to, here + 4);
        for (let verb = here + 1; verb < end; verb++) if ((kinds[verb]! & KIND.lend) !== 0) return true;
      }
    }
  }
  return false;
}
