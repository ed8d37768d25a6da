import { Link } from "@tanstack/react-router";
import type { TrafficFilter } from "../../api/traffic-filter.ts";
import type { Bucket, OverviewView } from "../../api/types.ts";
import { Sparkline } from "../../charts/sparkline.tsx";
import { count, duration, exactCount, share, usd } from "../../format/quantity.ts";

interface Tile {
  readonly title: string;
  readonly value: string;
  readonly note: string;
  readonly exact?: string;
  readonly tint: string;
  readonly trend?: (bucket: Bucket) => number;
  /** Where the number's own rows are. */
  readonly filter?: TrafficFilter;
  /** What the number leaves out, and where that is. */
  readonly rest?: { readonly note: string; readonly filter: TrafficFilter };
}

const meanLatency = (bucket: Bucket): number => (bucket.requests === 0 ? 0 : bucket.latencyMsSum / bucket.requests);

function tilesOf({ totals }: OverviewView): readonly Tile[] {
  const isQuiet = totals.requests === 0;
  const part = (value: number): string => share(value, totals.requests);
  return [
    {
      title: "Requests",
      value: count(totals.requests),
      exact: exactCount(totals.requests),
      note: "this window",
      tint: "accent",
      trend: (bucket) => bucket.requests,
      filter: {},
    },
    {
      title: "Blocked",
      value: count(totals.blocked),
      note: part(totals.blocked),
      tint: "block",
      trend: (bucket) => bucket.blocked,
      filter: { status: "blocked" },
    },
    {
      title: "Redacted",
      value: count(totals.redacted),
      note: part(totals.redacted),
      tint: "redact",
      trend: (bucket) => bucket.redacted,
      filter: { verdict: "redact" },
    },
    {
      title: "Refused",
      value: count(totals.refused),
      note: part(totals.refused),
      tint: "flag",
      trend: (bucket) => bucket.refused,
      filter: { status: "refused" },
    },
    {
      title: "Failed",
      value: count(totals.failed),
      note: part(totals.failed),
      tint: "failed",
      trend: (bucket) => bucket.failed,
      filter: { status: "failed" },
    },
    {
      title: "Tokens",
      value: count(totals.tokens),
      exact: exactCount(totals.tokens),
      note: "in and out",
      tint: "neutral",
      trend: (bucket) => bucket.inputTokens + bucket.outputTokens,
    },
    {
      title: "Cost",
      value: usd(totals.costUsd),
      note: "by the price table",
      tint: "neutral",
      trend: (bucket) => bucket.costUsd,
      ...(totals.unpriced > 0 && {
        rest: { note: `+ ${count(totals.unpriced)} unpriced`, filter: { cost: "unknown" } },
      }),
    },
    {
      title: "Latency",
      value: isQuiet ? "–" : duration(totals.medianLatencyMs),
      note: "median",
      tint: "neutral",
      trend: meanLatency,
    },
    {
      title: "Overhead",
      value: isQuiet ? "–" : duration(totals.medianOverheadMs),
      note: "median, ours",
      tint: "neutral",
    },
  ];
}

export function Totals({ overview }: { readonly overview: OverviewView }) {
  return (
    <dl className="panel grid shrink-0 grid-cols-3 overflow-hidden md:grid-cols-5 lg:grid-cols-9">
      {tilesOf(overview).map((tile) => (
        <div
          key={tile.title}
          className="relative -mr-px -mb-px flex min-w-0 flex-col border-r border-b border-line px-3.5 pt-2.5 pb-1"
        >
          <dt className="text-xs text-muted">
            {tile.filter === undefined ? (
              tile.title
            ) : (
              <Link to="/traffic" search={tile.filter} className="rounded hover:text-ink after:absolute after:inset-0">
                {tile.title}
              </Link>
            )}
          </dt>
          <dd className="min-w-0">
            <span className="block truncate text-xl font-semibold tracking-tight" title={tile.exact}>
              {tile.value}
            </span>
            {tile.rest === undefined ? (
              <span className="block text-xs text-faint">{tile.note}</span>
            ) : (
              <Link
                to="/traffic"
                search={tile.rest.filter}
                className="block rounded text-xs text-muted underline hover:text-ink"
              >
                {tile.rest.note}
              </Link>
            )}
          </dd>
          <div className="mt-1" aria-hidden="true">
            {tile.trend !== undefined && <Sparkline values={overview.buckets.map(tile.trend)} tint={tile.tint} />}
          </div>
        </div>
      ))}
    </dl>
  );
}
