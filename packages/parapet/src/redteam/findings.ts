import { createHash } from "node:crypto";
import type { Finding } from "@parapet/guard/kernel";
import { type FrameworkMapping, mappingsOf } from "../catalogue/index.ts";
import type { Goal } from "./attack.ts";
import type { GoalSummary } from "./engine/tally.ts";

/** Where a goal stands in the frameworks that are asked about when something got through. */
export const goalMappings = (goal: Pick<Goal, "threats" | "controls">): readonly FrameworkMapping[] =>
  mappingsOf(goal, ["owaspLlm2025", "owaspLlm2026", "owaspAgentic2026", "atlas", "nistAml", "nistAiRmf", "euAiAct"]);

/** Of a goal and target: it outlives wording, seed and case. */
export const fingerprintOf = (target: string, goal: string): string =>
  createHash("sha256").update(`redteam ${target} ${goal}`).digest("hex").slice(0, 32);

/** What got through, in the words of all rooms: one finding a goal, whose fingerprint outlives the attack's wording. */
export function findingsOf(
  target: string,
  summaries: readonly GoalSummary[],
  goals: readonly Goal[],
  at: number,
): readonly Finding[] {
  const byId = new Map(goals.map((goal) => [goal.id, goal]));
  return summaries.flatMap(({ goal: id, outcome, rate, triesToHit, best }): Finding[] => {
    const goal = byId.get(id);
    if (goal === undefined || (outcome !== "confirmed" && outcome !== "likely")) return [];
    const fingerprint = fingerprintOf(target, id);
    const { case: one, transcript, reason } = best;
    const said = transcript
      .map(({ sent, seen }) => `> ${sent}\n< ${seen}`)
      .join("\n")
      .slice(0, 2_000);
    const how = [one.carrier, one.channel, ...one.transforms, one.driver].join(" + ");
    return [
      {
        id: `redteam:${fingerprint.slice(0, 16)}`,
        room: "redteam",
        rule: id,
        title: goal.title,
        severity: goal.severity,
        confidence: outcome === "confirmed" ? 1 : 0.6,
        threats: goal.threats,
        location: { subject: `target:${target}` },
        evidence: `${reason} (${rate.got} of ${rate.of} cases${triesToHit === undefined ? "" : `, the first at try ${triesToHit}`}; case ${one.id}: ${how})\n${said}`,
        remediation: goal.remediation,
        fingerprint,
        firstSeen: at,
        status: "open",
        properties: {
          channel: one.channel,
          carrier: one.carrier,
          transforms: one.transforms.join(", "),
          driver: one.driver,
          case: one.id,
          ...Object.fromEntries(goalMappings(goal).map(({ field, ids }) => [field, ids.join(", ")])),
        },
      },
    ];
  });
}
