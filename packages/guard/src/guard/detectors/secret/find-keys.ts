import { ALPHANUMERIC, CLASS, isAt, runEnd, runStart, TOKEN } from "../../../text/index.ts";
import type { Hit } from "../../detector.ts";
import { findNamedKeys, pendingNamedKey } from "./find-named-keys.ts";
import { formEnd } from "./form.ts";
import { type Candidate, type KeyTable, startIndex, TAKE_CHARACTERS } from "./key-table.ts";
import { RUN } from "./long-runs.ts";
import { visitNames, wordsBefore } from "./named-words.ts";
import { isMixed, isPlaceholder } from "./placeholder.ts";

/*
 * Only inside a long run are the beginnings of the table tried, where a word could begin, and of those only the ones
 * with the same first two characters.
 */

/** The longest piece of a beginning that stands before a `:` or `~` in it: `AstraCS:`. */
const LEAD_CHARACTERS = 12;
const COLON = 58;
const TILDE = 126;

const takeOf = ({ form }: Candidate): number => Math.max(TAKE_CHARACTERS, form.maximum);

/** Whether one of the names that `rule` asks for stands before `at`. */
function isNamedBefore({ rule }: Candidate, text: string, at: number): boolean {
  if (rule.near === undefined) return true;
  const names = new Map(rule.near.map((name) => [name, true]));
  return visitNames(wordsBefore(text, at), names, () => true);
}

/**
 * Where the key of a candidate that begins at `at` ends, and whether it runs on past its longest form; undefined for none.
 *
 * @param ends where the run of each alphabet ends, remembered from earlier beginnings of the same run: without it a
 *   text of nothing but beginnings would be walked a thousand times
 */
function extentOf(candidate: Candidate, text: string, at: number, ends: number[]) {
  const { prefix, parts, classes, minimum, maximum, isExact } = candidate.form;
  const bodyStart = at + prefix.length;
  let run = ends[classes] ?? 0;
  if (run <= bodyStart) run = ends[classes] = runEnd(text, bodyStart, classes);
  if (run - bodyStart < minimum) return undefined;
  let end = maximum > TAKE_CHARACTERS ? Math.min(run, bodyStart + maximum) : formEnd(candidate.form, text, at);
  if (end < 0) return undefined;
  while (text.charCodeAt(end - 1) === 46 && end - bodyStart > minimum && parts.at(-1)!.alphabet === "t") end--;
  const isLonger = isAt(text, end, ALPHANUMERIC) || (end < run && text.charCodeAt(end) !== 46);
  if (isLonger && isExact) return undefined;
  if (isLonger) end = Math.max(end, Math.min(run, bodyStart + takeOf(candidate)));
  return { end, isLonger: end - bodyStart > maximum };
}

/** The key that begins at `at`, where a word or a colon does, if it is one. */
function keyAt(table: KeyTable, text: string, at: number, ends: number[]): Hit | undefined {
  const candidates = table.byStart[startIndex(text.charCodeAt(at), text.charCodeAt(at + 1))];
  if (candidates === undefined) return undefined;
  for (const candidate of candidates) {
    const { rule, form } = candidate;
    if (!text.startsWith(form.prefix, at)) continue;
    const extent = extentOf(candidate, text, at, ends);
    if (extent === undefined || !isNamedBefore(candidate, text, at)) continue;
    const key = text.slice(at, extent.end);
    const sure = rule.confidence ?? (rule.near === undefined ? 0.95 : 0.85);
    const confidence = rule.check?.(key) ?? (extent.isLonger ? sure * 0.7 : sure);
    const body = key.slice(form.prefix.length);
    // What fills the more particular form with a placeholder is none of a wider form either.
    if (isPlaceholder(body)) return undefined;
    if (confidence === 0 || !isMixed(body)) continue;
    const severity = rule.severity ?? "high";
    const reason = `looks like a key of ${rule.vendor}`;
    return { rule: rule.id, start: at, end: extent.end, confidence, severity, replacement: `[${rule.id}]`, reason };
  }
  return undefined;
}

/** Where a beginning may start whose `:` or `~` stands before the run at `start`. */
function leadStart(text: string, start: number, from: number): number {
  const before = text.charCodeAt(start - 1);
  if (start <= from || (before !== COLON && before !== TILDE)) return start;
  const lead = runStart(text, start - 1, TOKEN, Math.max(from, start - 1 - LEAD_CHARACTERS));
  return before === COLON && isAt(text, lead - 1, TOKEN) ? start - 1 : lead;
}

/** A long run of a text; `start` may lie inside it, when what stands before `from` was judged already. */
interface LongRun {
  readonly text: string;
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

/** All keys of one long run. */
export function findKeysOfRun(table: KeyTable, run: LongRun, hits: Hit[]): void {
  const { text, end } = run;
  const start = leadStart(text, run.start, run.from);
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
  findNamedKeys(table, text, start, end, hits);
}

function isGrowing(candidate: Candidate, text: string, at: number): boolean {
  const { rule, form } = candidate;
  if (!text.startsWith(form.prefix, at)) return false;
  const bodyStart = at + form.prefix.length;
  const end = runEnd(text, bodyStart, form.classes, bodyStart + takeOf(candidate));
  if (end < text.length || end - bodyStart >= takeOf(candidate)) return false;
  if (form.isExact && end - bodyStart > form.maximum + 1) return false;
  return rule.canGrow?.(text.slice(at, end)) ?? true;
}

/** Where a key may still be growing at the end of the text. */
export function pendingKey(table: KeyTable, text: string, from: number): number {
  const length = text.length;
  const start = leadStart(text, runStart(text, length, RUN, Math.max(from, length - table.longestTake)), from);
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code !== COLON && isAt(text, at - 1, ALPHANUMERIC)) continue;
    if (at + 1 === length) return at;
    const candidates = table.byStart[startIndex(code, text.charCodeAt(at + 1))];
    if (candidates === undefined) continue;
    for (const candidate of candidates) {
      const { prefix } = candidate.form;
      if (at + prefix.length > length ? prefix.startsWith(text.slice(at)) : isGrowing(candidate, text, at)) return at;
    }
  }
  return pendingNamedKey(table, text, from);
}
