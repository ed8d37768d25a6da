import type { Finding } from "@parapet/guard/kernel";
import { attribute, markup } from "../escape.ts";
import type { Report, ReportFormat, ReportGap } from "../format.ts";
import { fileOf, placeOf, rulesById } from "../reading.ts";

interface Case {
  readonly outcome: "passed" | "failure" | "error" | "skipped";
  readonly xml: string;
}

/**
 * A suite for each family of rules. Open findings are failures, suppressed ones skipped tests; what could not be looked
 * at is an error. A family that found nothing has one test that passes, unless something could not be looked at.
 */
export const junit: ReportFormat = {
  id: "junit",
  title: "JUnit XML",
  extensions: ["xml"],
  summary: "For the test view of a CI system",
  write(report) {
    const seconds = (report.elapsedMs / 1000).toFixed(3);
    const suites = [...familiesOf(report)].map(([family, findings]) =>
      suite(
        `${report.tool}: ${family}`,
        findings.length === 0 ? [nothingFound(family, report)] : findings.map((finding) => caseOf(finding, family)),
      ),
    );
    const gaps = [
      ...report.failures.map((gap) => gapCase(gap, "error")),
      ...report.skipped.map((gap) => gapCase(gap, "skipped")),
    ];
    if (gaps.length > 0) suites.push(suite(`${report.tool}: not looked at`, gaps));
    const all = suites.flatMap(({ cases }) => cases);
    const body = suites.map(({ xml }) => xml).join("");
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${attribute(report.tool)}" ${countsOfCases(all)} time="${seconds}">\n${body}</testsuites>\n`;
  },
};

function familiesOf(report: Report): ReadonlyMap<string, readonly Finding[]> {
  const rules = rulesById(report);
  const families = new Map<string, Finding[]>(report.rules.map(({ family }) => [family, []]));
  for (const finding of report.findings) {
    const family = rules.get(finding.rule)?.family ?? finding.room;
    const known = families.get(family);
    if (known === undefined) families.set(family, [finding]);
    else known.push(finding);
  }
  return families;
}

function suite(name: string, cases: readonly Case[]): { readonly cases: readonly Case[]; readonly xml: string } {
  const xml = `  <testsuite name="${attribute(name)}" ${countsOfCases(cases)}>\n${cases.map((one) => one.xml).join("")}  </testsuite>\n`;
  return { cases, xml };
}

function countsOfCases(cases: readonly Case[]): string {
  const count = (wanted: Case["outcome"]): number => cases.filter(({ outcome }) => outcome === wanted).length;
  return `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}"`;
}

function testcase(name: string, classname: string, outcome: Case["outcome"], inner: string, more = ""): Case {
  const opening = `    <testcase name="${attribute(name)}" classname="${attribute(classname)}"${more}`;
  return { outcome, xml: inner === "" ? `${opening}/>\n` : `${opening}>\n      ${inner}\n    </testcase>\n` };
}

function caseOf(finding: Finding, family: string): Case {
  const { title, severity, rule, evidence, remediation, suppression } = finding;
  const name = `${placeOf(finding)} ${title}`;
  const file = fileOf(finding);
  const where = file === undefined ? "" : ` file="${attribute(file)}" line="${finding.location.line}"`;
  if (finding.status !== "open") {
    const reason = suppression === undefined ? finding.status : suppression.reason;
    return testcase(name, `${family}.${rule}`, "skipped", `<skipped message="${attribute(reason)}"/>`, where);
  }
  const text = markup(`${placeOf(finding)}\n${evidence}\n${remediation}`);
  const failure = `<failure type="${attribute(severity)}" message="${attribute(`${severity}: ${title}`)}">${text}</failure>`;
  return testcase(name, `${family}.${rule}`, "failure", failure, where);
}

function nothingFound(family: string, { failures }: Report): Case {
  return failures.length === 0
    ? testcase("nothing found", family, "passed", "")
    : testcase("nothing found", family, "skipped", '<skipped message="not everything could be looked at"/>');
}

function gapCase({ path, why }: ReportGap, outcome: "error" | "skipped"): Case {
  const inner =
    outcome === "error"
      ? `<error type="not-looked-at" message="${attribute(why)}"/>`
      : `<skipped message="${attribute(why)}"/>`;
  return testcase(path, "not-looked-at", outcome, inner);
}
