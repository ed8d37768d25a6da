import type { Severity } from "@parapet/guard/kernel";

const MILDER: Readonly<Record<Severity, Severity>> = {
  critical: "high",
  high: "medium",
  medium: "low",
  low: "info",
  info: "info",
};

/** One step less. */
export const milder = (severity: Severity): Severity => MILDER[severity];
