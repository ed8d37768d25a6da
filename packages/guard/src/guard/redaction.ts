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

/**
 * `text` from `from` to `to` with every hit whose action is `redact` replaced. Hits that overlap become one hole with
 * one label, so that no edge of either shows. `hits` are sorted by start; none crosses `from` or `to`.
 */
export function redact(text: string, hits: readonly GuardHit[], from = 0, to: number = text.length): string {
  let redacted = "";
  let done = from;
  for (let i = 0; i < hits.length; ) {
    let label = hits[i++]!;
    if (label.action !== "redact" || label.start < from || label.end > to) continue;
    const start = label.start;
    let end = label.end;
    for (; i < hits.length && hits[i]!.start < end; i++) {
      const next = hits[i]!;
      if (next.action !== "redact") continue;
      if (next.end > end) end = next.end;
      if (outweighs(next, label)) label = next;
    }
    redacted += text.slice(done, start) + label.replacement;
    done = end;
  }
  if (done === from && from === 0 && to === text.length && redacted === "") return text;
  return redacted + text.slice(done, to);
}
