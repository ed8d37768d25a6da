import type { Finding } from "../../api/types.ts";

export interface FindingFilter {
  /** In the title, rule, path or evidence; case does not matter. */
  readonly text: string;
  readonly status: Finding["status"] | "";
  /** This and graver. */
  readonly severity: Finding["severity"];
}

export const OPEN_FINDINGS: FindingFilter = { text: "", status: "open", severity: "info" };

export const SEVERITIES: readonly Finding["severity"][] = ["info", "low", "medium", "high", "critical"];

const gravity = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);

/** Gravest first, then by place: what a person would look at first. */
export function filterFindings(
  rows: readonly Finding[],
  { text, status, severity }: FindingFilter,
): readonly Finding[] {
  const wanted = text.toLowerCase();
  return rows
    .filter((row) => (status === "" || row.status === status) && gravity(row) >= SEVERITIES.indexOf(severity))
    .filter((row) =>
      [row.title, row.rule, row.location.subject, row.evidence].some((part) => part.toLowerCase().includes(wanted)),
    )
    .toSorted(
      (a, b) =>
        gravity(b) - gravity(a) ||
        a.location.subject.localeCompare(b.location.subject) ||
        (a.location.line ?? 0) - (b.location.line ?? 0),
    );
}

export interface FindingCounts {
  readonly open: number;
  readonly suppressed: number;
  readonly fixed: number;
  /** Open ones by severity, gravest first, without those that there are none of. */
  readonly bySeverity: readonly (readonly [Finding["severity"], number])[];
  /** Open ones that were first seen within seven days. */
  readonly recent: number;
}

const WEEK_MS = 7 * 86_400_000;

export function countFindings(rows: readonly Finding[], now: number): FindingCounts {
  const of = (status: Finding["status"]): readonly Finding[] => rows.filter((row) => row.status === status);
  const open = of("open");
  return {
    open: open.length,
    suppressed: of("suppressed").length,
    fixed: of("fixed").length,
    bySeverity: SEVERITIES.toReversed()
      .map((severity) => [severity, open.filter((row) => row.severity === severity).length] as const)
      .filter(([, count]) => count > 0),
    recent: open.filter(({ firstSeen }) => now - firstSeen < WEEK_MS).length,
  };
}
