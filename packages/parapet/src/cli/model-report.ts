import type { Finding } from "@parapet/guard/kernel";
import { catalogue } from "../catalogue/index.ts";
import { type ArtefactScan, artefactFindings, formats } from "../model/index.ts";
import type { Report, ReportRule } from "../report/index.ts";
import { readVersion } from "./version.ts";

/** What a scan of model files found, in the words of the report room. */
export function artefactReport(scanned: ArtefactScan, at: number): Report {
  const { files, skipped, isInterrupted, elapsedMs } = scanned;
  const findings = artefactFindings(files, formats.all, at);
  const failures = files
    .filter(({ verdict }) => verdict === "failed")
    .map(({ path, reasons }) => ({ path, why: reasons[0]?.says ?? "it could not be read" }));
  return {
    tool: "parapet model scan",
    version: readVersion(),
    at,
    subject: `${files.length} files`,
    rules: artefactRules(findings),
    findings,
    failures: isInterrupted ? [...failures, { path: ".", why: "interrupted before the end" }] : failures,
    skipped,
    elapsedMs,
  };
}

/** The rules that findings about model files are of: they come with the formats, and with what was found. */
export function artefactRules(findings: readonly Finding[]): readonly ReportRule[] {
  const rules = new Map<string, ReportRule>();
  for (const { rule, title, severity, confidence, threats, remediation } of findings) {
    if (rules.has(rule)) continue;
    rules.set(rule, {
      id: rule,
      title,
      summary: title,
      family: "model",
      severity,
      confidence,
      cwe: [502],
      threats,
      remediation,
      frameworks: [...new Set(threats.flatMap(frameworksOf))].sort(),
    });
  }
  return [...rules.values()];
}

function frameworksOf(threat: string): readonly string[] {
  const known = catalogue().threats;
  if (!known.has(threat)) return [];
  const { owaspLlm2025, owaspLlm2026, owaspAgentic2026, atlas } = known.get(threat);
  return [...owaspLlm2025, ...owaspLlm2026, ...owaspAgentic2026, ...atlas];
}
