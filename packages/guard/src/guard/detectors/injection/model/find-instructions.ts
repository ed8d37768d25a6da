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

/** Decoded text counts when it looks hostile beyond what the same words in clear would need: decoding makes odd text. */
const DECODED_MARGIN = 0.5;
/** A text without its disguise is the text itself, and needs no more. */
const NORMALISED = "normalised";

/**
 * Windows above the threshold, neighbours as one.
 *
 * @returns how sure the model is of the text as it stands, at its worst; 0 for a text without a word
 */
export function findInstructions(model: LinearModel, text: string, head: Head, threshold: number, hits: Hit[]): number {
  const windows = model.score(text, head);
  report(windows, text, head, threshold, hits);
  findDecoded(model, text, head, threshold, hits);
  return windows.reduce((highest, { confidence }) => Math.max(highest, confidence), 0);
}

/** What stands behind encodings and disguises. */
export function findDecoded(model: LinearModel, text: string, head: Head, threshold: number, hits: Hit[]): void {
  for (const { text: decoded, kinds, toOriginal } of layersOf(text)) {
    const codes = kinds.filter((kind) => kind !== NORMALISED);
    const limit = codes.length === 0 ? threshold : threshold + (1 - threshold) * DECODED_MARGIN;
    const found: Hit[] = [];
    report(model.score(decoded, head), decoded, head, limit, found);
    for (const hit of found) {
      const { start, end } = toOriginal(hit.start, hit.end);
      const reason = codes.length === 0 ? hit.reason : `${hit.reason}; read through ${codes.join(", ")}`;
      if (end > start) hits.push({ ...hit, start, end, reason });
    }
  }
}

/** What came closest, for those who measure. */
export function weakHit(text: string, head: Head, confidence: number): Hit {
  const { rule, says } = WHAT[head];
  const whole = { start: 0, end: text.length, replacement: "[removed]" };
  return { rule, ...whole, confidence, severity: "high", reason: `hardly ${says}`, isWeak: true };
}

export function report(
  windows: readonly ScoredWindow[],
  text: string,
  head: Head,
  threshold: number,
  hits: Hit[],
): void {
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
