import type { Severity } from "../../kernel/index.ts";
import {
  codePointAt,
  type InvisibleKind,
  invisibleKind,
  isPictograph,
  isRightToLeft,
  OTHER_UNIT,
  usesJoiners,
} from "../../text/index.ts";
import {
  type Detector,
  type DetectorKind,
  type Hit,
  type InspectionContext,
  ORIGINS,
  type Passage,
} from "../detector.ts";
import { knownOptions } from "../options.ts";
import { hiddenUnicodeExamples } from "./hidden-unicode.examples.ts";

/*
 * A model reads characters that a person does not see. Most of them have an honest home: joiners shape Persian and
 * Hindi and build emoji, direction marks order Hebrew and Arabic, one variation selector picks how a sign is drawn,
 * tags spell three flags. Outside that home they hide words, reorder what a reviewer reads, or carry bytes.
 */

/** A longer run becomes several hits, so that a stream never waits for its end. */
const RUN_CHARACTERS = 1_024;
/** So far after a direction mark the word may begin that it is for. */
const AHEAD_CHARACTERS = 8;
/** A base and its tags, as in the flag of Scotland: six, and the one that ends them. */
const FLAG_TAGS = 7;

const GRAVITY: Readonly<Record<InvisibleKind, { readonly severity: Severity; readonly confidence: number }>> = {
  tag: { severity: "critical", confidence: 0.99 },
  variation: { severity: "high", confidence: 0.95 },
  bidi: { severity: "high", confidence: 0.9 },
  operator: { severity: "medium", confidence: 0.9 },
  filler: { severity: "medium", confidence: 0.8 },
  "zero-width": { severity: "medium", confidence: 0.8 },
  joiner: { severity: "medium", confidence: 0.7 },
  "soft-hyphen": { severity: "low", confidence: 0.6 },
};

function codeBefore(text: string, at: number): number {
  if (at === 0) return 0;
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 1 ? codePointAt(text, at - 2) : unit;
}

/** The end of the run of characters of one kind, from `start`. */
function runOfKind(text: string, start: number, kind: InvisibleKind): number {
  let at = start;
  while (at < text.length && at - start < RUN_CHARACTERS) {
    const code = codePointAt(text, at);
    if (invisibleKind(code) !== kind) break;
    at += code > 0xffff ? 2 : 1;
  }
  return at;
}

/** Whether a run stands where it belongs. */
function isAtHome(text: string, start: number, end: number, kind: InvisibleKind): boolean {
  const before = codeBefore(text, start);
  const after = codePointAt(text, end);
  const characters = Array.from(text.slice(start, end)).length;
  switch (kind) {
    case "joiner":
      return characters === 1 && (usesJoiners(before) || usesJoiners(after) || isJoinedPictograph(before, after));
    case "variation":
      return characters === 1 && (isPictograph(before) || before >= 0x2e80 || usesJoiners(before));
    case "tag":
      return before === 0x1f3f4 && characters <= FLAG_TAGS && codePointAt(text, end - 2) === 0xe007f;
    case "bidi": {
      const code = text.charCodeAt(start);
      // Marks and isolates order mixed text; embeddings and overrides are older and made to deceive.
      const isOrdering = code === 0x200e || code === 0x200f || code === 0x61c || (code >= 0x2066 && code <= 0x2069);
      return isOrdering && characters <= 2 && isNearRightToLeft(text, start, end);
    }
    case "zero-width":
      return characters === 1 && ((text.charCodeAt(start) === 0xfeff && start === 0) || usesJoiners(before));
    case "soft-hyphen":
      return characters === 1;
    case "filler":
      return characters === 1 && ((before >= 0x1100 && before <= 0x11ff) || (after >= 0x1100 && after <= 0x11ff));
    case "operator":
      return false;
  }
}

function isJoinedPictograph(before: number, after: number): boolean {
  const isDrawn = before === 0xfe0f || (before >= 0x1f3fb && before <= 0x1f3ff) || isPictograph(before);
  return isDrawn && isPictograph(after) && before > 0x39;
}

/** Letters of a script written from right to left, up to 32 before a run and 8 after it. */
function isNearRightToLeft(text: string, start: number, end: number): boolean {
  const stop = Math.min(text.length, end + AHEAD_CHARACTERS);
  for (let i = Math.max(0, start - 32); i < stop; i++) if (isRightToLeft(text.charCodeAt(i))) return true;
  return false;
}

function inspect({ text }: Passage, { from, isFinal, units, isAscii }: InspectionContext, hits: Hit[]): number {
  if (isAscii) return text.length;
  let pending = text.length;
  for (let at = from; at < text.length; at++) {
    if (units[at] !== OTHER_UNIT) continue;
    const code = codePointAt(text, at);
    const kind = invisibleKind(code);
    if (kind === undefined) {
      if (code > 0xffff) at++;
      else if (code >= 0xd800 && code <= 0xdbff && at === text.length - 1) pending = Math.min(pending, at);
      continue;
    }
    const end = runOfKind(text, at, kind);
    // What follows decides, and half a surrogate pair is not yet a character.
    const isOpen = end >= text.length - 1 && end - at < RUN_CHARACTERS;
    const isCut = isOpen && (end === text.length || isHighSurrogate(text, end));
    if (isCut || (kind === "bidi" && text.length - end < AHEAD_CHARACTERS)) pending = Math.min(pending, at);
    if (!isAtHome(text, at, end, kind)) hits.push(hiddenHit(text, at, end, kind));
    at = end - 1;
  }
  return isFinal ? text.length : pending;
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}

function hiddenHit(text: string, start: number, end: number, kind: InvisibleKind): Hit {
  const count = Array.from(text.slice(start, end)).length;
  const reason = `${count} invisible ${kind} character${count === 1 ? "" : "s"} that ${count === 1 ? "has" : "have"} no use here`;
  return { rule: `hidden-${kind}`, start, end, ...GRAVITY[kind], replacement: "", reason };
}

function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("hidden-unicode", options, []);
  return { kind: hiddenUnicode, inspect };
}

export const hiddenUnicode: DetectorKind = {
  id: "hidden-unicode",
  title: "Hidden characters",
  summary:
    "Characters a model reads and a person does not see: tags, zero-width, direction overrides, variation selectors.",
  severity: "high",
  threats: ["hidden-or-encoded-injection", "indirect-prompt-injection", "spoofed-trust-signals"],
  controls: ["ctl-input-normalise", "ctl-input-guard"],
  maturity: "beta",
  directions: ["input", "output"],
  origins: ORIGINS,
  onHit: "redact",
  configure,
  examples: hiddenUnicodeExamples,
};
