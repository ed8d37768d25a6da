import type { Finding } from "@parapet/guard/kernel";
import { catalogue } from "../catalogue/index.ts";
import { type ValidationReport, type ValidationRule, validationPage, validationRules } from "../model/index.ts";
import { type Report, type ReportRule, written } from "../report/index.ts";
import { outputsOf } from "./scan-outputs.ts";
import { readVersion } from "./version.ts";

interface ReportedValidation {
  readonly report: ValidationReport;
  readonly findings: readonly Finding[];
  readonly at: number;
  readonly elapsedMs: number;
}

export interface ValidationOutput {
  readonly file: string;
  write(given: ReportedValidation): string | Uint8Array | Promise<string | Uint8Array>;
}

/**
 * Where reports go, and how: JSON and HTML are the whole validation, with its plots; every other format of the report
 * room has its findings.
 *
 * @throws {ParapetError} PARAPET_CLI_USAGE for a file whose extension says nothing
 */
export function validationOutputs(files: readonly string[]): readonly ValidationOutput[] {
  return files.map((file): ValidationOutput => {
    if (/\.html?$/i.test(file)) return { file, write: ({ report, at }) => validationPage(report, at) };
    if (/\.json$/i.test(file) && !/\.sarif\.json$/i.test(file))
      return { file, write: ({ report, findings }) => `${JSON.stringify({ ...report, findings }, null, 2)}\n` };
    const format = outputsOf([file], undefined)[0]!.format;
    return { file, write: (given) => written(format, reportOf(given)) };
  });
}

/** What was found, in the words of the report room. What broke is a failure, what could not be asked was left out. */
function reportOf({ report, findings, at, elapsedMs }: ReportedValidation): Report {
  return {
    tool: "parapet model validate",
    version: readVersion(),
    at,
    subject: `model ${report.model.name}, ${report.data.rows} rows of ${report.data.file}, seed ${report.seed}`,
    rules: validationRules.map(ruleOf),
    findings,
    failures: report.failures.map(({ part, why }) => ({ path: part, why })),
    skipped: report.notMeasured.map(({ part, why }) => ({ path: part, why })),
    elapsedMs,
  };
}

function ruleOf({ id, title, severity, threats, remediation }: ValidationRule): ReportRule {
  const known = catalogue().threats;
  const frameworks = threats.flatMap((threat) => {
    if (!known.has(threat)) return [];
    const { owaspLlm2025, owaspLlm2026, atlas } = known.get(threat);
    return [...owaspLlm2025, ...owaspLlm2026, ...atlas];
  });
  return {
    id,
    title,
    summary: `${title}.`,
    family: "validate",
    severity,
    confidence: 1,
    cwe: [],
    threats,
    remediation,
    frameworks: [...new Set(frameworks)].sort(),
  };
}
