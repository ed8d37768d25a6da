import type { Finding, Severity } from "@parapet/guard/kernel";
import type { Block } from "../blocks.ts";
import type { Report, ReportGap, ReportRule } from "../format.ts";
import { countsOf, mostImportant, openOf, placeOf, rulesById } from "../reading.ts";
import { blockContent } from "./block-content.ts";
import { type Content, GRID, line, said } from "./content-node.ts";

/** In full; a document of a thousand pages is read by nobody, and JSON has them all. */
const MOST_FINDINGS = 200;
const MOST_GAPS = 100;
/** Of all findings' evidence and details: layout takes a second for some hundred thousand. */
const MOST_CHARACTERS = 300_000;
const COLOURS: Readonly<Record<Severity, string>> = {
  critical: "#9c1a13",
  high: "#b3261e",
  medium: "#8a5300",
  low: "#0b5cad",
  info: "#5f5f5a",
};

/** A report as a document: how it ended, what the room shows, then each finding with how it came about. */
export function contentOf(report: Report): readonly Content[] {
  const rules = rulesById(report);
  const shown = mostImportant(report.findings, MOST_FINDINGS);
  const cut = report.findings.length - shown.length;
  let left = MOST_CHARACTERS;
  const findings = shown.flatMap((finding) => {
    const blocks = report.details?.[finding.fingerprint];
    left -= blocks === undefined ? finding.evidence.length : sizeOf(blocks);
    return findingContent(finding, rules.get(finding.rule), left < 0 ? "brief" : blocks);
  });
  return [
    { text: line(report.tool), style: "h1", headlineLevel: 1 },
    { text: headline(report), fontSize: 12, bold: true, color: isClean(report) ? "#1b6b3a" : "#b3261e" },
    {
      text: line(
        `${report.subject}; ${new Date(report.at).toISOString().slice(0, 16).replace("T", " ")} UTC, version ${report.version}`,
      ),
      style: "muted",
    },
    ...gaps("Could not be looked at, so not known to be clean", report.failures),
    ...(report.sections ?? []).flatMap(({ title, note, blocks }) => [
      { text: line(title), style: "h2" },
      ...(note === undefined ? [] : [{ text: line(note), style: "muted", margin: [0, 0, 0, 4] }]),
      ...blocks.flatMap(blockContent),
    ]),
    ...(shown.length === 0 ? [] : [{ text: "Findings", style: "h2" }]),
    ...findings,
    ...(cut === 0 ? [] : [{ text: `${cut} more findings have no room here; SARIF, JSON and CSV have them.` }]),
    ...gaps("Left out by limits", report.skipped),
  ];
}

const isClean = (report: Report): boolean => openOf(report).length === 0 && report.failures.length === 0;

function headline(report: Report): string {
  const found = countsOf(openOf(report)) || "nothing found";
  return report.failures.length === 0 ? found : `${found}, and not everything was looked at`;
}

/** Drawn texts, as far as they are drawn at all. */
const sizeOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + Math.min(JSON.stringify(block).length, 50_000), 0);

/** @param blocks how it came about; `brief` where the document has no room for it */
function findingContent(
  finding: Finding,
  rule: ReportRule | undefined,
  blocks: readonly Block[] | undefined | "brief",
): readonly Content[] {
  const { severity, status, title, evidence, remediation, suppression } = finding;
  const seen = blocks === undefined ? said(evidence) : line(evidence.split("\n", 1)[0] ?? "");
  const mappings = rule?.mappings ?? [];
  const loose = mappings.length === 0 ? (rule?.frameworks ?? []) : [];
  const cwe = (rule?.cwe ?? []).map((number) => `CWE-${number}`);
  const closed = suppression === undefined ? status : `${status}: ${suppression.reason} (${suppression.owner})`;
  return [
    { text: [{ text: `${severity}  `, color: COLOURS[severity] }, line(title)], style: "h3", keepWithNext: true },
    { text: line([placeOf(finding), finding.rule, ...cwe, ...loose].join(" · ")), style: "muted" },
    ...(status === "open" ? [] : [{ text: line(closed), italics: true }]),
    { text: seen, style: "code" },
    ...(blocks === "brief"
      ? [{ text: "How it came about has no room here; JSON has it.", style: "muted" }]
      : (blocks ?? []).flatMap(blockContent)),
    { text: [{ text: "What to do: ", bold: true }, said(remediation)], margin: [0, 3, 0, 3] },
    ...(mappings.length === 0
      ? []
      : [
          {
            fontSize: 8,
            layout: GRID,
            table: {
              widths: [170, "*"],
              body: mappings.map(({ title: framework, ids }) => [
                { text: line(framework), style: "muted" },
                { text: line(ids.join(", ")) },
              ]),
            },
          },
        ]),
  ];
}

function gaps(title: string, list: readonly ReportGap[]): readonly Content[] {
  if (list.length === 0) return [];
  const lines = list.slice(0, MOST_GAPS).map(({ path, why }) => line(`${path}: ${why}`));
  const more = list.length > MOST_GAPS ? [`and ${list.length - MOST_GAPS} more`] : [];
  return [{ text: title, style: "h2" }, { ul: [...lines, ...more].map((text) => ({ text })) }];
}
