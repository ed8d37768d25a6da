import { compareSeverity } from "../kernel/index.ts";
import type { GuardHit } from "./guard.ts";

/** Which of two overlapping hits names the hole: one that leaves a label, then the graver, surer, longer. */
function outweighs(a: GuardHit, b: GuardHit): boolean {
  if ((a.replacement === "") !== (b.replacement === "")) return a.replacement !== "";
  const bySeverity = compareSeverity(a.severity, b.severity);
  if (bySeverity !== 0) return bySeverity > 0;
  if (a.confidence !== b.confidence) return a.confidence > b.confidence;
  return a.end - a.start > b.end - b.start;
}

/** A stretch of text to take out, and what stands for it. */
interface Hole {
  readonly start: number;
  end: number;
  label: GuardHit;
}

/** One hole for hits that overlap, so that no edge of either shows. */
export function holesOf(hits: readonly GuardHit[]): readonly Hole[] {
  const holes: Hole[] = [];
  let last: Hole | undefined;
  for (const hit of hits) {
    if (hit.action !== "redact") continue;
    if (last === undefined || hit.start >= last.end) {
      last = { start: hit.start, end: hit.end, label: hit };
      holes.push(last);
      continue;
    }
    last.end = Math.max(last.end, hit.end);
    if (outweighs(hit, last.label)) last.label = hit;
  }
  return holes;
}

/**
 * `text` from `from` to `to` with every hit whose action is `redact` replaced by its label. `hits` are sorted by start
 * and lie between `from` and `to`.
 */
export function redact(text: string, hits: readonly GuardHit[], from = 0, to: number = text.length): string {
  const pieces: string[] = [];
  let done = from;
  for (const { start, end, label } of holesOf(hits)) {
    pieces.push(text.slice(done, start), label.replacement);
    done = end;
  }
  pieces.push(text.slice(done, to));
  return pieces.join("");
}
