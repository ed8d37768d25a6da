import { lazy, type ReactNode, Suspense } from "react";
import type { Bucket, OverviewView } from "../../api/types.ts";
import type { ChartLayer } from "../../charts/time-chart.tsx";
import { count, duration, unitOf } from "../../format/quantity.ts";
import { dateTime } from "../../format/time.ts";
import { Panel } from "../../parts/panel.tsx";
import { Skeleton } from "../../parts/states.tsx";

const HEIGHT_PX = 190;
// Drawn by a library of 22 kB: numbers and models are on the page before it has come.
const TimeChart = lazy(async () => ({ default: (await import("../../charts/time-chart.tsx")).TimeChart }));

/** What passed untouched is what is left of all requests: the record counts the other outcomes. */
const passed = (bucket: Bucket): number =>
  Math.max(0, bucket.requests - bucket.blocked - bucket.redacted - bucket.refused - bucket.failed);

function outcomes(buckets: readonly Bucket[]): readonly ChartLayer[] {
  return [
    { label: "Passed", tint: "allow", values: buckets.map(passed) },
    { label: "Redacted", tint: "redact", values: buckets.map((bucket) => bucket.redacted) },
    { label: "Refused", tint: "flag", values: buckets.map((bucket) => bucket.refused) },
    { label: "Blocked", tint: "block", values: buckets.map((bucket) => bucket.blocked) },
    { label: "Failed", tint: "failed", values: buckets.map((bucket) => bucket.failed) },
  ];
}

/** Quiet times have no latency; they are not fast. */
function measured(buckets: readonly Bucket[], latencyOf: (bucket: Bucket) => number): readonly (number | null)[] {
  return buckets.map((bucket) => (bucket.requests === 0 ? null : latencyOf(bucket)));
}

function latencies(buckets: readonly Bucket[]): readonly ChartLayer[] {
  return [
    { label: "Slowest", tint: "neutral", values: measured(buckets, (bucket) => bucket.latencyMsMax) },
    { label: "Mean", tint: "accent", values: measured(buckets, (bucket) => bucket.latencyMsSum / bucket.requests) },
  ];
}

export function OutcomePanels({ overview }: { readonly overview: OverviewView }) {
  const { buckets, bucketMs } = overview;
  const times = buckets.map((bucket) => bucket.at);
  const each = `per ${unitOf(bucketMs)}`;
  return (
    <div className="grid gap-3 lg:grid-cols-[3fr_2fr]">
      <Panel title="Requests by outcome" note={each}>
        <Charted>
          <TimeChart
            label={`Requests ${each} by outcome, stacked`}
            times={times}
            layers={outcomes(buckets)}
            shape="stacked-bars"
            format={count}
            formatTime={dateTime}
            heightPx={HEIGHT_PX}
          />
        </Charted>
      </Panel>
      <Panel title="Latency" note={each}>
        <Charted>
          <TimeChart
            label={`Mean and slowest latency ${each}`}
            times={times}
            layers={latencies(buckets)}
            shape="lines"
            format={duration}
            formatTime={dateTime}
            heightPx={HEIGHT_PX}
          />
        </Charted>
      </Panel>
    </div>
  );
}

/** Keeps the chart's room while it is on its way: nothing below moves. */
function Charted({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={<Skeleton className="mx-3 my-2 h-[198px]" />}>{children}</Suspense>;
}
