import { catalogue } from "../catalogue/index.ts";
import type { Report, ReportRule } from "../report/index.ts";
import type { Rule, Scanner, ScanResult } from "../scan/index.ts";
import { artefactRules } from "./model-report.ts";
import { readVersion } from "./version.ts";

interface Reported {
  readonly result: ScanResult;
  /** The scanners that took part. */
  readonly ran: readonly Scanner[];
  /** What settings took out of it, in words. */
  readonly leftOut: readonly string[];
  readonly at: number;
}

/** What a scan found, in the words of the report room. */
export function reportOf({ result, ran, leftOut, at }: Reported): Report {
  const families = new Map(ran.flatMap(({ id, rules }) => rules.map((rule) => [rule.id, id] as const)));
  const failures = result.failures.map(({ path, scanner, error }) => ({
    path,
    why: scanner === undefined ? error : `${scanner}: ${error}`,
  }));
  return {
    tool: "parapet scan",
    version: readVersion(),
    at,
    subject: `${result.files} files, ${sizeOf(result.bytes)}`,
    rules: [
      ...result.rules.map((rule) => reportRule(rule, families.get(rule.id) ?? "scan")),
      ...artefactRules(result.findings.filter(({ room }) => room === "model")),
    ],
    findings: result.findings,
    failures: result.isInterrupted ? [...failures, { path: ".", why: "interrupted before the end" }] : failures,
    skipped: [...leftOut.map((why) => ({ path: ".", why })), ...result.skipped.map(({ path, why }) => ({ path, why }))],
    elapsedMs: result.elapsedMs,
  };
}

const sizeOf = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

function reportRule(rule: Rule, family: string): ReportRule {
  const { id, title, summary, severity, confidence, cwe, threats, remediation } = rule;
  const known = catalogue().threats;
  const frameworks = threats.flatMap((threat) => {
    if (!known.has(threat)) return [];
    const { owaspLlm2025, owaspLlm2026, owaspAgentic2026 } = known.get(threat);
    return [...owaspLlm2025, ...owaspLlm2026, ...owaspAgentic2026];
  });
  return {
    id,
    title,
    summary,
    family,
    severity,
    confidence,
    cwe,
    threats,
    remediation,
    frameworks: [...new Set(frameworks)].sort(),
  };
}
