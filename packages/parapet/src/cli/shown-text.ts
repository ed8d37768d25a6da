import { invisibleKind } from "@parapet/guard/text";

/** How much of a text is shown around a place, and of a long place itself. */
const AROUND = 40;
const MOST = 120;

/** One line with a place in it, and a line below that points at the place. */
export interface ShownPlace {
  readonly line: string;
  readonly marks: string;
}

/**
 * A place of a text for a terminal: what a reader would not see is spelt, line ends too, so that it is one line.
 *
 * @param start UTF-16, half open
 */
export function showPlace(text: string, start: number, end: number): ShownPlace {
  const from = whole(text, Math.max(0, start - AROUND));
  const to = whole(text, Math.min(text.length, end + AROUND));
  const before = `${from > 0 ? "…" : ""}${spellHidden(text.slice(from, start))}`;
  const inside = shorten(spellHidden(text.slice(start, end)));
  const after = `${spellHidden(text.slice(end, to))}${to < text.length ? "…" : ""}`;
  return {
    line: `${before}${inside}${after}`,
    marks: `${" ".repeat(widthOf(before))}${"^".repeat(Math.max(1, widthOf(inside)))}`,
  };
}

/** Not between the halves of a pair. */
function whole(text: string, at: number): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
}

/** The ends of what is long. */
export function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= MOST ? text : `${letters.slice(0, 80).join("")} … ${letters.slice(-30).join("")}`;
}

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Control characters, and those that take no place or turn the line around, by their code points. */
export function spellHidden(text: string): string {
  return Array.from(text, (letter) => {
    const code = letter.codePointAt(0)!;
    const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000);
    if (!isControl && !/\p{Cf}|\p{Zl}|\p{Zp}/u.test(letter) && invisibleKind(code) === undefined) return letter;
    return SHORT[letter] ?? `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  }).join("");
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;

/** Columns of a terminal. */
function widthOf(text: string): number {
  let columns = 0;
  for (const letter of text) columns += /\p{Mn}|\p{Me}/u.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  return columns;
}
