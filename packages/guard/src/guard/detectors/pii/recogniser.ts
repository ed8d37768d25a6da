import { ParapetError } from "../../../kernel/index.ts";
import { ALPHANUMERIC, isAt, luhn, mod11And10, NON_ASCII, remainder97, verhoeff } from "../../../text/index.ts";
import type { Hit, InspectionContext } from "../../detector.ts";
import { type PatternEnd, patternEnd } from "../../pattern.ts";
import { namingText } from "./naming-text.ts";

/*
 * Kinds of personal data that only one house knows: customer numbers, badges, case files. Written in the policy as
 * patterns that take linear time on any text (`pattern.ts`), with a check digit by name and the words that name it.
 */

const CHECKS: Readonly<Record<string, (compact: string) => boolean>> = {
  luhn: (compact) => /^[0-9]+$/.test(compact) && luhn(compact),
  "mod-97": (compact) => remainder97(compact.slice(4) + compact.slice(0, 4)) === 1,
  "mod-11-10": (compact) => /^[0-9]+$/.test(compact) && mod11And10(compact),
  verhoeff: (compact) => /^[0-9]+$/.test(compact) && verhoeff(compact),
};

const FIELDS: readonly string[] = ["name", "patterns", "words", "needsWord", "check", "confidence", "replacement"];
const MOST = 32;
const LONGEST = 128;
const NEAR_CHARACTERS = 60;
const NAMED_BONUS = 0.1;

interface Recogniser {
  readonly name: string;
  readonly patterns: readonly ((text: string, start: number, isEnd: (end: number) => boolean) => PatternEnd)[];
  readonly words: readonly string[];
  readonly needsWord: boolean;
  readonly check: (compact: string) => boolean;
  readonly confidence: number;
  readonly replacement: string;
}

function refuse(place: string, message: string, hint: string): never {
  // `recognisers[3].patterns[0]` as steps.
  const steps = place.match(/[\w-]+/g) ?? [];
  const within = place.startsWith("recognisers[")
    ? steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step))
    : [];
  throw new ParapetError("PARAPET_GUARD_OPTIONS", `detector 'pii': ${place} ${message}`, { hint, within });
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isTextList = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

function parseOne(value: unknown, place: string, taken: Set<string>): Recogniser {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return refuse(place, "must be a mapping", `Its fields are ${FIELDS.join(", ")}.`);
  const given = value as Readonly<Record<string, unknown>>;
  for (const field of Object.keys(given))
    if (!FIELDS.includes(field)) refuse(`${place}.${field}`, "is no field", `The fields are ${FIELDS.join(", ")}.`);
  const { name, patterns, words = [], needsWord = false, check, confidence = 0.8 } = given;
  if (!isText(name) || !/^[a-z][a-z0-9-]{0,39}$/.test(name) || taken.has(name))
    return refuse(
      `${place}.name`,
      "must be a name of its own",
      "Small letters, digits and hyphens, as in customer-id.",
    );
  if (!isTextList(patterns) || patterns.length === 0)
    return refuse(`${place}.patterns`, "must be a list of patterns", 'As in ["KD-[0-9]{6}"].');
  if (!isTextList(words)) return refuse(`${place}.words`, "must be a list of words", 'As in ["customer", "Kunde"].');
  if (typeof needsWord !== "boolean" || (needsWord && words.length === 0))
    return refuse(`${place}.needsWord`, "must be true or false, and true only beside words", "Name the words.");
  if (check !== undefined && !(isText(check) && Object.hasOwn(CHECKS, check)))
    return refuse(`${place}.check`, "is no check that is known", `Checks are ${Object.keys(CHECKS).join(", ")}.`);
  if (typeof confidence !== "number" || !(confidence > 0 && confidence <= 1))
    return refuse(`${place}.confidence`, "must be a number above 0, at most 1", "0.8 unless it is given.");
  const replacement = given.replacement ?? `[${name}]`;
  if (typeof replacement !== "string")
    return refuse(`${place}.replacement`, "must be text", `It is [${name}] unless given.`);
  taken.add(name);
  return {
    name,
    patterns: patterns.map((pattern, at) =>
      patternEnd(pattern, (message, hint) => refuse(`${place}.patterns[${at}]`, message, hint), LONGEST),
    ),
    words: words.map((word) => word.toLowerCase()),
    needsWord,
    check: check === undefined ? () => true : CHECKS[check as string]!,
    confidence,
    replacement,
  };
}

/**
 * @param value of `options.recognisers`
 * @param taken names that mean something already
 * @throws {ParapetError} PARAPET_GUARD_OPTIONS with the place in the list
 */
export function parseRecognisers(value: unknown, taken: readonly string[]): readonly Recogniser[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MOST)
    return refuse("option 'recognisers'", `must be a list of at most ${MOST}`, "Each has a name and patterns.");
  const names = new Set(taken);
  return value.map((one, at) => parseOne(one, `recognisers[${at}]`, names));
}

const WORD: number = ALPHANUMERIC | NON_ASCII;

function hitOf(one: Recogniser, text: string, start: number, end: number): Hit | undefined {
  if (!one.check(text.slice(start, end).replace(/[^0-9A-Za-z]/g, ""))) return undefined;
  const before = one.words.length === 0 ? "" : namingText(text, start, NEAR_CHARACTERS);
  const isNamed = one.words.some((word) => before.includes(word));
  if (one.needsWord && !isNamed) return undefined;
  return {
    rule: one.name,
    start,
    end,
    confidence: isNamed ? Math.min(1, one.confidence + NAMED_BONUS) : one.confidence,
    severity: "medium",
    replacement: one.replacement,
    reason: `has the form that the policy gives ${one.name}${isNamed ? ", which is named before it" : ""}`,
  };
}

/** Matches begin and end with a word. @returns what is pending, as a detector's `inspect` does */
export function findRecognised(
  recognisers: readonly Recogniser[],
  text: string,
  { from, isFinal }: InspectionContext,
  hits: Hit[],
): number {
  let pending = text.length;
  const isEnd = (end: number): boolean => !isAt(text, end - 1, WORD) || !isAt(text, end, WORD);
  for (let start = from; start < text.length; start++) {
    if (isAt(text, start - 1, WORD)) continue;
    for (const one of recognisers)
      for (const pattern of one.patterns) {
        const { end, isOpen } = pattern(text, start, isEnd);
        if (isOpen) pending = Math.min(pending, start);
        const hit = end < 0 ? undefined : hitOf(one, text, start, end);
        if (hit !== undefined) hits.push(hit);
      }
  }
  return isFinal ? text.length : pending;
}
