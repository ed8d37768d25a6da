import { isAt, isHex, SPACE } from "../../../text/index.ts";
import { type Found, skipSpace, TARGET_CHARACTERS, untilAny } from "./target.ts";

/*
 * Style sheets may write any letter of a name as an escape: `\\75rl(` is `url(`. So a name is read as it ends, and
 * unescaped only where a backslash stands near.
 */

/** `image-set` with every letter escaped. */
const NAME_CHARACTERS = 80;
/** Where the name itself has none, no escape is longer. */
const ESCAPE_CHARACTERS = 8;
/** `image-set(linear-gradient(rgb(…)))`: deeper there is none, and a text of nothing but openings is scanned once. */
const DEEPEST = 3;
const QUOTE = 34;
const APOSTROPHE = 39;

/** Escapes of style sheets read; the backslash may be doubled, as JSON has it. `sign` stands for what is no sign. */
export function withoutEscapes(text: string, sign?: string): string {
  return text.replace(/\\{1,2}(?:([0-9a-f]{1,6})(?:\r\n|\s)?|(.))/gi, (_, hex: string | undefined, plain: string) => {
    if (hex === undefined) return plain;
    const code = Number.parseInt(hex, 16);
    if (code <= 32 && sign !== undefined) return sign;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

/** The function whose bracket opens at `open`, in lower case, if it is one that fetches. */
function functionBefore(text: string, open: number): "url" | "image-set" | undefined {
  const last = text.charCodeAt(open - 1);
  // `l` of url and `t` of image-set, or the end of an escape.
  const isEnd = (last | 32) === 108 || (last | 32) === 116;
  if (!isEnd && !isHex(last) && !isAt(text, open - 1, SPACE)) return undefined;
  if (!isEnd && !text.slice(Math.max(0, open - ESCAPE_CHARACTERS), open).includes("\\")) return undefined;
  const written = text.slice(Math.max(0, open - NAME_CHARACTERS), open);
  const slash = written.indexOf("\\");
  const name = slash < 0 ? written.slice(-10) : withoutEscapes(written.slice(Math.max(0, slash - 10)), "_");
  const match = /(?:^|[^a-z0-9_])(url|image-set)$/i.exec(name);
  return match === null ? undefined : (match[1]!.toLowerCase() as "url" | "image-set");
}

/** `url(target)` and the strings of `image-set("target" 1x, …)`. */
export function styleTargets(text: string, from: number, found: Found): void {
  for (let at = text.indexOf("(", Math.max(0, from - 70)); at >= 0; at = text.indexOf("(", at + 1)) {
    const name = functionBefore(text, at);
    if (name === undefined) continue;
    if (name === "image-set") {
      setTargets(text, at + 1, from, found);
      continue;
    }
    let start = skipSpace(text, at + 1);
    if (text[start] === '"' || text[start] === "'") start++;
    if (start < from || start >= text.length) continue;
    const span = untilAny(text, start, (code) => code === 40 || code === 41 || code === QUOTE || code === APOSTROPHE);
    found({ use: "fetch", start, ...span, isBare: false, isStyle: true });
  }
}

/** The strings of an `image-set`. */
function setTargets(text: string, start: number, from: number, found: Found): void {
  if (start < from || start >= text.length) return;
  const limit = Math.min(text.length, start + TARGET_CHARACTERS);
  const listed: [number, number][] = [];
  let depth = 1;
  let at = start;
  for (; at < limit && depth > 0; at++) {
    const code = text.charCodeAt(at);
    if (code === 40) depth = depth < DEEPEST ? depth + 1 : 0;
    else if (code === 41) depth--;
    else if (code === 123 || code === 125 || code === 59) depth = 0;
    else if (code === QUOTE || code === APOSTROPHE) {
      const end = stringEnd(text, at + 1, code, limit);
      listed.push([at + 1, end]);
      at = end;
    }
  }
  const isClosed = depth === 0 || at >= start + TARGET_CHARACTERS;
  const end = Math.min(limit, depth === 0 ? at - 1 : at);
  found({ use: "fetch", start, end, isClosed, isBare: false, isStyle: true, listed });
}

function stringEnd(text: string, start: number, quote: number, limit: number): number {
  let end = start;
  while (end < limit && text.charCodeAt(end) !== quote && text.charCodeAt(end) !== 10) end++;
  return end;
}

const IMPORT = /^@import(?:\s|\/\*[^*]{0,24}\*\/){0,8}["']/i;
const IMPORT_CHARACTERS = 72;

/** `@import "target"`; with `url(…)` it is found as that. */
export function importTargets(text: string, from: number, found: Found): void {
  for (let at = text.indexOf("@", Math.max(0, from - 80)); at >= 0; at = text.indexOf("@", at + 1)) {
    const next = text.charCodeAt(at + 1);
    if ((next | 32) !== 105 && next !== 92) continue;
    const quoteAt = importedAt(text.slice(at, at + IMPORT_CHARACTERS));
    const start = at + quoteAt + 1;
    if (quoteAt < 0 || start < from || start >= text.length) continue;
    const quote = text.charCodeAt(start - 1);
    const span = untilAny(text, start, (code) => code === quote || code === 10);
    found({ use: "fetch", start, ...span, isBare: false, isStyle: true });
  }
}

/** Where the quote is that opens the target of a rule; -1 for another rule. */
function importedAt(rule: string): number {
  const quoteAt = rule.search(/["']/);
  return quoteAt > 0 && IMPORT.test(withoutEscapes(rule.slice(0, quoteAt + 1))) ? quoteAt : -1;
}
