import { median } from "./measure.ts";

/** One load window of one system. */
export interface Window {
  readonly round: number;
  readonly system: string;
  readonly scenario: string;
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly p50Us: number;
  readonly p99Us: number;
  readonly errors: number;
  readonly cpuUsPerRequest: number;
  readonly machineBusyCores: number;
  readonly idleMb: number;
  readonly memoryMb: number;
  readonly peakMb: number;
}

const BASE = "bare-dispatch";

/** A Markdown table per scenario: medians over the rounds; the ratio is the median of the rounds' own ratios. */
export function renderTable(windows: readonly Window[]): string {
  const lines: string[] = [];
  for (const scenario of new Set(windows.map((window) => window.scenario))) {
    lines.push(
      `\n### ${scenario}\n`,
      "| system | CPU per request, µs | × bare dispatch | requests/s | p50, ms | p99, ms | errors | memory, MB |",
      "|---|--:|--:|--:|--:|--:|--:|--:|",
    );
    for (const system of new Set(windows.map((window) => window.system))) {
      const own = windows.filter((window) => window.system === system && window.scenario === scenario);
      const ratio = median(
        own.map((window) => {
          const base = windows.find(
            (other) => other.system === BASE && other.scenario === scenario && other.round === window.round,
          );
          return base === undefined ? Number.NaN : window.cpuUsPerRequest / base.cpuUsPerRequest;
        }),
      );
      const of = (pick: (window: Window) => number): number => median(own.map(pick));
      lines.push(
        `| ${system} | ${of((w) => w.cpuUsPerRequest).toFixed(0)} | ${ratio.toFixed(2)} | ${of((w) => w.requestsPerSecond).toFixed(0)} | ${(of((w) => w.p50Us) / 1000).toFixed(2)} | ${(of((w) => w.p99Us) / 1000).toFixed(2)} | ${own.reduce((sum, w) => sum + w.errors, 0)} | ${of((w) => w.memoryMb)} |`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}
