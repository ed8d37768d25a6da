import { ALPHANUMERIC, CLASS, classesOf, LETTER, runEnd, runStart } from "../character-class.ts";
import { codePointAt } from "../code-point.ts";
import { latinLookAlike } from "../confusables.ts";
import {
  ACCENTED,
  belongs,
  CHANGES,
  FOREIGN,
  INVISIBLE,
  isFlag,
  kindOfCode,
  LOOK_ALIKE,
  MARK,
  PLAIN,
  scriptBit,
  sizeOf,
  TYPOGRAPHY,
} from "./character-kind.ts";
import { LayerWriter } from "./layer-writer.ts";
import { isLexiconWord, LONGEST_WORD } from "./lexicon.ts";
import type { OffsetMap } from "./offset-map.ts";

/*
 * The text as a reader takes it. Compatibility forms become plain (NFKC) and what does not show goes. Letters of
 * other scripts become the Latin ones they look like, but only where they pose as such: in a word that has Latin
 * letters too, or that is made of look-alikes alone while the text has no honest word of that script. So Russian and
 * Greek stay what they are. Accents stay where a language needs them, and go where they are heaped or dress up a word
 * of the lexicon.
 */

/**
 * Whether there is anything to normalise, found without writing: most texts in other scripts and with accents are as
 * they are read. Undefined when there is nothing, else the scripts that the text writes honestly.
 */
function survey(text: string): { readonly honestScripts: number } | undefined {
  const { length } = text;
  let isNeeded = false;
  let honest = 0;
  let posing = 0;
  let kinds = 0;
  let scripts = 0;
  let from = 0;
  const close = (end: number): void => {
    if ((kinds & FOREIGN) !== 0 && (kinds & PLAIN) === 0) honest |= scripts;
    if ((kinds & LOOK_ALIKE) !== 0 && (kinds & FOREIGN) === 0) {
      if ((kinds & PLAIN) !== 0) isNeeded = true;
      posing |= scripts;
    }
    if ((kinds & LOOK_ALIKE) !== 0 && (kinds & PLAIN) !== 0) isNeeded = true;
    if (!isNeeded && (kinds & (LOOK_ALIKE | ACCENTED)) !== 0 && (kinds & FOREIGN) === 0)
      isNeeded = isKnownFolded(text.slice(from, end));
  };
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    let kind = PLAIN;
    let isLetter = false;
    if (unit < 128) isLetter = (CLASS[unit]! & ALPHANUMERIC) !== 0;
    else {
      const code = codePointAt(text, at);
      kind = kindOfCode(code);
      isLetter = (kind & (LOOK_ALIKE | FOREIGN | ACCENTED)) !== 0;
      if ((kind & (CHANGES | MARK)) !== 0 || (kind === INVISIBLE && !belongs(text, at, code))) isNeeded = true;
      if (code > 0xffff) {
        if (kind === LOOK_ALIKE && !isFlag(text, at)) isNeeded = true;
        at++;
      }
      if (isLetter && kind !== ACCENTED) scripts |= scriptBit(code);
    }
    if (isLetter) {
      if (kind !== PLAIN || (CLASS[unit]! & LETTER) !== 0) kinds |= kind;
      continue;
    }
    if ((kinds & ~PLAIN) !== 0) close(at);
    kinds = 0;
    scripts = 0;
    from = at + 1;
  }
  if ((kinds & ~PLAIN) !== 0) close(length);
  return isNeeded || (posing & ~honest) !== 0 ? { honestScripts: honest } : undefined;
}

/** True when look-alikes and accents hide a word of the lexicon. */
function isKnownFolded(word: string): boolean {
  if (word.length > LONGEST_WORD) return false;
  let folded = "";
  for (let at = 0; at < word.length; at++) folded += String.fromCharCode(foldedUnit(word.charCodeAt(at), true));
  return isLexiconWord(folded.toLowerCase());
}

/** End of the marks that follow `from`. */
function marksEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit < 128) break;
    const code = codePointAt(text, at);
    const kind = kindOfCode(code);
    if (kind !== MARK && !(kind === INVISIBLE && !belongs(text, at, code))) break;
    at += sizeOf(code);
  }
  return at;
}

const isLatinBase = (code: number): boolean => code < 128 || (kindOfCode(code) & (ACCENTED | LOOK_ALIKE)) !== 0;

/** A cluster of one base and its marks under NFKC; marks that are left on ASCII or a Latin letter are heaped there and go. */
function composed(text: string, start: number, end: number): string {
  let visible = "";
  for (let at = start; at < end; ) {
    const code = codePointAt(text, at);
    const size = sizeOf(code);
    if (kindOfCode(code) !== INVISIBLE || belongs(text, at, code)) visible += text.slice(at, at + size);
    at += size;
  }
  const plain = visible.normalize("NFKC");
  const base = codePointAt(plain, 0);
  if (plain.length <= sizeOf(base) || !isLatinBase(base)) return plain;
  if (kindOfCode(codePointAt(plain, sizeOf(base))) !== MARK) return plain;
  return Array.from(visible.normalize("NFKD"))[0] ?? "";
}

/** The letters of one word as they are written, and what may become of them when it ends. */
interface OpenWord {
  from: number;
  hasLatin: boolean;
  hasForeign: boolean;
  hasAccents: boolean;
  scripts: number;
  lookAlikes: number;
}

const newWord = (from: number): OpenWord => ({
  from,
  hasLatin: false,
  hasForeign: false,
  hasAccents: false,
  scripts: 0,
  lookAlikes: 0,
});

function closeWord(out: LayerWriter, word: OpenWord, honestScripts: number): void {
  if (word.lookAlikes === 0 && !word.hasAccents) return;
  const isKnown = isKnownFolded(out.textFrom(word.from, word.from + LONGEST_WORD + 1));
  const poses =
    word.lookAlikes > 0 && (word.hasLatin || (!word.hasForeign && ((word.scripts & honestScripts) === 0 || isKnown)));
  if (!poses && !isKnown) return;
  for (let at = word.from; at < out.length; at++) out.patch(at, foldedUnit(out.unitAt(at), isKnown));
}

function foldedUnit(unit: number, dropsAccents: boolean): number {
  if (unit < 128) return unit;
  const latin = latinLookAlike(unit);
  if (latin !== undefined) return latin.charCodeAt(0);
  return dropsAccents && kindOfCode(unit) === ACCENTED
    ? String.fromCharCode(unit).normalize("NFD").charCodeAt(0)
    : unit;
}

/** End of the ASCII from `from` on, without a last character that a mark may follow. */
function asciiEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) < 128) at++;
  return at === text.length ? at : Math.max(from, at - 1);
}

/** Copies ASCII as it stands, which ends the word before it unless it goes on; the word that is open behind it. */
function copyAscii(
  text: string,
  start: number,
  end: number,
  out: LayerWriter,
  word: OpenWord,
  honestScripts: number,
): OpenWord {
  const wordEnd = runEnd(text, start, ALPHANUMERIC, end);
  if (classesOf(text.slice(start, wordEnd)) & LETTER) word.hasLatin = true;
  out.copy(start, wordEnd);
  if (wordEnd === end) return word;
  closeWord(out, word, honestScripts);
  const lastFrom = runStart(text, end, ALPHANUMERIC, wordEnd);
  out.copy(wordEnd, lastFrom);
  const last = newWord(out.length);
  last.hasLatin = (classesOf(text.slice(lastFrom, end)) & LETTER) !== 0;
  out.copy(lastFrom, end);
  return last;
}

/**
 * The text as it is read, undefined when that is as it is written. Linear; a result is at most as long as `limit`.
 */
export function normalise(
  text: string,
  limit: number,
): { readonly text: string; readonly map: OffsetMap; readonly isCut: boolean } | undefined {
  const found = survey(text);
  if (found === undefined) return undefined;
  const scripts = found.honestScripts;
  const out = new LayerWriter(text, false, limit);
  out.begin(0);
  let word = newWord(0);
  const writeCodePoint = (code: number, start: number, end: number): void => {
    if (
      code < 128 ? (CLASS[code]! & ALPHANUMERIC) === 0 : (kindOfCode(code) & (LOOK_ALIKE | FOREIGN | ACCENTED)) === 0
    ) {
      closeWord(out, word, scripts);
      out.putCodePoint(code, start, end);
      word = newWord(out.length);
      return;
    }
    const kind = code < 128 ? PLAIN : kindOfCode(code);
    if (kind === PLAIN && (CLASS[code]! & LETTER) !== 0) word.hasLatin = true;
    if (kind === ACCENTED) word.hasAccents = true;
    if (kind === FOREIGN) word.hasForeign = true;
    if (kind === LOOK_ALIKE) {
      word.lookAlikes++;
      word.scripts |= scriptBit(code);
    }
    out.putCodePoint(code, start, end);
  };
  for (let at = 0; at < text.length; ) {
    const stop = asciiEnd(text, at);
    if (stop > at) {
      word = copyAscii(text, at, stop, out, word, scripts);
      at = stop;
      continue;
    }
    const code = codePointAt(text, at);
    const next = at + sizeOf(code);
    const kind = code < 128 ? PLAIN : kindOfCode(code);
    if (kind === INVISIBLE && !belongs(text, at, code)) {
      at = next;
      continue;
    }
    const end = next < text.length && text.charCodeAt(next) >= 128 ? marksEnd(text, next) : next;
    if (code > 0xffff && kind === LOOK_ALIKE && !isFlag(text, at)) {
      word.hasLatin = true;
      out.put(latinLookAlike(code)!.charCodeAt(0), at, end);
    } else if (end === next && (kind & (CHANGES | TYPOGRAPHY | MARK)) === 0) writeCodePoint(code, at, end);
    else {
      const plain = composed(text, at, end);
      for (let i = 0; i < plain.length; ) {
        const part = codePointAt(plain, i);
        writeCodePoint(part, at, end);
        i += sizeOf(part);
      }
    }
    at = end;
  }
  closeWord(out, word, scripts);
  out.commit(text.length);
  const { isCut } = out;
  const { text: plain, map } = out.finish();
  return plain === text ? undefined : { text: plain, map, isCut };
}
