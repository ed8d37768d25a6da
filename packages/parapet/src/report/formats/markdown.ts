import type { Finding } from "@parapet/guard/kernel";
import { markdownCode, markdownText } from "../escape.ts";
import type { Report, ReportFormat } from "../format.ts";
import { countsOf, openOf, placeOf, rulesById, tookOf, WORST_FIRST } from "../reading.ts";

/** Below what GitHub (65,536) and GitLab take of one comment. */
const MOST_CHARACTERS = 60_000;
/** Kept back for what stands behind the table. */
const TAIL = 2_000;
const PLACES_A_ROW = 3;
const GAPS_SHOWN = 10;
/** A path or title beyond this is cut: the whole stands in the other formats. */
const LONGEST = 200;

/** The first line of a comment: whoever posts the next one looks for it, and replaces that comment. */
export const markdownMarker = (tool: string): string => `<!-- ${tool.replace(/[^a-z0-9]+/gi, "-")}-report -->`;

/** A comment for a pull request: findings of one kind in one row, the worst first, and what to do below. */
export const markdown: ReportFormat = {
  id: "markdown",
  title: "Markdown",
  extensions: ["md"],
  summary: "A comment for a pull request",
  write(report) {
    const groups = groupsOf(openOf(report));
    const rules = rulesById(report);
    const head = `${markdownMarker(report.tool)}\n### ${headline(report)}\n\n${subline(report)}\n${gapLines(report)}`;
    const table: string[] = [];
    const advice: string[] = [];
    let left = MOST_CHARACTERS - TAIL - head.length;
    for (const group of groups) {
      const row = rowOf(group);
      const line = adviceOf(group, rules.get(group[0].rule)?.frameworks ?? []);
      left -= row.length + line.length;
      if (left < 0) break;
      table.push(row);
      advice.push(line);
    }
    if (groups.length === 0) return head;
    const cut = groups.slice(table.length).reduce((sum, group) => sum + group.length, 0);
    const more = cut === 0 ? "" : `\n${cut} more findings have no room here; the full report has them.\n`;
    return `${head}\n| severity | what | where |\n| --- | --- | --- |\n${table.join("")}${more}\n<details><summary>What to do</summary>\n\n${advice.join("")}\n</details>\n`;
  },
};

function headline(report: Report): string {
  const counts = countsOf(openOf(report));
  const found = counts === "" ? "nothing found" : counts;
  return `${markdownText(report.tool)}: ${report.failures.length === 0 ? found : `${found}, and not everything was looked at`}`;
}

function subline(report: Report): string {
  const { subject, findings, skipped } = report;
  const suppressed = findings.filter(({ status }) => status === "suppressed").length;
  return [
    `${markdownText(subject)}${tookOf(report)}`,
    ...(suppressed === 0 ? [] : [`${suppressed} suppressed`]),
    ...(skipped.length === 0 ? [] : [`${skipped.length} left out by limits`]),
  ].join("; ");
}

function gapLines({ failures }: Report): string {
  if (failures.length === 0) return "";
  const shown = failures
    .slice(0, GAPS_SHOWN)
    .map(({ path, why }) => `> - ${markdownCode(short(path))}: ${markdownText(short(why))}\n`);
  const more = failures.length > GAPS_SHOWN ? `> - and ${failures.length - GAPS_SHOWN} more\n` : "";
  return `\n> [!CAUTION]\n> Could not be looked at, so not known to be clean:\n>\n${shown.join("")}${more}`;
}

/** Of the same rule, title and severity. */
type Group = readonly [Finding, ...Finding[]];

function groupsOf(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.severity, finding.rule, finding.title]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [finding]);
    else known.push(finding);
  }
  const rankOf = ([{ severity }]: Group): number => WORST_FIRST.indexOf(severity);
  return [...groups.values()].sort((a, b) => rankOf(a) - rankOf(b));
}

function rowOf(group: Group): string {
  const [{ severity, title }] = group;
  const places = [...new Set(group.map(placeOf))];
  const shown = places.slice(0, PLACES_A_ROW).map((place) => markdownCode(short(place)));
  const more = places.length > PLACES_A_ROW ? ` and ${places.length - PLACES_A_ROW} more` : "";
  return `| <b>${severity}</b> | ${markdownText(short(title))} | ${shown.join("<br>")}${more} |\n`;
}

function adviceOf([{ title, rule, evidence, remediation }]: Group, frameworks: readonly string[]): string {
  const mapped = frameworks.length === 0 ? "" : ` Maps to ${markdownText(short(frameworks.join(", "), 400))}.`;
  return `- <b>${markdownText(short(title))}</b> (${markdownCode(rule)}): ${markdownText(short(remediation, 600))} Seen: ${markdownCode(short(evidence))}${mapped}\n`;
}

const short = (text: string, most = LONGEST): string => (text.length <= most ? text : `${text.slice(0, most)}…`);
