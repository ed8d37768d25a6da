import { ALPHANUMERIC, isAt, SPACE } from "../../../text/index.ts";
import { importTargets, styleTargets } from "./find-style-targets.ts";
import { type Found, skipSpace, untilAny } from "./target.ts";

/** How far back the tag or the bracket that a target belongs to is looked for. */
const BEFORE_CHARACTERS = 160;

/** `](target)` and `](<target>)`. An opening bracket that is too far back to see counts as an image's. */
function inlineTargets(text: string, from: number, found: Found): void {
  for (let at = text.indexOf("](", Math.max(0, from - 70)); at >= 0; at = text.indexOf("](", at + 2)) {
    let start = skipSpace(text, at + 2);
    const isAngled = text[start] === "<";
    if (isAngled) start++;
    if (start < from || start >= text.length) continue;
    let depth = 0;
    const span = untilAny(text, start, (code) => {
      if (isAngled) return code === 62 || code === 10;
      if (code === 40) depth++;
      return code <= 32 || code === 93 || (code === 41 && depth-- === 0);
    });
    found({ use: isImageBracket(text, at) ? "fetch" : "follow", start, ...span, isBare: false });
  }
}

function isImageBracket(text: string, close: number): boolean {
  let depth = 0;
  const limit = Math.max(0, close - BEFORE_CHARACTERS);
  for (let at = close - 1; at >= limit; at--) {
    if (text[at] === "]") depth++;
    else if (text[at] === "[" && depth-- === 0) return text[at - 1] === "!";
  }
  return limit > 0;
}

/** Attributes with several targets, each with its width after a space, and commas between. */
const LISTS = new Set(["srcset", "imagesrcset"]);
const FETCHED = new Set(["src", "poster", "background", "data", "icon", "xlink:href", "lowsrc", "dynsrc"]);
/** Elements whose `href` is fetched without a click. */
const FETCHING_ELEMENTS: readonly string[] = ["<link", "<base", "<image", "<use", "<feimage", "<script"];
const FOLLOWED = new Set(["href", "action", "formaction", "ping", "cite", "longdesc"]);

/** What stands before the target in `<meta http-equiv="refresh" content="0; url=target">`. */
const REFRESH = /^[0-9]{1,6}[0-9.]{0,8}\s{0,8}[;,]\s{0,8}(?:url\s{0,4}=\s{0,4})?["']?/i;

/** `src="target"` and its kin: the attribute's name says what happens with it. A `<link href>` is fetched. */
function attributeTargets(text: string, from: number, found: Found): void {
  for (let at = text.indexOf("=", Math.max(0, from - 70)); at >= 0; at = text.indexOf("=", at + 1)) {
    let nameEnd = at;
    while (at - nameEnd < 8 && isAt(text, nameEnd - 1, SPACE)) nameEnd--;
    let nameStart = nameEnd;
    while (nameEnd - nameStart < 12 && (isAt(text, nameStart - 1, ALPHANUMERIC) || text[nameStart - 1] === ":"))
      nameStart--;
    const name = text.slice(nameStart, nameEnd).toLowerCase();
    const isList = LISTS.has(name);
    const isRefresh = name === "content";
    const isFetched = isList || isRefresh || FETCHED.has(name);
    if (
      (!isFetched && !FOLLOWED.has(name)) ||
      !(isAt(text, nameStart - 1, SPACE) || /["'/]/.test(text[nameStart - 1] ?? ""))
    )
      continue;
    let start = skipSpace(text, at + 1);
    const quote = text[start] === '"' || text[start] === "'" ? text.charCodeAt(start) : 0;
    if (quote !== 0) start = skipSpace(text, start + 1);
    if (isRefresh) {
      const delay = REFRESH.exec(text.slice(start, start + 48))?.[0].length ?? 0;
      if (delay === 0) continue;
      start += delay;
    }
    if (start < from || start >= text.length) continue;
    const span = untilAny(text, start, (code) => (quote === 0 ? code <= 32 || code === 62 : code === quote));
    if (isList) listedTargets(text, start, span.end, span.isClosed, found);
    else found({ use: isFetched || isInFetching(text, nameStart) ? "fetch" : "follow", start, ...span, isBare: false });
  }
}

function isInFetching(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - BEFORE_CHARACTERS), at).toLowerCase();
  const close = before.lastIndexOf(">");
  return FETCHING_ELEMENTS.some((element) => before.lastIndexOf(element) > close);
}

/** The addresses of a `srcset`. */
function listedTargets(text: string, from: number, to: number, isClosed: boolean, found: Found): void {
  const listed: [number, number][] = [];
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 44) continue;
    const start = at;
    while (at < to && text.charCodeAt(at) > 32) at++;
    let end = at;
    while (end > start && text.charCodeAt(end - 1) === 44) end--;
    listed.push([start, end]);
    // A comma may have ended it; if not, its width follows up to the next one.
    if (end === at) while (at < to && text.charCodeAt(at) !== 44) at++;
  }
  found({ use: "fetch", start: from, end: to, isClosed, isBare: false, listed });
}

/** Whether the label that closes at `close` opens a line, as a definition must; one too long to see does. */
function isAtLineStart(text: string, close: number): boolean {
  const limit = Math.max(0, close - BEFORE_CHARACTERS);
  let at = close - 1;
  while (at >= limit && text[at] !== "[" && text[at] !== "\n") at--;
  if (at < limit) return limit > 0;
  if (text[at] !== "[") return false;
  while (at > limit && (text[at - 1] === " " || text[at - 1] === ">")) at--;
  return at === 0 || text[at - 1] === "\n";
}

/** `[label]: target`, the definition that a link by reference leads to. */
function definedTargets(text: string, from: number, found: Found): void {
  for (let at = text.indexOf("]:", Math.max(0, from - 70)); at >= 0; at = text.indexOf("]:", at + 2)) {
    if (!isAtLineStart(text, at)) continue;
    let start = skipSpace(text, at + 2);
    const isAngled = text[start] === "<";
    if (isAngled) start++;
    if (start < from || start >= text.length) continue;
    // No address holds a quote: where the definition is within JSON, it is the end of the string around it.
    const span = untilAny(text, start, (code) => code === 34 || (isAngled ? code === 62 || code === 10 : code <= 32));
    found({ use: "follow", start, ...span, isBare: false });
  }
}

const SCHEMES: readonly string[] = ["https", "http", "wss", "ws", "ftp"];
const MAIL = "mailto:";

/** The scheme that ends before the colon at `colon`. */
function schemeBefore(text: string, colon: number): string | undefined {
  const before = text.slice(Math.max(0, colon - 5), colon).toLowerCase();
  return SCHEMES.find((name) => before.endsWith(name));
}

/** White space, quotes, angles and backticks: no bare URL goes on past one. */
const endsBare = (code: number): boolean => code <= 32 || code === 34 || code === 60 || code === 62 || code === 96;

/** True when the URL at `start` stands within another one that {@link bareSpan} takes whole, as in `?to=https://…`. */
function isWithinAnother(text: string, start: number): boolean {
  const limit = Math.max(0, start - BEFORE_CHARACTERS);
  let depth = 0;
  for (let at = start - 1; at >= limit; at--) {
    const code = text.charCodeAt(at);
    if (endsBare(code)) return false;
    if (code === 41) depth++;
    else if (code === 40) depth = Math.max(0, depth - 1);
    else if (code === 58 && depth === 0 && text[at + 1] === "/" && schemeBefore(text, at) !== undefined) return true;
  }
  return false;
}

/** `https://…` in running text, which many renderers make a link; `[id]: https://…` and `<https://…>` as well. */
function bareTargets(text: string, from: number, found: Found): void {
  for (let at = text.indexOf(":/", from); at >= 0; at = text.indexOf(":/", at + 2)) {
    const scheme = schemeBefore(text, at);
    const start = at - (scheme?.length ?? 0);
    if (scheme === undefined || start < from || isAt(text, start - 1, ALPHANUMERIC) || isWithinAnother(text, start))
      continue;
    found({ use: "follow", start, ...bareSpan(text, start), isBare: true });
  }
  for (let start = text.indexOf("www.", from); start >= 0; start = text.indexOf("www.", start + 4))
    if (
      !isAt(text, start - 1, ALPHANUMERIC) &&
      !/[./@:\\]/.test(text[start - 1] ?? "") &&
      !isWithinAnother(text, start)
    )
      found({ use: "follow", start, ...bareSpan(text, start), isBare: true });
}

function isWithinMail(text: string, start: number): boolean {
  const limit = Math.max(0, start - BEFORE_CHARACTERS);
  let begin = start;
  while (begin > limit && !endsBare(text.charCodeAt(begin - 1))) begin--;
  return text.slice(begin, start).includes(MAIL);
}

/** `mailto:` in running text. */
function mailTargets(text: string, from: number, found: Found): void {
  // From colon to colon: a search for one sign takes a third of the time of one for a word.
  for (let colon = text.indexOf(":", from); colon >= 0; colon = text.indexOf(":", colon + 1)) {
    const start = colon + 1 - MAIL.length;
    if (start < from || !text.startsWith(MAIL, start) || isAt(text, start - 1, ALPHANUMERIC)) continue;
    if (!isWithinMail(text, start) && !isWithinAnother(text, start))
      found({ use: "follow", start, ...bareSpan(text, start), isBare: true });
  }
}

/** Until white space, a quote or an angle, without the punctuation of the sentence around it. */
function bareSpan(text: string, start: number): { end: number; isClosed: boolean } {
  let depth = 0;
  const { end, isClosed } = untilAny(text, start, (code) => {
    if (code === 40) depth++;
    return endsBare(code) || (code === 41 && depth-- === 0);
  });
  let last = end;
  while (last > start + 1 && /[.,;:!?'*_\]]/.test(text[last - 1]!)) last--;
  return { end: last, isClosed };
}

/** Calls `found` for every place that names a link target and begins at or after `from`, in no order. */
export function findTargets(text: string, from: number, found: Found): void {
  inlineTargets(text, from, found);
  attributeTargets(text, from, found);
  definedTargets(text, from, found);
  styleTargets(text, from, found);
  importTargets(text, from, found);
  bareTargets(text, from, found);
  mailTargets(text, from, found);
}

/** Where the end of the text may be the beginning of a bare URL: `h`, `htt`, `https:`, `www`. */
export function pendingScheme(text: string, from: number): number {
  let start = text.length;
  while (start > from && text.length - start < 7 && (isAt(text, start - 1, ALPHANUMERIC) || text[start - 1] === ":"))
    start--;
  for (; start < text.length; start++) {
    const tail = text.slice(start).toLowerCase();
    if (
      !isAt(text, start - 1, ALPHANUMERIC) &&
      ("www.".startsWith(tail) || MAIL.startsWith(tail) || SCHEMES.some((name) => `${name}:`.startsWith(tail)))
    )
      return start;
  }
  return text.length;
}
