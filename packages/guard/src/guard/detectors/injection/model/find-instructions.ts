import { layersOf } from "../../../../text/index.ts";
import type { Hit } from "../../../detector.ts";
import { CONCEPT_NAMES, findConcepts } from "./find-concepts.ts";
import type { Head, LinearModel, ScoredWindow } from "./linear-model.ts";

/** Ideas named in a reason. */
const TOLD_IDEAS = 4;

const WHAT: Readonly<Record<Head, { readonly rule: string; readonly says: string }>> = {
  user: { rule: "hostile-request", says: "reads like an attempt to override, extract or jailbreak" },
  data: { rule: "instruction-in-data", says: "reads like an instruction to whoever processes this text" },
};

/** A text without its disguise is the text itself: it hides nothing. */
const NORMALISED = "normalised";

/** One way in which a text may be read. */
interface Reading {
  readonly text: string;
  readonly windows: readonly ScoredWindow[];
  /** How it was hidden; none for the text as it stands. */
  readonly codes: readonly string[];
  readonly toOriginal?: (start: number, end: number) => { readonly start: number; readonly end: number };
}

/** The text as it stands, and what stands behind encodings and disguises, with what the model says of their windows. */
export function readingsOf(model: LinearModel, text: string, head: Head): readonly Reading[] {
  return [
    { text, windows: model.score(text, head), codes: [] },
    ...layersOf(text).map(({ text: decoded, kinds, toOriginal }) => ({
      text: decoded,
      windows: model.score(decoded, head),
      codes: kinds.filter((kind) => kind !== NORMALISED),
      toOriginal,
    })),
  ];
}

/**
 * Windows above the threshold, neighbours as one.
 *
 * @param judge has the last word on the confidences
 * @returns how sure the model is of the text in any reading, at its worst; 0 for a text without a word
 */
export function findInstructions(
  readings: readonly Reading[],
  head: Head,
  threshold: number,
  hits: Hit[],
  judge: (windows: readonly ScoredWindow[]) => readonly ScoredWindow[] = (windows) => windows,
): number {
  let highest = 0;
  for (const { text, windows, codes, toOriginal } of readings) {
    const judged = judge(windows);
    for (const { confidence } of judged) highest = Math.max(highest, confidence);
    const found: Hit[] = [];
    report(judged, text, head, threshold, found);
    for (const hit of found) {
      const { start, end } = toOriginal?.(hit.start, hit.end) ?? hit;
      const reason = codes.length === 0 ? hit.reason : `${hit.reason}; read through ${codes.join(", ")}`;
      if (end > start) hits.push({ ...hit, start, end, reason });
    }
  }
  return highest;
}

/** What came closest, for those who measure. */
export function weakHit(text: string, head: Head, confidence: number): Hit {
  const { rule, says } = WHAT[head];
  const whole = { start: 0, end: text.length, replacement: "[removed]" };
  return { rule, ...whole, confidence, severity: "high", reason: `hardly ${says}`, isWeak: true };
}

function report(windows: readonly ScoredWindow[], text: string, head: Head, threshold: number, hits: Hit[]): void {
  let open: { start: number; end: number; confidence: number } | undefined;
  const close = (): void => {
    if (open !== undefined) hits.push(hitOf(text, head, open));
    open = undefined;
  };
  for (const { start, end, confidence } of windows) {
    if (confidence < threshold) continue;
    if (open !== undefined && start <= open.end) {
      open.end = Math.max(open.end, end);
      open.confidence = Math.max(open.confidence, confidence);
    } else {
      close();
      open = { start, end, confidence };
    }
  }
  close();
}

function hitOf(text: string, head: Head, { start, end, confidence }: ScoredWindow): Hit {
  const part = text.slice(start, end);
  const from = start + part.length - part.trimStart().length;
  const to = end - (part.length - part.trimEnd().length);
  const ideas = new Set<string>();
  findConcepts(part, (concept) => ideas.add(CONCEPT_NAMES[concept] ?? ""));
  const told = [...ideas].slice(0, TOLD_IDEAS);
  const { rule, says } = WHAT[head];
  const reason = told.length === 0 ? says : `${says} (ideas: ${told.join(", ")})`;
  return { rule, start: from, end: to, confidence, severity: "high", replacement: "[removed]", reason };
}
