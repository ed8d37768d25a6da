import type { ActiveDetector } from "./compile.ts";
import type { Passage } from "./detector.ts";
import type { GuardContext, GuardHit } from "./guard.ts";
import { holesOf } from "./redaction.ts";

/**
 * The hits of a passage, with a placeholder for what can be put back. Hits that overlap leave one hole; where one of
 * them is to be redacted for good, so is the hole.
 *
 * @param hits sorted by start
 * @param row who runs on the passage
 */
export function withPlaceholders(
  passage: Passage,
  hits: readonly GuardHit[],
  row: readonly ActiveDetector[],
  hide: NonNullable<GuardContext["hide"]>,
): readonly GuardHit[] {
  const reversible = new Set(row.filter(({ isReversible }) => isReversible).map(({ id }) => id));
  if (reversible.size === 0) return hits;
  const placeholders = new Map<GuardHit, string>();
  let at = 0;
  for (const { start, end, label } of holesOf(hits)) {
    let isReversible = true;
    for (let hit = hits[at]; hit !== undefined && hit.start < end; hit = hits[++at])
      if (hit.action === "redact" && !reversible.has(hit.detector)) isReversible = false;
    if (isReversible) placeholders.set(label, hide(label.rule, passage.text.slice(start, end), passage));
  }
  return hits.map((hit) => {
    const replacement = placeholders.get(hit);
    return replacement === undefined ? hit : { ...hit, replacement };
  });
}
