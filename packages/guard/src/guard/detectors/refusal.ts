import type { Detector, DetectorKind, Hit, InspectionContext, Passage } from "../detector.ts";
import { knownOptions } from "../options.ts";
import { PHRASES, type Phrases } from "./refusal/phrases.ts";
import { refusalExamples } from "./refusal.examples.ts";

/*
 * A tag, not an alarm: how often a model declines tells of probing from outside and of a model that changed. Phrases,
 * word for word, in twelve languages, and only where a reply begins: further down they are what the reply is about. A
 * reply that refuses in other words is not tagged, and one that opens by quoting a refusal is.
 */

/** A refusal comes first, or behind an apology. */
const BEGINNING_CHARACTERS = 240;
const BETWEEN_CHARACTERS = 40;

interface Opening {
  readonly text: string;
  readonly phrases: Phrases;
}

/** Lower case and plain apostrophes, of the same length. */
function foldBeginning(text: string): string {
  const lower = text.replaceAll("\u2019", "'").toLowerCase();
  return lower.length === text.length ? lower : text;
}

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{M}\p{N}]/u.test(character);
/** Scripts without spaces between words: a phrase may begin behind any character. */
const SPACELESS: readonly string[] = ["zh", "ja"];
/** Where a word that ends a phrase may have articles and prepositions grown to it. */
const JOINING: readonly string[] = [...SPACELESS, "ar"];

function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("refusal", options, []);
  const byFirst = new Map<string, Opening[]>();
  let reach = 0;
  for (const phrases of PHRASES)
    for (const text of phrases.openings) {
      byFirst.set(text[0]!, [...(byFirst.get(text[0]!) ?? []), { text, phrases }]);
      reach = Math.max(
        reach,
        text.length + BETWEEN_CHARACTERS + Math.max(...(phrases.endings ?? [""]).map((word) => word.length)),
      );
    }

  function inspect({ text }: Passage, context: InspectionContext, hits: Hit[]): number {
    const { from, isFinal, earlier } = context;
    const last = Math.min(text.length, BEGINNING_CHARACTERS - earlier.characters);
    if (from >= last) return text.length;
    const head = foldBeginning(text.slice(0, last + reach));
    let pending = text.length;
    for (let at = from; at < last; at++)
      for (const { text: opening, phrases } of byFirst.get(head[at]!) ?? []) {
        if (!SPACELESS.includes(phrases.language) && isLetter(head[at - 1])) continue;
        if (!head.startsWith(opening, at)) {
          if (text.length - at < opening.length && opening.startsWith(head.slice(at))) pending = Math.min(pending, at);
          continue;
        }
        if (text.length < at + reach) pending = Math.min(pending, at);
        const end = endOf(head, at + opening.length, phrases);
        if (end > 0) hits.push(refusalHit(phrases.rule, at, end));
      }
    return isFinal ? text.length : pending;
  }
  return { kind: refusal, inspect };
}

/** Where the first of the endings ends, in the same sentence; 0 when there is none near. */
function endOf(head: string, from: number, { endings, language }: Phrases): number {
  if (endings === undefined) return from;
  const near = /^[^.!?\n。！？]*/.exec(head.slice(from))![0].slice(0, BETWEEN_CHARACTERS + 32);
  let first = 0;
  for (const ending of endings) {
    let at = near.indexOf(ending);
    if (!JOINING.includes(language)) while (at > 0 && isLetter(near[at - 1])) at = near.indexOf(ending, at + 1);
    if (at < 0 || at > BETWEEN_CHARACTERS) continue;
    const end = from + at + ending.length;
    if (first === 0 || end < first) first = end;
  }
  return first;
}

function refusalHit(rule: Phrases["rule"], start: number, end: number): Hit {
  const isSoft = rule === "soft-refusal";
  return {
    rule,
    start,
    end,
    confidence: isSoft ? 0.5 : 0.8,
    severity: "low",
    replacement: "[refusal]",
    reason: isSoft ? "the reply begins by keeping its distance" : "the reply begins by declining",
  };
}

export const refusal: DetectorKind = {
  id: "refusal",
  title: "Refusals",
  summary: "A tag for replies that begin by declining, by fixed phrases in twelve languages.",
  severity: "low",
  threats: ["jailbreak-abuse", "silent-provider-model-change"],
  controls: ["ctl-output-guard", "ctl-drift-monitor"],
  maturity: "experimental",
  directions: ["output"],
  origins: ["assistant"],
  onHit: "flag",
  configure,
  examples: refusalExamples,
};
