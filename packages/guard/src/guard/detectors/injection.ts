import type { Detector, DetectorKind, Hit, InspectionContext, Origin, Passage } from "../detector.ts";
import { knownOptions } from "../options.ts";
import { findPhrases, phraseTable } from "./injection/find-phrases.ts";
import { MARKS, PHRASES } from "./injection/phrases.ts";
import { injectionExamples } from "./injection.examples.ts";

const DATA: readonly Origin[] = ["tool-result", "document", "tool-definition"];

function findMarks(text: string, { from, isFinal }: InspectionContext, hits: Hit[]): number {
  for (const { text: mark, confidence } of MARKS)
    for (let start = text.indexOf(mark, from); start >= 0; start = text.indexOf(mark, start + mark.length)) {
      const reason = "forges a mark by which chat templates tell roles apart";
      const end = start + mark.length;
      hits.push({ rule: "forged-role", start, end, confidence, severity: "high", replacement: "[removed]", reason });
    }
  if (isFinal) return text.length;
  for (let at = Math.max(from, text.length - 20); at < text.length; at++)
    if (MARKS.some(({ text: mark }) => mark.startsWith(text.slice(at)))) return at;
  return text.length;
}

function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("injection", options, []);
  const fromAnybody = phraseTable(PHRASES.filter(({ isForData }) => !isForData));
  const fromData = phraseTable(PHRASES);
  function inspect({ text, origin }: Passage, context: InspectionContext, hits: Hit[]): number {
    const table = DATA.includes(origin) ? fromData : fromAnybody;
    return Math.min(findMarks(text, context, hits), findPhrases(table, text, context, hits));
  }
  return { kind: injection, inspect };
}

export const injection: DetectorKind = {
  id: "injection",
  title: "Prompt injection",
  summary: "A small set of rules for well-known phrases in six languages; it misses most paraphrases.",
  severity: "high",
  threats: ["direct-prompt-injection", "indirect-prompt-injection", "jailbreak-abuse", "tool-result-injection"],
  controls: ["ctl-input-guard", "ctl-context-separation"],
  maturity: "experimental",
  directions: ["input"],
  origins: ["user", "assistant", "tool-result", "document", "tool-definition", "metadata"],
  onHit: "flag",
  configure,
  examples: injectionExamples,
};
