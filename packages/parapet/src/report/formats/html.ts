import { createHash } from "node:crypto";
import type { Finding } from "@parapet/guard/kernel";
import type { Block } from "../blocks.ts";
import { markup } from "../escape.ts";
import type { Report, ReportFormat, ReportGap, ReportRule } from "../format.ts";
import { countsOf, mostImportant, openOf, placeOf, rulesById, tookOf, WORST_FIRST } from "../reading.ts";
import { blockMarkup, sectionMarkup } from "./html-blocks.ts";
import { SCRIPT, STYLE } from "./html-page.ts";

/** A browser scrolls through these without delay. */
const MOST_SHOWN = 5_000;
const GAPS_SHOWN = 200;

/** One file that needs no other, and may load none: its content policy names the two pieces that it holds. */
export const html: ReportFormat = {
  id: "html",
  title: "HTML",
  extensions: ["html", "htm"],
  summary: "One page with filters, for people; loads nothing",
  write(report) {
    const shown = mostImportant(report.findings, MOST_SHOWN);
    const rules = rulesById(report);
    const cut = report.findings.length - shown.length;
    const policy = `default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${markup(report.tool)}: ${headline(report)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${markup(report.tool)}: <span${isClean(report) ? ' class="clean"' : ""}>${headline(report)}</span></h1>
<p class="muted">${markup(report.subject)} on ${new Date(report.at).toISOString().slice(0, 16).replace("T", " ")} UTC${tookOf(report)}, version ${markup(report.version)}</p>
</header>
<main>
${gaps("Could not be looked at, so not known to be clean", report.failures, "gaps")}
${(report.sections ?? []).map(sectionMarkup).join("\n")}
${shown.length === 0 ? "" : `<h2>Findings</h2>`}
${filters(shown)}
${shown.map((finding) => card(finding, rules.get(finding.rule), report.details?.[finding.fingerprint])).join("\n")}
${cut === 0 ? "" : `<p>${cut} more findings have no room here; SARIF, JSON and CSV have them.</p>`}
${gaps("Left out by limits", report.skipped, "muted")}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
  },
};

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;

const isClean = (report: Report): boolean => openOf(report).length === 0 && report.failures.length === 0;

function headline(report: Report): string {
  const found = countsOf(openOf(report)) || "nothing found";
  return report.failures.length === 0 ? found : `${found}, and not everything was looked at`;
}

/** Hidden until the script shows it: without one it could do nothing. */
function filters(findings: readonly Finding[]): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  const boxes = WORST_FIRST.map(
    (severity) => `<label><input type="checkbox" name="severity" value="${severity}" checked> ${severity}</label>`,
  );
  const choices = rules.map((rule) => `<option value="${markup(rule)}">${markup(rule)}</option>`);
  return `<form hidden>
<fieldset><legend>Severity</legend>${boxes.join("\n")}</fieldset>
<label>Rule <select name="rule"><option value="">all</option>${choices.join("")}</select></label>
<label>Words <input type="search" name="words"></label>
<label><input type="checkbox" name="suppressed"> suppressed too</label>
<output aria-live="polite"></output>
</form>`;
}

function card(finding: Finding, rule: ReportRule | undefined, details: readonly Block[] | undefined): string {
  const { severity, status, title, evidence, remediation, suppression, flow } = finding;
  const ids = [finding.rule, ...(rule?.cwe ?? []).map((number) => `CWE-${number}`)];
  const steps = (flow ?? []).map(({ line, column, note }) => `<li>${line}:${column} ${markup(note)}</li>`);
  const told = rule?.mappings ?? [];
  const mapped = told.map(
    ({ title: framework, ids: list }) => `<dt>${markup(framework)}</dt><dd>${markup(list.join(", "))}</dd>`,
  );
  const loose = told.length === 0 ? (rule?.frameworks ?? []) : [];
  return `<article class="${status}" data-severity="${severity}" data-status="${status}" data-rule="${markup(finding.rule)}">
<h3><span class="severity ${severity}">${severity}</span>${markup(title)}</h3>
<p><code>${markup(placeOf(finding))}</code></p>
<pre>${markup(details === undefined ? evidence : firstLine(evidence))}</pre>
${steps.length === 0 ? "" : `<ol>${steps.join("")}</ol>`}
${details === undefined ? "" : `<details><summary>How it got through</summary>${details.map(blockMarkup).join("\n")}</details>`}
<p><strong>What to do:</strong> ${markup(remediation)}</p>
<p class="muted">${markup([...ids, ...loose].join(" · "))}</p>
${mapped.length === 0 ? "" : `<dl class="mapped muted">${mapped.join("")}</dl>`}
${status === "open" ? "" : `<p class="muted">${status}${suppression === undefined ? "" : `: ${markup(suppression.reason)} (${markup(suppression.owner)})`}</p>`}
</article>`;
}

/** Details say the rest, better than a line that was put together from it. */
const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

function gaps(title: string, list: readonly ReportGap[], look: string): string {
  if (list.length === 0) return "";
  const lines = list
    .slice(0, GAPS_SHOWN)
    .map(({ path, why }) => `<li><code>${markup(path)}</code>: ${markup(why)}</li>`);
  const more = list.length > GAPS_SHOWN ? `<li>and ${list.length - GAPS_SHOWN} more</li>` : "";
  return `<section class="${look}"><h2>${title}</h2><ol>${lines.join("")}${more}</ol></section>`;
}
