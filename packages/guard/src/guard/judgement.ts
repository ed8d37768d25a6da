import { type Action, compareSeverity, graver, type Verdict } from "../kernel/index.ts";
import { asciiUnitReader, visibleText } from "../text/index.ts";
import type { ActiveDetector } from "./compile.ts";
import type { Detector, Hit, InspectionContext, Passage } from "./detector.ts";
import type { DetectorRun, GuardHit } from "./guard.ts";

/** What one detector has done so far in one inspection or stream: its run, still open. */
export type Tally = { -readonly [field in keyof DetectorRun]: DetectorRun[field] };

export function newTally(active: ActiveDetector): Tally {
  return { detector: active.id, verdict: "allow", hits: 0, elapsedUs: 0 };
}

/**
 * Runs one detector over one text. What it throws becomes the tally's `failed`: never an answer of "clean".
 * The error's text is kept without the message when the detector's own code threw, for a message may quote input.
 *
 * @returns what is pending, see {@link Detector.inspect}
 */
export function runDetector(
  tally: Tally,
  detector: Detector,
  passage: Passage,
  context: InspectionContext,
  hits: Hit[],
): number {
  const before = hits.length;
  try {
    let pending = detector.inspect(passage, context, hits);
    if (!context.isAscii && detector.kind.seesThroughInvisible === true)
      pending = Math.min(pending, inspectVisible(detector, passage, context, hits));
    for (let at = before; at < hits.length; at += 1) {
      const hit = hits[at] as Hit;
      if (!endsInEscape(hit, passage.text)) continue;
      // Whether the backslash is a quote's is seen when the next character has come.
      if (hit.end === passage.text.length && !context.isFinal) pending = Math.min(pending, hit.start);
      if (passage.text.charCodeAt(hit.end) === 34) hits[at] = { ...hit, end: hit.end - 1 };
    }
    return pending;
  } catch (thrown) {
    hits.length = before;
    tally.error = thrown instanceof Error ? thrown.name : "a value that is not an error was thrown";
    tally.verdict = graver(tally.verdict, "failed");
    return passage.text.length;
  }
}

const readUnits: ReturnType<typeof asciiUnitReader> = /* @__PURE__ */ asciiUnitReader();

/** Asks a detector about the text without its invisible characters; what both readings show is one hit to the guard. */
function inspectVisible(detector: Detector, passage: Passage, context: InspectionContext, hits: Hit[]): number {
  const visible = visibleText(passage.text, context.from, context.isFinal);
  if (visible === undefined) return passage.text.length;
  const found: Hit[] = [];
  const { text, from } = visible;
  const pending = detector.inspect({ ...passage, text }, { ...context, from, ...readUnits(text) }, found);
  for (const hit of found) hits.push({ ...hit, ...visible.toSource(hit.start, hit.end) });
  return pending < text.length ? visible.toSource(pending, pending + 1).start : passage.text.length;
}

/**
 * Is its last character a backslash that escapes what follows? Before a quote it belongs to the quote: where text is
 * JSON within a string, as tool arguments are, to take it out with the match would end the string.
 */
function endsInEscape(hit: Hit, text: string): boolean {
  let slashes = 0;
  while (hit.end - slashes > hit.start && text.charCodeAt(hit.end - 1 - slashes) === 92) slashes += 1;
  return slashes % 2 === 1;
}

/** A hit as the guard reports it; `offset` is where the inspected text begins in the whole. */
export function guardHit(hit: Hit, active: ActiveDetector, passage: Passage, offset: number): GuardHit {
  return {
    rule: hit.rule,
    start: hit.start + offset,
    end: hit.end + offset,
    confidence: hit.confidence,
    severity: hit.severity,
    replacement: hit.replacement,
    reason: hit.reason,
    detector: active.id,
    action: active.action,
    path: passage.path,
    origin: passage.origin,
    direction: passage.direction,
  };
}

/** Earlier first; of two that start together the longer, then the graver and surer. */
function byPlace(a: GuardHit, b: GuardHit): number {
  return a.start - b.start || b.end - a.end || compareSeverity(b.severity, a.severity) || b.confidence - a.confidence;
}

/** Sorted, and without a hit that lies within another of the same detector: one leak is reported once. */
export function settle(hits: GuardHit[]): GuardHit[] {
  if (hits.length < 2) return hits;
  hits.sort(byPlace);
  const widest = new Map<string, number>();
  return hits.filter((hit) => {
    const end = widest.get(hit.detector) ?? -1;
    if (hit.end <= end) return false;
    widest.set(hit.detector, hit.end);
    return true;
  });
}

/** Counts a kept hit towards its detector's verdict: every action is a verdict too. */
export function count(tally: Tally, action: Action): void {
  tally.hits++;
  tally.verdict = graver(tally.verdict, action);
}

/** True for a verdict that must stop the exchange on a route with this `onError`. */
export function stops(verdict: Verdict, onError: "closed" | "open"): boolean {
  return verdict === "block" || (verdict === "failed" && onError === "closed");
}
