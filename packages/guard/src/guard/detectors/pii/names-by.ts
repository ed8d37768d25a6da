/** Where names of people stand in a text; offsets are UTF-16, half open. Same text, same names. */
export type NameRecogniser = (text: string) => readonly { readonly start: number; readonly end: number }[];

/** As much of `compromise` as is used here. */
export type NameLibrary = (text: string) => {
  people(): {
    out(format: "offset"): readonly { readonly offset: { readonly start: number; readonly length: number } }[];
  };
};

/*
 * The library takes every word that may be a first name for one: Will, Grant, Jordan, Virginia. Of names of two words or
 * more, or after a title, 97 in a hundred are right (bench/guard/names); only those are taken. A sentence that cannot
 * hold such a name is not given to it, for it reads a kilobyte in six milliseconds and more, and of some texts
 * twice as much takes four times as long: so each sentence is read by itself, and remembered.
 */

/** Two words with capitals, or a title and one; a word begins where no letter stands before. */
const MAY_HOLD_NAME = /(?<![\p{L}'’-])\p{Lu}[\p{L}'’-]*\.? \p{Lu}/u;
const TITLES = /^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Judge|Nurse|Sir|Madam|Dame|Rev|Sister|Captain)\.? +)+/;
const SHORT_WORD_BEFORE = /(?<!\p{L})(?:\p{Lu}|Mr|Mrs|Ms|Mx|Dr|Prof|St|Rev|Jr|Sr)$/u;
const SENTENCE_CHARACTERS = 600;
const REMEMBERED_SENTENCES = 2_000;
/** Of sentences that may hold names, in one text: a quarter of a second of one core, or a little more. */
const MOST_CHARACTERS = 32_768;

/** Where the sentence from `start` ends: at a line, after a full stop that ends no title or initial, or where it is too long. */
function sentenceEnd(text: string, start: number): number {
  const stop = Math.min(text.length, start + SENTENCE_CHARACTERS);
  for (let at = start; at < stop; at++) {
    const sign = text[at];
    if (sign === "\n" || sign === "\r") return at + 1;
    if (sign !== "." && sign !== "!" && sign !== "?") continue;
    if (text[at + 1] !== " " || (sign === "." && SHORT_WORD_BEFORE.test(text.slice(Math.max(start, at - 5), at))))
      continue;
    return at + 1;
  }
  if (stop === text.length) return stop;
  const space = text.slice(start, stop).lastIndexOf(" ");
  return space > 0 ? start + space : stop;
}

/** The name alone, without title, sign or genitive; undefined where it is one word that nothing introduces. */
function nameIn(sentence: string, start: number, length: number): readonly [number, number] | undefined {
  let from = start;
  let end = Math.min(sentence.length, start + length);
  const title = TITLES.exec(sentence.slice(from, end))?.[0].length ?? 0;
  from += title;
  while (end > from && !/\p{L}/u.test(sentence[end - 1]!)) end--;
  if (/['’]s$/.test(sentence.slice(from, end))) end -= 2;
  const name = sentence.slice(from, end);
  return /^\p{Lu}/u.test(name) && (title > 0 || name.includes(" ")) ? [from, end] : undefined;
}

/**
 * A recogniser of English names, for `options.names` of `pii`, by the npm library `compromise` or one that answers alike.
 *
 *     import nlp from "compromise";
 *     createGuard({ detectors: { pii: { input: "redact", options: { names: namesBy(nlp) } } } });
 *
 * The recogniser throws for a text of which more than 32,768 characters stand in sentences that may hold names.
 */
export function namesBy(library: NameLibrary): NameRecogniser {
  const remembered = new Map<string, readonly (readonly [number, number])[]>();
  function namesOf(sentence: string): readonly (readonly [number, number])[] {
    const known = remembered.get(sentence);
    if (known !== undefined) return known;
    const people = library(sentence).people().out("offset");
    const names = people.flatMap(({ offset }) => {
      const name = nameIn(sentence, offset.start, offset.length);
      return name === undefined ? [] : [name];
    });
    const [oldest] = remembered.keys();
    if (remembered.size >= REMEMBERED_SENTENCES && oldest !== undefined) remembered.delete(oldest);
    remembered.set(sentence, names);
    return names;
  }
  return (text) => {
    const found: { start: number; end: number }[] = [];
    let read = 0;
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = sentenceEnd(text, start);
      const sentence = text.slice(start, end);
      if (!MAY_HOLD_NAME.test(sentence)) continue;
      read += sentence.length;
      if (read > MOST_CHARACTERS) throw new Error("too much of the text may be names to read it in time");
      for (const [from, to] of namesOf(sentence)) found.push({ start: start + from, end: start + to });
    }
    return found;
  };
}
