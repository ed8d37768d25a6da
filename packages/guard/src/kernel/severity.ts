export type Severity = "info" | "low" | "medium" | "high" | "critical";

/** Ascending. */
export const SEVERITIES: readonly Severity[] = ["info", "low", "medium", "high", "critical"];

/** Negative when `a` is milder than `b`: sorts ascending. */
export function compareSeverity(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}
