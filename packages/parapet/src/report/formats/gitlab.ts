import { createHash } from "node:crypto";
import type { Severity } from "@parapet/guard/kernel";
import { jsonDocument, oneLine } from "../escape.ts";
import type { ReportFormat } from "../format.ts";
import { fileOf, onDisk, openOf } from "../reading.ts";

const GITLAB_SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: "blocker",
  high: "critical",
  medium: "major",
  low: "minor",
  info: "info",
};

/**
 * The report artefact `codequality`: what is open, and what could not be looked at.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlab: ReportFormat = {
  id: "gitlab",
  title: "GitLab code quality",
  extensions: ["gitlab.json"],
  summary: "For the merge request widget of GitLab",
  write(report) {
    const entries = [
      ...openOf(report).map((finding) => ({
        description: oneLine(`${finding.title}: ${finding.evidence}. ${finding.remediation}`),
        check_name: finding.rule,
        fingerprint: finding.fingerprint,
        severity: GITLAB_SEVERITIES[finding.severity],
        location: {
          path: fileOf(finding) ?? finding.location.subject,
          lines: { begin: finding.location.line ?? 1 },
        },
      })),
      ...report.failures.map(({ path, why }) => ({
        description: oneLine(`Could not be looked at, so it is not known to be clean: ${why}`),
        check_name: "not-looked-at",
        fingerprint: createHash("sha256").update(`not-looked-at\n${path}\n${why}`).digest("hex").slice(0, 32),
        severity: "blocker",
        location: { path: onDisk(path), lines: { begin: 1 } },
      })),
    ];
    return jsonDocument(entries);
  },
};
