import type { Finding, Severity } from "@parapet/guard/kernel";
import type { Report } from "../report/index.ts";
import type { Terminal } from "./terminal.ts";

type Paint = Pick<Terminal, "style">;

const COLOURS: Readonly<Record<Severity, Parameters<Terminal["style"]>[0]>> = {
  critical: "red",
  high: "red",
  medium: "yellow",
  low: "cyan",
  info: "dim",
};

/** A finding for a person: where, what, why, and what to do. */
export function findingLines(finding: Finding, { style }: Paint): readonly string[] {
  const { location, severity, rule, title, evidence, remediation } = finding;
  return [
    `${style("bold", `${location.subject}:${location.line ?? 1}:${location.column ?? 1}`)}  ${style(COLOURS[severity], severity)}  ${title}`,
    `  ${evidence}`,
    `  ${style("dim", `${rule}: ${remediation}`)}`,
    "",
  ];
}

export function summaryLine(report: Report, { style }: Paint): string {
  const open = report.findings.filter(({ status }) => status === "open");
  const suppressed = report.findings.length - open.length;
  const counts = (["critical", "high", "medium", "low", "info"] as const)
    .map((severity) => [severity, open.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => style(COLOURS[severity], `${count} ${severity}`));
  return [
    open.length === 0 ? style("green", "nothing found") : counts.join(", "),
    `${report.subject} in ${(report.elapsedMs / 1000).toFixed(1)} s`,
    ...(suppressed === 0 ? [] : [`${suppressed} suppressed`]),
    ...(report.skipped.length === 0 ? [] : [`${report.skipped.length} skipped`]),
    ...(report.failures.length === 0 ? [] : [style("red", `${report.failures.length} could not be looked at`)]),
  ].join("; ");
}
