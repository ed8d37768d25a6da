import type { Direction, GuardHit, Inspection } from "@parapet/guard";
import { Refusal } from "../refusal.ts";

/** A block in words: which detector, which rule, where. Never the text. */
export function blockedBy(inspection: Pick<Inspection, "hits" | "runs">, direction: Direction): Refusal {
  const what = direction === "input" ? "request" : "reply";
  const hit = inspection.hits.find((candidate: GuardHit) => candidate.action === "block");
  if (hit !== undefined)
    return new Refusal(
      400,
      "guard_blocked",
      `The ${what} was blocked: detector '${hit.detector}', rule '${hit.rule}'.`,
      {
        outcome: "blocked",
        headers: ["x-parapet-verdict", "block", "x-should-retry", "false"],
      },
    );
  const broken = inspection.runs.find((run) => run.verdict === "failed");
  return new Refusal(
    400,
    "guard_failed",
    `The ${what} could not be inspected: detector '${broken?.detector ?? "unknown"}' failed, and this model fails closed.`,
    { outcome: "blocked", headers: ["x-parapet-verdict", "failed", "x-should-retry", "false"] },
  );
}
