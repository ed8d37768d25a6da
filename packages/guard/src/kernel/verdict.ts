/**
 * What the guard says of a text. `failed` means a detector broke: it is never read as `allow`; the route's
 * `onError` decides whether the exchange goes on, and the record says so either way.
 */
export type Verdict = "allow" | "flag" | "redact" | "block" | "failed";

/** What a policy may ask for when a detector hits. */
export type Action = "allow" | "flag" | "redact" | "block";

export const ACTIONS: readonly Action[] = ["allow", "flag", "redact", "block"];

const RANK: Readonly<Record<Verdict, number>> = { allow: 0, flag: 1, redact: 2, failed: 3, block: 4 };

/** The graver of two verdicts: `allow` < `flag` < `redact` < `failed` < `block`. */
export function graver(a: Verdict, b: Verdict): Verdict {
  return RANK[a] >= RANK[b] ? a : b;
}

/** The gravest of many; `allow` for none. */
export function gravest(verdicts: Iterable<Verdict>): Verdict {
  let worst: Verdict = "allow";
  for (const verdict of verdicts) worst = graver(worst, verdict);
  return worst;
}
