import { lazy, Suspense } from "react";
import { exactCount } from "../../format/quantity.ts";
import { dateTime } from "../../format/time.ts";
import { Panel } from "../../parts/panel.tsx";
import { Skeleton } from "../../parts/states.tsx";
import type { ScanTrend } from "./trend.ts";

const TimeChart = lazy(async () => ({ default: (await import("../../charts/time-chart.tsx")).TimeChart }));

/** Findings that whole scans left open, over time. One scan is no trend. */
export function TrendPanel({ trend: { times, layers } }: { readonly trend: ScanTrend }) {
  if (times.length < 2) return null;
  return (
    <div className="shrink-0 border-b border-line p-3">
      <Panel title="Open findings" note={`after each of ${exactCount(times.length)} whole scans`}>
        <Suspense fallback={<Skeleton className="mx-3 my-2 h-[128px]" />}>
          <TimeChart
            label={`Open findings after each whole scan: ${layers
              .map((layer) => `${layer.label} ${layer.values.at(0)} at first, ${layer.values.at(-1)} now`)
              .join("; ")}`}
            times={times}
            layers={layers}
            shape="lines"
            format={exactCount}
            formatTime={dateTime}
            heightPx={120}
          />
        </Suspense>
      </Panel>
    </div>
  );
}
