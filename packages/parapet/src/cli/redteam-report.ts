import { compareSeverity, type Finding } from "@parapet/guard/kernel";
import {
  type Goal,
  type GoalSummary,
  goalMappings,
  type HeatCell,
  type OutcomeCounts,
  type RunHead,
} from "../redteam/index.ts";
import type { Report, ReportRule } from "../report/index.ts";
import { attackBlocks, type ComparedRun, compareSection, runSections } from "./redteam-sections.ts";
import { readVersion } from "./version.ts";

interface Reported {
  readonly head: RunHead;
  readonly summaries: readonly GoalSummary[];
  readonly findings: readonly Finding[];
  readonly goals: readonly Goal[];
  readonly counts: OutcomeCounts;
  readonly heat: readonly HeatCell[];
  /** Another run to show beside it. */
  readonly other?: ComparedRun | undefined;
}

/** What a run found, in the words of the report room, the worst first. Goals whose cases all broke are failures: nobody knows. */
export function redteamReport({ head, summaries, findings, goals, counts, heat, other }: Reported): Report {
  const tried = new Set(summaries.map(({ goal }) => goal));
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    tool: "parapet redteam",
    version: readVersion(),
    at: head.startedAt,
    subject: `target ${head.target}, ${tried.size} goals, ${total} cases, seed ${head.seed}`,
    rules: goals.filter(({ id }) => tried.has(id)).map(ruleOf),
    findings: findings.toSorted((a, b) => compareSeverity(b.severity, a.severity)),
    failures: summaries
      .filter(({ outcome }) => outcome === "error")
      .map(({ goal, best }) => ({ path: goal, why: best.reason })),
    skipped: summaries
      .filter(({ outcome }) => outcome === "inconclusive")
      .map(({ goal, best }) => ({ path: goal, why: best.reason })),
    elapsedMs: 0,
    sections: [
      ...(other === undefined ? [] : [compareSection({ name: head.run, summaries }, other)]),
      ...runSections(heat, summaries),
    ],
    details: detailsOf(findings, summaries, goals),
  };
}

function detailsOf(
  findings: readonly Finding[],
  summaries: readonly GoalSummary[],
  goals: readonly Goal[],
): NonNullable<Report["details"]> {
  const bestOf = new Map(summaries.map(({ goal, best }) => [goal, best]));
  const byId = new Map(goals.map((goal) => [goal.id, goal]));
  return Object.fromEntries(
    findings.flatMap(({ rule, fingerprint }) => {
      const [best, goal] = [bestOf.get(rule), byId.get(rule)];
      return best === undefined || goal === undefined ? [] : [[fingerprint, attackBlocks(best, goal)]];
    }),
  );
}

function ruleOf(goal: Goal): ReportRule {
  const { id, title, pack, severity, threats, remediation } = goal;
  const mappings = goalMappings(goal).map(({ title: framework, ids }) => ({ title: framework, ids }));
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
    frameworks: [...new Set(mappings.flatMap(({ ids }) => ids))],
    mappings,
  };
}
