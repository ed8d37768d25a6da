import type { Finding, Severity } from "@parapet/guard/kernel";
import { jsonDocument, visible } from "../escape.ts";
import type { Report, ReportFormat, ReportGap, ReportRule } from "../format.ts";
import { fileOf, mostImportant, onDisk, rulesById } from "../reading.ts";
import { taxonomiesOf } from "./sarif-taxonomies.ts";

/** As many as GitHub takes of one run; the same for the steps of a flow, of which readers show few. */
const MOST_RESULTS = 25_000;
const MOST_STEPS = 50;
const MOST_NOTES = 1_000;
const ROOT = "%SRCROOT%";

type Level = "error" | "warning" | "note";
const LEVELS: Readonly<Record<Severity, Level>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  info: "note",
};
/** Middles of the bands that code scanning sorts by, as in CVSS. */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.5",
  info: "0.0",
};

/** One run. @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarif: ReportFormat = {
  id: "sarif",
  title: "SARIF 2.1.0",
  extensions: ["sarif", "sarif.json"],
  summary: "For code scanning and IDEs",
  write(report) {
    const results = mostImportant(report.findings, MOST_RESULTS);
    const indexes = new Map(report.rules.map(({ id }, at) => [id, at]));
    const rules = rulesById(report);
    const { taxonomies, supported, referencesOf } = taxonomiesOf(report);
    const relationshipsOf = (rule: ReportRule): readonly object[] =>
      referencesOf(rule).map((target) => ({ target, kinds: ["relevant"] }));
    const log = {
      $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: report.tool,
              version: report.version,
              semanticVersion: report.version,
              rules: report.rules.map((rule) => ({
                ...descriptor(rule),
                ...filled("relationships", relationshipsOf(rule)),
              })),
              ...(supported === undefined ? {} : { supportedTaxonomies: supported }),
            },
          },
          ...(taxonomies === undefined ? {} : { taxonomies }),
          columnKind: "utf16CodeUnits",
          originalUriBaseIds: { [ROOT]: { description: { text: "The folder that was looked at" } } },
          invocations: [invocation(report, report.findings.length - results.length)],
          results: results.map((finding) => ({
            ...resultOf(finding, indexes.get(finding.rule)),
            ...filled("taxa", referencesOf(rules.get(finding.rule))),
          })),
        },
      ],
    };
    // Hundreds of rules: what is indented is half as long again.
    return jsonDocument(log, 0);
  },
};

/** Nothing where the list is empty: an empty one would say that it was looked for. */
const filled = (name: string, list: readonly object[]): object => (list.length === 0 ? {} : { [name]: list });

function descriptor({ id, title, summary, remediation, family, severity, confidence, cwe, frameworks }: ReportRule) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: summary },
    help: { text: `${summary}\n\n${remediation}`, markdown: `${summary}\n\n**What to do:** ${remediation}` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ["security", family, ...cwe.map((number) => `external/cwe/cwe-${number}`), ...frameworks].slice(0, 20),
      precision: confidence >= 0.9 ? "very-high" : confidence >= 0.7 ? "high" : confidence >= 0.4 ? "medium" : "low",
      "security-severity": SECURITY_SEVERITIES[severity],
    },
  };
}

function invocation({ at, elapsedMs, failures, skipped }: Report, cut: number) {
  const told = [
    ...(cut === 0 ? [] : [note("warning", `${cut} findings are left out: a run may have ${MOST_RESULTS}`)]),
    ...failures.slice(0, MOST_NOTES).map((gap) => gapNote("error", gap)),
    ...skipped.slice(0, MOST_NOTES).map((gap) => gapNote("note", gap)),
    ...[failures, skipped]
      .filter((gaps) => gaps.length > MOST_NOTES)
      .map((gaps) => note("warning", `${gaps.length - MOST_NOTES} more were not looked at`)),
  ];
  return {
    executionSuccessful: failures.length === 0,
    startTimeUtc: new Date(at).toISOString(),
    endTimeUtc: new Date(at + elapsedMs).toISOString(),
    toolExecutionNotifications: told,
  };
}

const note = (level: Level, text: string) => ({ level, message: { text: message(text) } });
const gapNote = (level: Level, { path, why }: ReportGap) => ({
  ...note(level, `${path} was not looked at: ${why}`),
  locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
});

function resultOf(finding: Finding, ruleIndex: number | undefined) {
  const { location, severity, flow, fix, confidence, threats, remediation, properties } = finding;
  const file = fileOf(finding);
  const physical = file === undefined ? undefined : { artifactLocation: artifact(file), region: regionOf(location) };
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message(`${finding.title}: ${finding.evidence}\n${remediation}`) },
    locations: [
      {
        ...(physical === undefined ? {} : { physicalLocation: physical }),
        ...(file === location.subject ? {} : { logicalLocations: [{ fullyQualifiedName: visible(location.subject) }] }),
      },
    ],
    partialFingerprints: { "parapetFingerprint/v1": finding.fingerprint },
    ...(flow === undefined || file === undefined || flow.length === 0 ? {} : { codeFlows: [codeFlow(flow, file)] }),
    ...(fix === undefined || physical === undefined
      ? {}
      : {
          fixes: [
            {
              description: { text: message(remediation) },
              artifactChanges: [
                {
                  artifactLocation: physical.artifactLocation,
                  replacements: [{ deletedRegion: physical.region, insertedContent: { text: fix } }],
                },
              ],
            },
          ],
        }),
    suppressions: suppressionsOf(finding),
    properties: { ...properties, severity, confidence, threats },
  };
}

function regionOf({ line = 1, column, endLine, endColumn }: Finding["location"]) {
  return {
    startLine: line,
    ...(column === undefined ? {} : { startColumn: column }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

/** Where a flow is too long, its middle goes: where hostile text enters and where it does harm are what matters. */
function codeFlow(flow: NonNullable<Finding["flow"]>, file: string) {
  const half = MOST_STEPS / 2;
  const steps = flow.length <= MOST_STEPS ? flow : [...flow.slice(0, half), ...flow.slice(-half)];
  return {
    threadFlows: [
      {
        locations: steps.map(({ line, column, note: text }) => ({
          location: {
            physicalLocation: { artifactLocation: artifact(file), region: { startLine: line, startColumn: column } },
            message: { text: message(text) },
          },
        })),
      },
    ],
  };
}

/** All results have the list, as the standard wants it where one has. */
function suppressionsOf({ status, suppression }: Finding) {
  if (status === "open") return [];
  if (suppression === undefined) return [{ kind: "external", status: "accepted" }];
  const { owner, reason, expiresAt } = suppression;
  const until = new Date(expiresAt);
  return [
    {
      kind: owner === "inline" ? "inSource" : "external",
      status: "accepted",
      justification: visible(reason),
      properties: { owner, ...(Number.isNaN(until.getTime()) ? {} : { expiresAt: until.toISOString() }) },
    },
  ];
}

/** In a message, `[text](target)` is a link: what was found may not make one. */
function message(text: string): string {
  const shown = visible(text);
  return shown.includes("](") ? shown.replace(/[[\]\\]/g, "\\$&") : shown;
}

function artifact(path: string) {
  const parts = onDisk(path).toWellFormed().split("/").map(encodeURIComponent);
  return { uri: parts.join("/"), uriBaseId: ROOT };
}
