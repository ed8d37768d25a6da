import { createHash } from "node:crypto";
import type { Evidence, Finding } from "@parapet/guard/kernel";
import { catalogue } from "../catalogue/index.ts";
import type { Goal, GoalSummary, RunHead, RunResult } from "../redteam/index.ts";
import type { Store } from "../store/index.ts";
import { keepFindings } from "./keep-findings.ts";

const DAY_MS = 86_400_000;
/** Cells of the heat map that an event holds. */
const MOST_CELLS = 2_000;

export interface RecordedRun {
  readonly head: RunHead;
  readonly result: RunResult;
  readonly summaries: readonly GoalSummary[];
  readonly findings: readonly Finding[];
  readonly goals: readonly Goal[];
  readonly at: number;
  readonly actor: string;
}

/** Keeps what a run found, marks as fixed what was tried and got through no more, and says what is proven by it. */
export async function recordRun(store: Store, run: RecordedRun): Promise<{ readonly fixed: number }> {
  const { head, result, summaries, findings } = run;
  const subject = `target:${head.target}`;
  const held = new Set(
    summaries.filter(({ outcome }) => outcome === "safe" || outcome === "refused").map(({ goal }) => goal),
  );
  const fixed = await keepFindings(
    store,
    "redteam",
    findings,
    ({ rule, location }) => location.subject === subject && held.has(rule) && !result.isInterrupted,
  );
  const evidence = evidenceOf(run);
  if (evidence.length > 0) await store.evidence.insert(evidence);
  store.events.append({
    kind: "redteam-completed",
    at: run.at,
    actor: run.actor,
    subject,
    data: {
      run: head.run,
      seed: head.seed,
      requests: result.requests,
      usd: result.usd ?? null,
      isInterrupted: result.isInterrupted,
      counts: result.tally.counts,
      goals: summaries.map(({ goal, title, pack, outcome, rate }) => ({
        goal,
        title,
        pack,
        outcome,
        got: rate.got,
        of: rate.of,
      })),
      left: result.left.length,
      heat: result.tally
        .heat()
        .filter(({ by }) => by === "transform")
        .toSorted((a, b) => b.got - a.got || b.of - a.of)
        .slice(0, MOST_CELLS)
        .map(({ goal, id, got, of }) => ({ goal, id, got, of })),
    },
  });
  return { fixed };
}

/**
 * A control is disproven when a goal that it should hold was confirmed, and proven when all such goals were tried to
 * the end of the budget and held. What broke, was likely, or could not be tried leaves it unknown.
 */
function evidenceOf({ head, result, summaries, goals, at }: RecordedRun): readonly Evidence[] {
  const outcomes = new Map(summaries.map(({ goal, outcome }) => [goal, outcome]));
  const digest = createHash("sha256")
    .update(JSON.stringify(summaries.map(({ goal, counts }) => [goal, counts])))
    .digest("hex");
  const tried = goals.filter(({ id }) => outcomes.has(id));
  const controls = [...new Set(tried.flatMap((goal) => goal.controls))];
  return controls.flatMap((id): Evidence[] => {
    const control = catalogue().controls.has(id) ? catalogue().controls.get(id) : undefined;
    const taken = control?.evidence.find(({ module }) => module === "redteam.run");
    if (taken === undefined) return [];
    const own = tried.filter((goal) => goal.controls.includes(id)).map((goal) => outcomes.get(goal.id));
    const status = own.includes("confirmed")
      ? "failed"
      : !result.isInterrupted && own.every((outcome) => outcome === "safe" || outcome === "refused")
        ? "proven"
        : "unknown";
    return [
      {
        control: id,
        subject: `target:${head.target}`,
        status,
        by: "redteam.run",
        at,
        expiresAt: at + taken.maxAgeDays * DAY_MS,
        run: `parapet redteam run, ${head.run}, seed ${head.seed}, ${result.requests} requests`,
        digest,
      },
    ];
  });
}
