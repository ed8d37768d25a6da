import type { Finding, StoredEvent } from "../../api/types.ts";
import type { ChartLayer } from "../../charts/time-chart.tsx";

/** What whole scans left open, oldest first. */
export interface ScanTrend {
  /** UTC epoch milliseconds, one a scan. */
  readonly times: readonly number[];
  readonly layers: readonly ChartLayer[];
}

type Counts = Readonly<Record<Finding["severity"], number>>;

const LAYERS: readonly (readonly [label: string, tint: string, severities: readonly Finding["severity"][]])[] = [
  ["Critical and high", "block", ["critical", "high"]],
  ["Medium", "flag", ["medium"]],
  ["Low and info", "neutral", ["low", "info"]],
];

/**
 * How many findings were open after each whole scan. Where several repositories are scanned into one store, a point has
 * the last scan of each. A scan of some files, or one that was given up, is no point: it would look like progress.
 */
export function trendOf(events: readonly StoredEvent[]): ScanTrend {
  const scans = events
    .filter(({ data }) => data.isWhole === true && typeof data.open === "object" && data.open !== null)
    .toSorted((a, b) => a.at - b.at);
  const last = new Map<string, Counts>();
  const states = scans.map(({ subject, data }) => {
    last.set(subject, data.open as Counts);
    return [...last.values()];
  });
  return {
    times: scans.map(({ at }) => at),
    layers: LAYERS.map(([label, tint, severities]) => ({
      label,
      tint,
      values: states.map((state) =>
        state.reduce((sum, open) => sum + severities.reduce((part, level) => part + Number(open[level] ?? 0), 0), 0),
      ),
    })),
  };
}
