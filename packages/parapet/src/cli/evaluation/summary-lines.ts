import { tableLines } from "../table.ts";
import type { EvaluationSummary, GroupSummary, LabelledSummary, LatencySummary, Rate } from "./summary.ts";

/** The summary for people: what was judged, how well, how fast. */
export function summaryLines(
  summary: EvaluationSummary,
  { isBySource, bold }: { readonly isBySource: boolean; readonly bold: (text: string) => string },
): readonly string[] {
  const { rows, failed, badLines, isPartial, labelled, scored, verdicts, detectors } = summary;
  const counted = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(", ") || "none";
  return [
    `${isPartial ? "interrupted after " : ""}${rows} rows; verdicts: ${counted(verdicts as Record<string, number>)}`,
    `rows hit, by detector: ${counted(detectors)}`,
    ...(failed > 0 ? [`${failed} failed: a detector broke; they are in no rate`] : []),
    ...(badLines > 0 ? [`${badLines} bad lines skipped`] : []),
    ...(labelled === undefined
      ? []
      : ["", ...labelledLines(labelled, isBySource ? labelled.groups : labelled.kinds, scored, bold)]),
    ...(summary.latency.length === 0 ? [] : ["", ...latencyLines(summary.latency, bold)]),
    ...(summary.megabytesPerSecond === null ? [] : [`${summary.megabytesPerSecond.toFixed(1)} MB/s on one thread`]),
  ];
}

function labelledLines(
  { recall, falsePositives, macroRecall, atTarget }: LabelledSummary,
  groups: readonly GroupSummary[],
  scored: readonly string[],
  bold: (text: string) => string,
): readonly string[] {
  const target = atTarget === null ? "" : percent(atTarget.falsePositiveRate);
  const columns = atTarget === null ? [] : [`AT ${target} FPR`];
  const rows = groups.map(({ label, kind, source, caught, caughtAtTarget }) => [
    label,
    kind,
    source,
    String(caught.of),
    rateCell(caught),
    ...(caughtAtTarget === undefined ? [] : [rateCell(caughtAtTarget)]),
  ]);
  const total = (name: string, rate: Rate | null): string[] =>
    rate === null ? [] : [`${name} ${rateCell(rate)} of ${rate.of}`];
  const mean = (value: number | null): string => (value === null ? "" : `; macro recall ${percent(value)}`);
  return [
    ...tableLines(["LABEL", "KIND", "SOURCE", "ROWS", `CAUGHT BY ${scored.join(", ")}`, ...columns], rows, bold),
    "",
    `at the policy's thresholds: ${[...total("recall", recall), ...total("false positives", falsePositives)].join("; ")}${mean(macroRecall)}`,
    ...(atTarget === null
      ? ["no threshold from 0 to 1 keeps the false positives here at the target"]
      : [
          `at ${target} false positives (threshold ${atTarget.threshold.toFixed(4)}): ${total("recall", atTarget.recall).join("")}${mean(atTarget.macroRecall)}`,
        ]),
  ];
}

function latencyLines(latency: readonly LatencySummary[], bold: (text: string) => string): readonly string[] {
  return tableLines(
    ["CHARACTERS", "ROWS", "P50 MS", "P99 MS"],
    latency.map(({ upToCharacters, rows, p50Ms, p99Ms }) => [
      upToCharacters === null ? "more" : `to ${upToCharacters}`,
      String(rows),
      p50Ms.toFixed(3),
      p99Ms.toFixed(3),
    ]),
    bold,
  );
}

/** `45.2 % (41.0–49.4)` */
export function rateCell({ rate, low, high }: Rate): string {
  return `${percent(rate)} (${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)})`;
}

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
