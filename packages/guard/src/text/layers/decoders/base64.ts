import { CLUES } from "../clues.ts";
import type { Decoder, Source } from "../decoder.ts";
import type { LayerWriter } from "../layer-writer.ts";
import { Utf8Span } from "../utf8-span.ts";

const SHORTEST = 8;
/** So few characters, not padded, may come of any word of a program by chance. */
const SHORT = 12;
/** Lines that one encoding is broken into are at least this long, but for the last. */
const SHORTEST_LINE = 16;

/** Both alphabets; -1 outside. */
const SEXTET: Int8Array = /* @__PURE__ */ Int8Array.from({ length: 256 }, (_, unit) => {
  const at = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".indexOf(String.fromCharCode(unit));
  if (at >= 0) return at;
  return unit === 45 ? 62 : unit === 95 ? 63 : -1;
});

const isSymbol = (units: Uint8Array, at: number, length: number): boolean => at < length && SEXTET[units[at]!]! >= 0;

/** Ordinary words have no capital or digit inside; an encoding of eight characters and more nearly always has. */
function looksEncoded(units: Uint8Array, start: number, end: number): boolean {
  let capitals = 0;
  let small = 0;
  let others = 0;
  for (let at = start; at < end; at++) {
    const sextet = SEXTET[units[at]!]!;
    if (sextet < 26) capitals += Number(at > start);
    else if (sextet < 52) small++;
    else others++;
  }
  return (capitals > 0 && small > 0) || (others > 0 && capitals + small > 0);
}

/** Where the run goes on behind a line break; -1 where it does not. */
function nextLine(units: Uint8Array, lineStart: number, lineEnd: number, length: number): number {
  if (lineEnd - lineStart < SHORTEST_LINE) return -1;
  let at = lineEnd;
  if (units[at] === 13) at++;
  if (at >= length || units[at] !== 10) return -1;
  at++;
  while (at < length && (units[at] === 32 || units[at] === 9)) at++;
  let end = at;
  while (isSymbol(units, end, length)) end++;
  const ends = end >= length || units[end]! <= 32 || units[end] === 61 || units[end] === 34 || units[end] === 96;
  return end > at && ends ? at : -1;
}

/** A small-lettered word, perhaps with a capital first: `endsWith` is base64 for `zwlZ+a`. */
function isWord(out: LayerWriter): boolean {
  for (let at = out.length - out.spanLength; at < out.length; at++) {
    const unit = out.unitAt(at);
    const isSmall = unit >= 97 && unit <= 122;
    if (!isSmall && (at > out.length - out.spanLength || unit < 65 || unit > 90)) return false;
  }
  return true;
}

/** Reads one run into `out` and answers where it ends. */
function readRun({ units, text: { length } }: Source, start: number, out: LayerWriter): number {
  const span = new Utf8Span(out, start);
  let at = start;
  let lineStart = start;
  let isText = true;
  let pending = 0;
  let count = 0;
  let before = start;
  for (;;) {
    if (!isSymbol(units, at, length)) {
      const next = nextLine(units, lineStart, at, length);
      if (next < 0) break;
      lineStart = at = next;
    }
    pending = ((pending << 6) | SEXTET[units[at]!]!) & 0xffff;
    const place = count++ & 3;
    if (place > 0 && isText) isText = span.put((pending >> (6 - 2 * place)) & 0xff, before, at + 1);
    before = at++;
  }
  const end = at;
  let stop = span.end;
  if (isText) while (stop < length && units[stop] === 61 && stop - end < 2) stop++;
  if (stop === span.end && out.spanLength < SHORT && !isWord(out)) out.rollback();
  else out.commitIfPrintable(stop, isText);
  return end;
}

/** Standard and URL alphabet, padded or not, in one piece or in lines. */
export const base64: Decoder = {
  id: "base64",
  title: "Base64",
  keeps: "spans",
  clues: CLUES.mixedLongWord | CLUES.longWord,
  decode(source, out) {
    const { units, text } = source;
    const { length } = text;
    for (let at = 0; at < length; ) {
      const sextet = SEXTET[units[at]!]!;
      // Encoded text begins with a letter: signs and digits before it belong to something else.
      if (sextet < 0 || sextet >= 62) {
        at++;
        continue;
      }
      let end = at + 1;
      while (isSymbol(units, end, length)) end++;
      let padded = end;
      while (padded < length && units[padded] === 61 && padded - end < 2) padded++;
      if (padded - at < SHORTEST || !looksEncoded(units, at, end)) {
        at = end;
        continue;
      }
      out.begin(at);
      at = Math.max(end, readRun(source, at, out));
    }
  },
};
