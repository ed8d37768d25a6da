import { ALPHANUMERIC, BASE64_SIGN, CLASS, isAt, isHex, runEnd, runStart, TOKEN } from "../../../text/index.ts";
import type { Hit, InspectionContext } from "../../detector.ts";
import type { KeyRule, NamedKeyRule } from "./key-rule.ts";
import { isPlaceholder } from "./placeholder.ts";

/*
 * Every key holds a run of at least sixteen characters that prose hardly ever has. So the scan looks at each
 * sixteenth character only, and walks back from it when it could belong to such a run: on English text a third of a
 * look per character. Only inside a long run are the prefixes of the table tried, where a word could begin.
 */

const RUN: number = TOKEN | BASE64_SIGN;
const SHORTEST_RUN = 16;
/** What is taken of a body that never ends. */
const TAKE_CHARACTERS = 1_024;
const NEAR_CHARACTERS = 80;
const LONGEST_NAMED = 92;
const COLON = 58;
const EQUALS = 61;

interface Prefix {
  readonly prefix: string;
  readonly rule: KeyRule;
}

export interface KeyTable {
  /** By code unit of the first character; longest prefix first. */
  readonly byFirst: readonly (readonly Prefix[] | undefined)[];
  readonly byLength: ReadonlyMap<number, readonly NamedKeyRule[]>;
  readonly longestTake: number;
}

export function keyTable(rules: readonly KeyRule[], named: readonly NamedKeyRule[]): KeyTable {
  const byFirst: Prefix[][] = [];
  for (const rule of rules)
    for (const prefix of rule.prefixes) {
      const first = prefix.charCodeAt(0);
      byFirst[first] ??= [];
      byFirst[first].push({ prefix, rule });
    }
  for (const list of byFirst) list?.sort((a, b) => b.prefix.length - a.prefix.length);
  const byLength = new Map<number, NamedKeyRule[]>();
  for (const rule of named)
    for (const length of rule.lengths) byLength.set(length, [...(byLength.get(length) ?? []), rule]);
  const longestTake = Math.max(TAKE_CHARACTERS, ...rules.map((rule) => rule.maximum)) + 64;
  return { byFirst, byLength, longestTake };
}

function takeOf(rule: KeyRule): number {
  return Math.max(TAKE_CHARACTERS, rule.maximum);
}

/**
 * The key that begins at `at`, where a word or a colon does, if it is one.
 *
 * @param ends where the run of each alphabet ends, remembered from earlier prefixes of the same run: without it a
 *   text of nothing but prefixes would be walked a thousand times
 */
function keyAt(table: KeyTable, text: string, at: number, ends: number[]): Hit | undefined {
  const code = text.charCodeAt(at);
  const candidates = table.byFirst[code];
  if (candidates === undefined) return undefined;
  for (const { prefix, rule } of candidates) {
    if (!text.startsWith(prefix, at)) continue;
    const bodyStart = at + prefix.length;
    let end = ends[rule.body] ?? 0;
    if (end <= bodyStart) end = ends[rule.body] = runEnd(text, bodyStart, rule.body);
    end = Math.min(end, bodyStart + takeOf(rule));
    const length = end - bodyStart;
    if (length < rule.minimum || (rule.isExact && length > rule.maximum)) continue;
    const key = text.slice(at, end);
    const confidence = rule.check?.(key) ?? (length > rule.maximum ? rule.confidence * 0.7 : rule.confidence);
    if (confidence === 0 || isPlaceholder(key.slice(prefix.length))) continue;
    const { id, severity } = rule;
    const reason = `looks like a key of ${rule.issuer}`;
    return { rule: id, start: at, end, confidence, severity, replacement: `[${id}]`, reason };
  }
  return undefined;
}

function isWritten(text: string, start: number, end: number, alphabet: NamedKeyRule["alphabet"]): boolean {
  if (alphabet === "base64") return true;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (alphabet === "hex" ? !isHex(code) : (CLASS[code]! & ALPHANUMERIC) === 0) return false;
  }
  return true;
}

const isNear = (rule: NamedKeyRule, before: string): boolean => rule.near.some((word) => before.includes(word));
const textBefore = (text: string, at: number): string =>
  text.slice(Math.max(0, at - NEAR_CHARACTERS), at).toLowerCase();

function isPieceCharacter(text: string, at: number): boolean {
  return isAt(text, at, ALPHANUMERIC | BASE64_SIGN) && text.charCodeAt(at) !== EQUALS;
}

/** The end of a piece of base64 characters with its padding, from `start`. */
function pieceEnd(text: string, start: number, limit: number): number {
  let end = start;
  while (end < limit && isPieceCharacter(text, end)) end++;
  for (let pad = 0; pad < 2 && end < limit && text.charCodeAt(end) === EQUALS; pad++) end++;
  return end;
}

function namedKey(table: KeyTable, text: string, start: number, end: number): Hit | undefined {
  const rules = table.byLength.get(end - start);
  if (rules === undefined) return undefined;
  const before = textBefore(text, start);
  for (const rule of rules) {
    if (!isNear(rule, before) || !isWritten(text, start, end, rule.alphabet)) continue;
    const key = text.slice(start, end);
    if (!/[0-9]/.test(key) || !/[A-Za-z]/.test(key) || isPlaceholder(key)) continue;
    const { id, severity, confidence } = rule;
    const reason = `has the form of a key of ${rule.issuer}, which is named before it`;
    return { rule: id, start, end, confidence, severity, replacement: `[${id}]`, reason };
  }
  return undefined;
}

/** All keys of one long run; `start` may lie inside it. */
function keysOfRun(table: KeyTable, text: string, start: number, end: number, hits: Hit[]): void {
  const ends: number[] = [];
  let isInWord = isAt(text, start - 1, ALPHANUMERIC);
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const hit = isInWord && code !== COLON ? undefined : keyAt(table, text, at, ends);
    isInWord = (CLASS[code]! & ALPHANUMERIC) !== 0;
    if (hit === undefined) continue;
    hits.push(hit);
    at = hit.end - 1;
    isInWord = isAt(text, at, ALPHANUMERIC);
  }
  for (let at = start; at < end; ) {
    if (!isPieceCharacter(text, at)) {
      at++;
      continue;
    }
    const stop = pieceEnd(text, at, end);
    const hit = isPieceCharacter(text, at - 1) ? undefined : namedKey(table, text, at, stop);
    if (hit !== undefined) hits.push(hit);
    at = stop;
  }
}

/** Where a key may still be growing at the end of the text. */
function pendingKey(table: KeyTable, text: string, from: number): number {
  const length = text.length;
  let start = runStart(text, length, RUN, Math.max(from, length - table.longestTake));
  if (start > from && text.charCodeAt(start - 1) === COLON) start--;
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at);
    const candidates = table.byFirst[code];
    if (candidates === undefined || (code !== COLON && isAt(text, at - 1, ALPHANUMERIC))) continue;
    for (const { prefix, rule } of candidates) {
      const bodyStart = at + prefix.length;
      if (bodyStart > length ? prefix.startsWith(text.slice(at)) : isGrowing(prefix, rule, text, at)) return at;
    }
  }
  return pendingPiece(table, text, from);
}

function isGrowing(prefix: string, rule: KeyRule, text: string, at: number): boolean {
  if (!text.startsWith(prefix, at)) return false;
  const bodyStart = at + prefix.length;
  const end = runEnd(text, bodyStart, rule.body, bodyStart + takeOf(rule));
  if (end < text.length || end - bodyStart >= takeOf(rule)) return false;
  if (rule.isExact && end - bodyStart > rule.maximum) return false;
  return rule.canGrow?.(text.slice(at, end)) ?? true;
}

/** The same for keys that only a word before them tells. */
function pendingPiece(table: KeyTable, text: string, from: number): number {
  let stop = text.length;
  while (stop > from && text.length - stop < 2 && text.charCodeAt(stop - 1) === EQUALS) stop--;
  let start = stop;
  while (start > from && stop - start < LONGEST_NAMED && isPieceCharacter(text, start - 1)) start--;
  if (start === stop || isPieceCharacter(text, start - 1)) return text.length;
  const before = textBefore(text, start);
  for (const rules of table.byLength.values()) if (rules.some((rule) => isNear(rule, before))) return start;
  return text.length;
}

/** @returns what is pending, as a detector's `inspect` does */
export function findKeys(table: KeyTable, text: string, { from, isFinal }: InspectionContext, hits: Hit[]): number {
  const length = text.length;
  for (let at = from; at + SHORTEST_RUN <= length; ) {
    const last = at + SHORTEST_RUN - 1;
    if ((CLASS[text.charCodeAt(last)]! & RUN) === 0) {
      at = last + 1;
      continue;
    }
    const start = runStart(text, last, RUN, at);
    if (start > at) {
      at = start;
      continue;
    }
    const end = runEnd(text, last, RUN);
    const colon = start > from && text.charCodeAt(start - 1) === COLON ? 1 : 0;
    keysOfRun(table, text, start - colon, end, hits);
    at = end;
  }
  return isFinal ? length : pendingKey(table, text, from);
}
