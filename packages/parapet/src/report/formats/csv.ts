import { csvCell } from "../escape.ts";
import type { ReportFormat } from "../format.ts";
import { rulesById } from "../reading.ts";

const COLUMNS = [
  "severity",
  "status",
  "rule",
  "title",
  "path",
  "line",
  "column",
  "evidence",
  "remediation",
  "confidence",
  "threats",
  "cwe",
  "frameworks",
  "fingerprint",
  "reason",
];

/** A line for each finding, and for each file that could not be looked at, with the status `not-looked-at`. */
export const csv: ReportFormat = {
  id: "csv",
  title: "CSV",
  extensions: ["csv"],
  summary: "One line a finding, safe to open in a spreadsheet",
  write(report) {
    const rules = rulesById(report);
    const rows = [
      COLUMNS,
      ...report.findings.map((finding) => {
        const { location, suppression } = finding;
        const rule = rules.get(finding.rule);
        return [
          finding.severity,
          finding.status,
          finding.rule,
          finding.title,
          location.subject,
          location.line ?? "",
          location.column ?? "",
          finding.evidence,
          finding.remediation,
          finding.confidence,
          finding.threats.join(" "),
          (rule?.cwe ?? []).map((number) => `CWE-${number}`).join(" "),
          (rule?.frameworks ?? []).join(" "),
          finding.fingerprint,
          suppression?.reason ?? "",
        ];
      }),
      ...report.failures.map(({ path, why }) => {
        const cells: Readonly<Record<string, string>> = { status: "not-looked-at", path, reason: why };
        return COLUMNS.map((column) => cells[column] ?? "");
      }),
    ];
    return rows.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
  },
};
