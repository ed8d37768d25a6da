import { ALPHANUMERIC, BASE64_SIGN, isAt, TOKEN } from "../../../text/index.ts";
import type { Hit } from "../../detector.ts";
import { formEnd } from "./form.ts";
import type { Candidate, KeyTable, Named } from "./key-table.ts";
import { isCalledKey, visitNames, wordsBefore } from "./named-words.ts";
import { isMixed, isPlaceholder } from "./placeholder.ts";

/*
 * Keys that only a name before them tells: `DATADOG_API_KEY=` and thirty-two hex digits. The run is cut into pieces
 * twice, by the characters of base64 and by those of tokens, and a piece is looked at when a form has its length.
 */

const EQUALS = 61;
const TILDE = 126;
const DOT_CODE = 46;

interface PieceKind {
  holds(text: string, at: number): boolean;
  /** The end of the piece at `start`, at most `limit`. */
  end(text: string, start: number, limit: number): number;
}

const BASE64_PIECE: PieceKind = {
  holds: (text, at) => isAt(text, at, ALPHANUMERIC | BASE64_SIGN) && text.charCodeAt(at) !== EQUALS,
  end(text, start, limit) {
    let end = start;
    while (end < limit && this.holds(text, end)) end++;
    for (let pad = 0; pad < 2 && end < limit && text.charCodeAt(end) === EQUALS; pad++) end++;
    return end;
  },
};

const TOKEN_PIECE: PieceKind = {
  holds: (text, at) => isAt(text, at, TOKEN) || text.charCodeAt(at) === TILDE,
  end(text, start, limit) {
    let end = start;
    while (end < limit && this.holds(text, end)) end++;
    return end;
  },
};

/** Hex alone is no key of a larger alphabet, and such a key has both cases. */
function isOfAlphabet({ form }: Candidate, key: string): boolean {
  const isWide = form.parts.some(({ alphabet }) => alphabet !== undefined && "abwt".includes(alphabet));
  return !isWide || (/[A-Z]/.test(key) && /[a-z]/.test(key));
}

function judge(candidates: Named, text: string, start: number, end: number): Hit | undefined {
  const key = text.slice(start, end);
  if (!isMixed(key) || isPlaceholder(key)) return undefined;
  const words = wordsBefore(text, start);
  let hit: Hit | undefined;
  visitNames(words, candidates, (named, first, nameEnd) => {
    if (!isCalledKey(words, first, nameEnd)) return false;
    const candidate = named.find((one) => formEnd(one.form, key, 0) === key.length && isOfAlphabet(one, key));
    if (candidate === undefined) return false;
    const { id, vendor, severity = "high", confidence = 0.85 } = candidate.rule;
    const reason = `has the form of a key of ${vendor}, which is named before it`;
    hit = { rule: id, start, end, confidence, severity, replacement: `[${id}]`, reason };
    return true;
  });
  return hit;
}

function findPieces(kind: PieceKind, lists: readonly (Named | undefined)[], text: string, run: Run, hits: Hit[]): void {
  for (let at = run.start; at < run.end; ) {
    if (!kind.holds(text, at)) {
      at++;
      continue;
    }
    const pieceEnd = kind.end(text, at, run.end);
    // A sentence may end after a key.
    const end = text.charCodeAt(pieceEnd - 1) === DOT_CODE ? pieceEnd - 1 : pieceEnd;
    const named = lists[end - at];
    const hit = named === undefined || kind.holds(text, at - 1) ? undefined : judge(named, text, at, end);
    if (hit !== undefined) hits.push(hit);
    at = pieceEnd;
  }
}

interface Run {
  readonly start: number;
  readonly end: number;
}

/** The keys of one long run that a name before them tells. */
export function findNamedKeys(table: KeyTable, text: string, start: number, end: number, hits: Hit[]): void {
  findPieces(BASE64_PIECE, table.base64ByLength, text, { start, end }, hits);
  findPieces(TOKEN_PIECE, table.tokenByLength, text, { start, end }, hits);
}

function pendingPiece(kind: PieceKind, table: KeyTable, text: string, from: number): number {
  let start = text.length;
  while (start > from && text.length - start < 2 && text.charCodeAt(start - 1) === EQUALS) start--;
  while (start > from && text.length - start <= table.longestNamed + 2 && kind.holds(text, start - 1)) start--;
  if (start === text.length || kind.holds(text, start - 1)) return text.length;
  return visitNames(wordsBefore(text, start), table.names, () => true) ? start : text.length;
}

/** Where a piece may still be growing at the end of the text that a name stands before. */
export function pendingNamedKey(table: KeyTable, text: string, from: number): number {
  return Math.min(pendingPiece(BASE64_PIECE, table, text, from), pendingPiece(TOKEN_PIECE, table, text, from));
}
