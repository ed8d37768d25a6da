import type { Finding } from "@parapet/guard/kernel";
import type { Report, ReportRule } from "../format.ts";

export const AT = Date.UTC(2026, 10, 26, 12);

export function rule(over: Partial<ReportRule> = {}): ReportRule {
  return {
    id: "bad-word",
    title: "Bad word",
    summary: "A word stands here that hurts whoever reads it.",
    family: "words",
    severity: "high",
    confidence: 0.9,
    cwe: [798],
    threats: ["leaked-model-key"],
    remediation: "Say another.",
    frameworks: ["LLM02:2025"],
    ...over,
  };
}

export function finding(over: Partial<Finding> = {}): Finding {
  const fingerprint = over.fingerprint ?? "f".repeat(32);
  return {
    id: `scan-${fingerprint}`,
    room: "scan",
    rule: "bad-word",
    title: "Bad word",
    severity: "high",
    confidence: 0.9,
    threats: ["leaked-model-key"],
    location: { subject: "src/app.ts", line: 3, column: 5, endLine: 3, endColumn: 9 },
    evidence: "darn",
    remediation: "Say another.",
    fingerprint,
    firstSeen: AT,
    status: "open",
    ...over,
  };
}

export function report(over: Partial<Report> = {}): Report {
  return {
    tool: "parapet scan",
    version: "0.1.0",
    at: AT,
    subject: "12 files, 0.1 MB",
    rules: [rule(), rule({ id: "worse-word", title: "Worse word", family: "curses", severity: "critical" })],
    findings: [],
    failures: [],
    skipped: [],
    elapsedMs: 1_500,
    ...over,
  };
}

export const suppressed = (over: Partial<Finding> = {}): Finding =>
  finding({
    status: "suppressed",
    suppression: { owner: "inline", reason: "a quotation", expiresAt: Number.MAX_SAFE_INTEGER },
    ...over,
  });
