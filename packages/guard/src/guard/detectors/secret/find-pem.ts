import { ALPHANUMERIC, BASE64, JOINER, runEnd, SPACE } from "../../../text/index.ts";
import type { Hit, InspectionContext } from "../../detector.ts";

const BEGIN = "-----BEGIN ";
const END = "-----END ";
const DASHES = "-----";
const LABEL_CHARACTERS = 64;
/** The largest key block taken: an RSA key of 16,384 bits has about 12,000 characters. */
const BLOCK_CHARACTERS = 12_288;
const HEADER_CHARACTERS = 120;
const LEAST_KEY_CHARACTERS = 32;

/** Not decided before more text comes. */
const OPEN = -1;
const NONE = 0;

/** Past white space and the two-character escapes that JSON and `.env` files write for line ends. */
function skipLineEnds(text: string, from: number): number {
  let at = from;
  for (;;) {
    at = runEnd(text, at, SPACE);
    const escaped = text.charCodeAt(at) === 92 ? text.charCodeAt(at + 1) : 0;
    if (text.charCodeAt(at) === 92 && at + 1 === text.length) return text.length;
    if (escaped !== 110 && escaped !== 114) return at;
    at += 2;
  }
}

/** The end of a header such as `Proc-Type: 4,ENCRYPTED` at `at`; `at` when there is none, OPEN when that is not decided. */
function skipHeader(text: string, at: number): number {
  const colon = runEnd(text, at, ALPHANUMERIC | JOINER, at + 24);
  if (colon === text.length) return OPEN;
  if (colon === at || text.charCodeAt(colon) !== 58) return at;
  const lineEnd = text.slice(at, at + HEADER_CHARACTERS).search(/[\n\r\\]/);
  if (lineEnd < 0) return text.length - at < HEADER_CHARACTERS ? OPEN : at;
  return at + lineEnd;
}

/**
 * Where the private-key block that begins at `start` ends. A block cut short is still a key: it ends with the last
 * line of base64.
 */
function blockEnd(text: string, start: number): number {
  const labelEnd = text.slice(start + BEGIN.length, start + BEGIN.length + LABEL_CHARACTERS).indexOf(DASHES);
  if (labelEnd < 0) return text.length - start < BEGIN.length + LABEL_CHARACTERS ? OPEN : NONE;
  const label = text.slice(start + BEGIN.length, start + BEGIN.length + labelEnd);
  if (!label.includes("PRIVATE KEY")) return NONE;
  const limit = start + BLOCK_CHARACTERS;
  let at = start + BEGIN.length + labelEnd + DASHES.length;
  let keyCharacters = 0;
  let end = NONE;
  while (at < limit) {
    at = skipLineEnds(text, at);
    if (text.startsWith(END, at)) {
      const tail = text.indexOf(DASHES, at + END.length);
      const stop = at + END.length + LABEL_CHARACTERS;
      if (tail >= 0 && tail < stop) return keyCharacters < LEAST_KEY_CHARACTERS ? NONE : tail + DASHES.length;
      return text.length < stop ? OPEN : end;
    }
    const lineEnd = runEnd(text, at, BASE64, limit);
    if (lineEnd >= text.length || END.startsWith(text.slice(at, at + END.length))) return OPEN;
    const headerEnd = keyCharacters === 0 ? skipHeader(text, at) : at;
    if (headerEnd === OPEN) return OPEN;
    if (headerEnd > at) {
      at = headerEnd;
      continue;
    }
    if (lineEnd - at < 16) {
      if (keyCharacters === 0 || lineEnd === at) return end;
      const after = skipLineEnds(text, lineEnd);
      if (!END.startsWith(text.slice(after, after + END.length))) return end;
      if (!text.startsWith(END, after)) return OPEN;
    }
    keyCharacters += lineEnd - at;
    at = lineEnd;
    if (keyCharacters >= LEAST_KEY_CHARACTERS) end = at;
  }
  return end;
}

/** What a block that the text's end cuts off amounts to: as {@link blockEnd} would say if something else followed. */
function cutBlockEnd(text: string, start: number): number {
  const end = blockEnd(`${text.slice(start, start + BLOCK_CHARACTERS)}\n!${" ".repeat(LABEL_CHARACTERS * 2)}`, 0);
  return end <= NONE ? NONE : Math.min(start + end, text.length);
}

/** Private keys between PEM or PGP armour lines. @returns what is pending, as a detector's `inspect` does */
export function findPem(text: string, { from, isFinal }: InspectionContext, hits: Hit[]): number {
  let pending = text.length;
  for (let start = text.indexOf(BEGIN, from); start >= 0; ) {
    let end = blockEnd(text, start);
    if (end === OPEN) {
      if (pending === text.length) pending = start;
      end = cutBlockEnd(text, start);
    }
    if (end > start)
      hits.push({
        rule: "private-key",
        start,
        end,
        confidence: 0.99,
        severity: "critical",
        replacement: "[private-key]",
        reason: "is a private key between its armour lines",
      });
    start = text.indexOf(BEGIN, end > start ? end : start + BEGIN.length);
  }
  if (isFinal) return text.length;
  return Math.min(pending, partialEnd(text, from, BEGIN));
}

/** The offset from which the end of `text` is a proper beginning of `mark`; `text.length` when it is none. */
function partialEnd(text: string, from: number, mark: string): number {
  for (let at = Math.max(from, text.length - mark.length + 1); at < text.length; at++)
    if (mark.startsWith(text.slice(at))) return at;
  return text.length;
}
