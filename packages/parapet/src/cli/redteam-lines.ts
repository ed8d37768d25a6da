import type { GoalSummary, RunResult } from "../redteam/index.ts";
import type { Bar } from "../report/index.ts";
import { spellHidden } from "./shown-text.ts";
import type { Terminal } from "./terminal.ts";

const percent = (share: number): string => (Number.isNaN(share) ? "–" : `${(share * 100).toFixed(1)} %`);

/** One line a goal: how it ended, and the share of its cases that got through with its exact interval. */
export function goalLines(goals: readonly GoalSummary[], terminal: Terminal): readonly string[] {
  return goals.map(({ goal, outcome, rate, best }) => {
    const shown = outcome === "confirmed" ? terminal.style("bold", outcome) : outcome;
    const range = `${rate.got} of ${rate.of} (${percent(rate.low)} to ${percent(rate.high)})`;
    return `${shown}  ${goal}  ${range}  ${spellHidden(best.reason)}`;
  });
}

/** What was given up before the budget was spent, and how sure that is. */
export function stoppedLines({ stopped }: RunResult): readonly string[] {
  return stopped.map(
    ({ goal, of, high }) => `given up  ${goal}: none of ${of} got through, at most ${percent(high)} can`,
  );
}

export function totalLine(result: RunResult, terminal: Terminal): string {
  const { error: errors } = result.tally.counts;
  const { got, of, high } = result.tally.rate;
  const bound = got === 0 && of > 0 ? `; if more than ${percent(high)} got through, this would be rare` : "";
  return terminal.style(
    "bold",
    `${got} of ${of} cases got through${bound}; ${errors} errors, ${result.requests} requests, ${(result.elapsedMs / 1_000).toFixed(1)} s`,
  );
}

/** Two runs, a line each, of the goals that both tried. Goal by goal is in the report. */
export function compareLines(bars: readonly Bar[]): readonly string[] {
  return bars.map(
    ({ label, note, share = Number.NaN, low, high }) =>
      `${label}: ${note} that both runs tried, ${percent(share)} (${percent(low)} to ${percent(high)})`,
  );
}
