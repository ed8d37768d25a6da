import type { Exchange } from "../../api/types.ts";
import { duration } from "../../format/quantity.ts";
import { visible } from "../../format/visible.ts";
import { VerdictBadge } from "../../parts/badge.tsx";
import { Name } from "../../parts/name.tsx";
import { Section } from "./section.tsx";

/** Each detector's verdict and the time it took, on one scale. */
export function DetectorBars({ runs }: { readonly runs: Exchange["detectors"] }) {
  if (runs.length === 0)
    return (
      <Section title="Detectors">
        <p className="text-muted">None ran: the exchange ended before inspection, or the route has no guard.</p>
      </Section>
    );
  const longest = Math.max(1, ...runs.map((run) => run.elapsedUs));
  return (
    <Section title="Detectors" note={`${duration(runs.reduce((sum, run) => sum + run.elapsedUs, 0) / 1_000)} in all`}>
      <ul className="flex flex-col gap-1">
        {runs.map((run) => (
          <li key={`${run.direction} ${run.detector}`}>
            <div className="grid grid-cols-[3.25rem_minmax(0,1fr)_5rem_6rem_3.5rem] items-center gap-2">
              <span className="text-xs text-faint">{run.direction}</span>
              <Name text={run.detector} />
              <span>
                <VerdictBadge verdict={run.verdict} />
              </span>
              <span className="h-1.5 overflow-hidden rounded-full bg-hover" aria-hidden="true">
                <span
                  className="block h-full rounded-full bg-(--fill-accent)"
                  style={{ width: `${(run.elapsedUs / longest) * 100}%` }}
                />
              </span>
              <span className="text-right text-xs text-muted">{duration(run.elapsedUs / 1_000)}</span>
            </div>
            {run.error !== undefined && <p className="pl-15 text-xs wrap-anywhere text-failed">{visible(run.error)}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
