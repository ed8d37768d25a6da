import { compareSeverity, type Finding, SEVERITIES, type Severity } from "@parapet/guard/kernel";
import type { Report, ReportRule } from "./format.ts";

/** The worst first. */
export const WORST_FIRST: readonly Severity[] = [...SEVERITIES].sort((a, b) => compareSeverity(b, a));

export const openOf = ({ findings }: Pick<Report, "findings">): readonly Finding[] =>
  findings.filter(({ status }) => status === "open");

/** `2 critical, 1 low`; empty for none. */
export function countsOf(findings: readonly Finding[]): string {
  return WORST_FIRST.map((severity) => [severity, findings.filter((one) => one.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}`)
    .join(", ");
}

/** `src/app.ts:3`, or the subject alone where it is no file. */
export const placeOf = ({ location: { subject, line } }: Finding): string =>
  line === undefined ? subject : `${subject}:${line}`;

/** ` in 1.5 s`; nothing where the room took no time. */
export const tookOf = ({ elapsedMs }: Pick<Report, "elapsedMs">): string =>
  elapsedMs === 0 ? "" : ` in ${(elapsedMs / 1000).toFixed(1)} s`;

/** What a reader finds on the disk: the archive, for what lies in one. Undefined where the subject is no file. */
export function fileOf({ location: { subject, line } }: Finding): string | undefined {
  return line === undefined ? undefined : onDisk(subject);
}

/** @param path may lie in an archive: `lib.zip!/inner/name` */
export function onDisk(path: string): string {
  const inner = path.indexOf("!/");
  return inner < 0 ? path : path.slice(0, inner);
}

export const rulesById = ({ rules }: Pick<Report, "rules">): ReadonlyMap<string, ReportRule> =>
  new Map(rules.map((rule) => [rule.id, rule]));

/**
 * What a format has room for: open ones before those that were suppressed, the worst before the others. They keep the
 * report's own order.
 */
export function mostImportant(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const kept = new Set(
    findings
      .toSorted(
        (a, b) => Number(b.status === "open") - Number(a.status === "open") || compareSeverity(b.severity, a.severity),
      )
      .slice(0, most),
  );
  return findings.filter((finding) => kept.has(finding));
}
