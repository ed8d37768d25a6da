import {
  ALPHANUMERIC,
  CLASS,
  DIGIT,
  isAt,
  LETTER,
  LOWER,
  OTHER_UNIT,
  runEnd,
  runStart,
  UPPER,
} from "../../../text/index.ts";
import type { Hit, InspectionContext } from "../../detector.ts";
import { ibanLength, isIban } from "./checks.ts";
import { namingText } from "./naming-text.ts";
import type { NumberHook } from "./number-hook.ts";
import type { NumberRule } from "./number-rule.ts";
import { phoneAt } from "./phone.ts";

/*
 * Everything personal that is a number holds six digits within a stretch of digits, capitals and a few signs. The
 * scan goes from digit to digit, counts what the stretch has, and asks the rules only there: dates, prices and years
 * are passed by.
 */

/** No form is longer, its end included. */
const LONGEST = 48;
const LEAST_DIGITS = 6;
const NEAR_CHARACTERS = 60;

function isStretch(code: number): boolean {
  if ((CLASS[code]! & (DIGIT | UPPER)) !== 0) return true;
  return code === 32 || code === 43 || (code >= 45 && code <= 47) || code === 40 || code === 41;
}

function hasEnoughDigits(units: Uint8Array, start: number, length: number): boolean {
  const stop = Math.min(length, start + LONGEST);
  let digits = 0;
  for (let i = start; i < stop; i++) {
    const code = units[i]!;
    if (code >= 48 && code <= 57) {
      if (++digits === LEAST_DIGITS) return true;
    } else if (!isStretch(code) && code !== OTHER_UNIT) return false;
  }
  return false;
}

/** A number that hangs on something by a sign, such as the last group of a UUID, is part of that. */
function isAttached(text: string, start: number): boolean {
  const code = text.charCodeAt(start - 1);
  if (code === 95) return true;
  return (code === 45 || code === 46 || code === 47) && isAt(text, start - 2, ALPHANUMERIC);
}

const compactOf = (match: string): string => match.replace(/[-+./() ]/g, "");

/** Spaces and hyphens of typesetters, each by its plain one, so that offsets stay. */
export function plainSigns(text: string): string {
  return text.replace(/[\u00a0\u2007\u2009\u202f]/g, " ").replace(/[\u2010-\u2013\u2212]/g, "-");
}

/** The IBAN at `start`, its groups apart or not; 0 when there is none, else its end. In small letters only as one word. */
function ibanEnd(text: string, start: number): number {
  if (isAt(text, start, LOWER)) {
    const end = runEnd(text, start, ALPHANUMERIC, start + LONGEST);
    return isIban(text.slice(start, end).toUpperCase()) ? end : 0;
  }
  const length = ibanLength(text.slice(start, start + 2));
  if (length === undefined || !isAt(text, start + 2, DIGIT) || !isAt(text, start + 3, DIGIT)) return 0;
  let compact = "";
  let at = start;
  for (; at < text.length && compact.length < length && at - start < LONGEST - 2; at++) {
    if (isAt(text, at, DIGIT | UPPER)) compact += text[at];
    else if ((text[at] !== " " && text[at] !== "-") || !isAt(text, at + 1, DIGIT | UPPER)) break;
  }
  return compact.length === length && !isAt(text, at, ALPHANUMERIC) && isIban(compact) ? at : 0;
}

export interface NumberTable {
  readonly rules: readonly NumberRule[];
  /** Matches wherever one of the rules' forms does: most places are asked once and no more. */
  readonly any: RegExp;
  /** Those that may be written in small letters, as one word. */
  readonly words: readonly NumberRule[];
  /** As `any`, of those that may hold fewer than six digits. */
  readonly few: RegExp;
  /** What names each rule's number, by its place in `rules`. */
  readonly names: readonly RegExp[];
  readonly hooks: readonly NumberHook[];
  readonly hasIban: boolean;
  readonly hasPhone: boolean;
}

/** Separators that forms ask to be the same again are any here. */
const SAME_SEPARATOR = /\\[12]/g;

export interface NumberParts {
  readonly rules: readonly NumberRule[];
  readonly hooks: readonly NumberHook[];
  readonly hasIban: boolean;
  readonly hasPhone: boolean;
}

export function numberTable(parts: NumberParts): NumberTable {
  const { rules } = parts;
  return {
    ...parts,
    any: anyOf(rules),
    few: anyOf(rules.filter(({ hasFewDigits }) => hasFewDigits)),
    names: rules.map(({ near }) => namesOf(near)),
    words: rules.filter(({ wordCharacters }) => wordCharacters !== undefined),
  };
}

function anyOf(rules: readonly NumberRule[]): RegExp {
  const sources = rules.map(({ form }) => `(?:${form.source.replace(SAME_SEPARATOR, "[ ./-]?")})`);
  return new RegExp(sources.length === 0 ? "(?!)" : [...new Set(sources)].join("|"), "y");
}

/** A short word stands alone, so that no `nif` is found in `significant`; a longer one may be part of a compound. */
function namesOf(near: readonly string[]): RegExp {
  const sources = near.map((word) => {
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return word.length <= 4 && /^[a-z]+$/.test(word) ? `(?<![a-z])${escaped}(?![a-z])` : escaped;
  });
  return new RegExp(sources.join("|"));
}

/** The number that begins at `start`, if one does. */
function numberAt(table: NumberTable, text: string, start: number): Hit | undefined {
  const end = table.hasIban && isAt(text, start, LETTER) ? ibanEnd(text, start) : 0;
  if (end > 0) {
    const reason = "has the length and check digits of an IBAN of its country";
    return { rule: "iban", start, end, confidence: 0.98, severity: "high", replacement: "[iban]", reason };
  }
  let before: string | undefined;
  /** What only its form and check speak for: it gives way to one that is named. */
  let nameless: Hit | undefined;
  table.any.lastIndex = start;
  const rules = table.any.test(text) ? table.rules : [];
  for (const [place, rule] of rules.entries()) {
    rule.form.lastIndex = start;
    const match = rule.form.exec(text)?.[0];
    if (match === undefined || !rule.check(compactOf(match))) continue;
    before ??= textBefore(text, start);
    const hit = ruleHit(rule, table.names[place]!, start, start + match.length, before);
    if (hit?.confidence === rule.named) return hit;
    nameless ??= hit;
  }
  if (nameless !== undefined) return nameless;
  return table.hasPhone ? phoneAt(text, start, () => before ?? textBefore(text, start)) : undefined;
}

/** All before, with a number that may have had the name. */
const UP_TO_NUMBER = /^.*(?:[0-9]{5}|[0-9]{4}[ -][0-9]{4}|[0-9][0-9a-z]{7})[0-9a-z]*/s;

/** What a form that passed its check amounts to beside the words before it. */
function ruleHit(rule: NumberRule, names: RegExp, start: number, end: number, before: string): Hit | undefined {
  const isNamed = names.test(rule.namesOne ? before.replace(UP_TO_NUMBER, "") : before);
  const confidence = isNamed ? rule.named : rule.alone;
  if (confidence === 0) return undefined;
  return {
    rule: rule.entity,
    start,
    end,
    confidence,
    severity: rule.severity,
    replacement: `[${rule.entity}]`,
    reason: `has the form and passes the checks of ${rule.entity}${isNamed ? ", which is named before it" : ""}`,
  };
}

/** The number that is the word from `start` to `end`, some of its letters small. */
function wordAt(table: NumberTable, text: string, start: number, end: number): Hit | undefined {
  for (const rule of table.words) {
    if (end - start !== rule.wordCharacters) continue;
    const written = text.slice(start, end);
    const compact = written.toUpperCase();
    if (compact === written) continue;
    rule.form.lastIndex = 0;
    if (rule.form.test(compact) && rule.check(compact))
      return ruleHit(rule, namesOf(rule.near), start, end, textBefore(text, start));
  }
  return undefined;
}

function textBefore(text: string, start: number): string {
  return namingText(text, start, NEAR_CHARACTERS);
}

/** Where two groups of capitals at most, each with a dot behind it, begin before `word`, as in a CNPJ. */
function dottedStart(text: string, word: number): number {
  let start = word;
  for (let groups = 0; groups < 2 && text[start - 1] === "."; groups++) {
    const before = runStart(text, start - 1, UPPER, Math.max(0, start - 4));
    if (before === start - 1) break;
    start = before;
  }
  return isAt(text, start - 1, ALPHANUMERIC) ? word : start;
}

/** Of a name on a British licence; a country has two, a Mexican name four. */
const MOST_CAPITALS = 5;

/** Where forms may begin, for the word of letters and digits at `word`: at a sign or a few capitals before it, or at the word. */
function startsOf(text: string, word: number): readonly number[] {
  const before = text.charCodeAt(word - 1);
  if (before === 43 || before === 40) return [word - 1, word];
  if (before === 46) return [dottedStart(text, word), word];
  if (before !== 32 && before !== 45) return [word];
  const start = runStart(text, word - 1, UPPER, Math.max(0, word - 2 - MOST_CAPITALS));
  const isWord = start < word - 1 && word - 1 - start <= MOST_CAPITALS && !isAt(text, start - 1, ALPHANUMERIC);
  return isWord ? [start, word] : [word];
}

/** Cards, accounts, national numbers and phones. @returns what is pending, as a detector's `inspect` does */
export function findNumbers(table: NumberTable, text: string, context: InspectionContext, hits: Hit[]): number {
  const { from, units } = context;
  const { length } = text;
  let least = from;
  for (let at = from; at < length; at++) {
    // Unsigned, so that one comparison tells a digit.
    if ((units[at]! - 48) >>> 0 > 9) continue;
    const word = runStart(text, at, ALPHANUMERIC, Math.max(0, from - LONGEST));
    let next = runEnd(text, at, ALPHANUMERIC);
    const whole = word < least || isAttached(text, word) ? undefined : wholeAt(table, text, word, next, least);
    if (whole !== undefined) {
      hits.push(whole);
      least = whole.end;
      at = Math.max(next, whole.end) - 1;
      continue;
    }
    if (
      at - word <= 6 &&
      (hasEnoughDigits(units, isAt(text, word, LOWER) ? at : word, length) || hasFewDigits(table, text, word))
    )
      for (const start of startsOf(text, word)) {
        if (start < least || isAttached(text, start)) continue;
        const hit = numberAt(table, text, start);
        if (hit === undefined) continue;
        hits.push(hit);
        least = hit.end;
        next = hit.end;
        break;
      }
    at = next - 1;
  }
  if (context.isFinal) return length;
  let pending = Math.min(pendingStretch(text, from), pendingWord(table, text, from));
  for (const hook of table.hooks) pending = Math.min(pending, hook.pending(text, from));
  return pending;
}

/** Whether a form that may hold fewer than six digits stands at `word`, or begins before it. */
function hasFewDigits({ few }: NumberTable, text: string, word: number): boolean {
  few.lastIndex = word;
  if (few.test(text)) return true;
  few.lastIndex = word;
  if (text[word - 1] === ".") few.lastIndex = dottedStart(text, word);
  return few.lastIndex < word && few.test(text);
}

/** What the word from `word` to `end` is by itself, or by one of the hooks. */
function wholeAt(table: NumberTable, text: string, word: number, end: number, from: number): Hit | undefined {
  for (const hook of table.hooks) {
    const hit = hook.at(text, word, end, from);
    if (hit !== undefined) return hit;
  }
  return wordAt(table, text, word, end);
}

/** The start of the word at the end of the text, whose letters may be small. */
function pendingWord(table: NumberTable, text: string, from: number): number {
  const { length } = text;
  if (!table.hasIban && table.words.length === 0) return length;
  const start = runStart(text, length, ALPHANUMERIC, Math.max(from, length - LONGEST));
  return length - start === LONGEST || isAt(text, start - 1, ALPHANUMERIC) ? length : start;
}

/** The earliest offset near the end from which everything could belong to one number. */
function pendingStretch(text: string, from: number): number {
  const least = Math.max(from, text.length - LONGEST);
  let start = text.length;
  while (start > least && isStretch(text.charCodeAt(start - 1))) start--;
  while (start < text.length && !isAt(text, start, DIGIT | UPPER) && text[start] !== "+" && text[start] !== "(")
    start++;
  return start;
}
