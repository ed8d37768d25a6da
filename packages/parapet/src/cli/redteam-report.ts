import type { Finding } from "@parapet/guard/kernel";
import { catalogue } from "../catalogue/index.ts";
import type { Goal, GoalSummary, OutcomeCounts, RunHead } from "../redteam/index.ts";
import type { Report, ReportRule } from "../report/index.ts";
import { readVersion } from "./version.ts";

interface Reported {
  readonly head: RunHead;
  readonly summaries: readonly GoalSummary[];
  readonly findings: readonly Finding[];
  readonly goals: readonly Goal[];
  readonly counts: OutcomeCounts;
}

/** What a run found, in the words of the report room. Goals whose cases all broke are failures: nobody knows. */
export function redteamReport({ head, summaries, findings, goals, counts }: Reported): Report {
  const tried = new Set(summaries.map(({ goal }) => goal));
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    tool: "parapet redteam",
    version: readVersion(),
    at: head.startedAt,
    subject: `target ${head.target}, ${tried.size} goals, ${total} cases, seed ${head.seed}`,
    rules: goals.filter(({ id }) => tried.has(id)).map(ruleOf),
    findings,
    failures: summaries
      .filter(({ outcome }) => outcome === "error")
      .map(({ goal, best }) => ({ path: goal, why: best.reason })),
    skipped: summaries
      .filter(({ outcome }) => outcome === "inconclusive")
      .map(({ goal, best }) => ({ path: goal, why: best.reason })),
    elapsedMs: 0,
  };
}

function ruleOf({ id, title, pack, severity, threats, remediation }: Goal): ReportRule {
  const known = catalogue().threats;
  const frameworks = threats.flatMap((threat) => {
    if (!known.has(threat)) return [];
    const { owaspLlm2025, owaspLlm2026, owaspAgentic2026 } = known.get(threat);
    return [...owaspLlm2025, ...owaspLlm2026, ...owaspAgentic2026];
  });
  return {
    id,
    title,
    summary: `An attacker's goal: ${title.charAt(0).toLowerCase()}${title.slice(1)}.`,
    family: pack,
    severity,
    confidence: 1,
    cwe: [],
    threats,
    remediation,
    frameworks: [...new Set(frameworks)].sort(),
  };
}
