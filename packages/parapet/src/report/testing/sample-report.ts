import type { Finding } from "@parapet/guard/kernel";
import type { Block } from "../blocks.ts";
import type { Report, ReportRule } from "../format.ts";

export const AT = Date.UTC(2026, 10, 26, 12);

const FINGERPRINT = "f".repeat(32);

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
  const fingerprint = over.fingerprint ?? FINGERPRINT;
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

/** One of each block, beside the report and below its findings. */
export function detailed(one: string, other: string): Required<Pick<Report, "sections" | "details">> {
  const blocks: readonly Block[] = [
    { kind: "text", text: one },
    { kind: "text", text: other, isCode: true },
    {
      kind: "table",
      head: [one, "ways"],
      rows: [
        [other, one],
        ["a", "b"],
      ],
    },
    {
      kind: "bars",
      bars: [
        { label: one, share: 0.25, low: 0.1, high: 0.5, note: other },
        { label: other, share: undefined, low: 0, high: 1, note: "0 of 0" },
      ],
    },
    {
      kind: "heat",
      of: ["goal", "transform"],
      columns: [one, "none"],
      rows: [
        {
          label: other,
          cells: [
            { got: 3, of: 9 },
            { got: 0, of: 4 },
          ],
        },
        { label: "b", cells: [undefined, { got: 2, of: 2 }] },
      ],
    },
    {
      kind: "talk",
      turns: [
        { who: one, text: other },
        { who: "target", text: one },
      ],
    },
  ];
  return { sections: [{ title: one, note: other, blocks }], details: { [FINGERPRINT]: blocks } };
}
