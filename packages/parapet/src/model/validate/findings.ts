import { createHash } from "node:crypto";
import type { Finding } from "@parapet/guard/kernel";
import { shown } from "./gate.ts";
import type { ValidationReport } from "./report.ts";
import { RULES } from "./rules.ts";

/** What is wrong, in the words of all rooms: what failed the gate, what leaks, what is worse. */
export function findingsOf(report: ValidationReport, at: number): readonly Finding[] {
  const { gate, leakage, slices } = report;
  const subject = `model:${report.model.name}`;
  const found = (rule: string, what: string, evidence: string): Finding => {
    const told = RULES.find(({ id }) => id === rule);
    if (told === undefined) throw new Error(`no rule ${rule}`);
    const fingerprint = createHash("sha256").update(`validate ${subject} ${rule} ${what}`).digest("hex").slice(0, 32);
    return {
      id: `model:${fingerprint.slice(0, 16)}`,
      room: "model",
      rule,
      title: told.title,
      severity: told.severity,
      confidence: 1,
      threats: told.threats,
      location: { subject },
      evidence,
      remediation: told.remediation,
      fingerprint,
      firstSeen: at,
      status: "open",
    };
  };
  const { duplicates, telling } = leakage;
  return [
    ...(gate?.results ?? [])
      .filter(({ verdict }) => verdict !== "passed")
      .map(({ verdict, measure, says }) =>
        found(verdict === "unknown" ? "gate-unknown" : ruleOf(measure), measure, says),
      ),
    ...(duplicates === undefined || duplicates.exact === 0
      ? []
      : [
          found(
            "holdout-leak",
            "exact",
            `${duplicates.exact} of ${duplicates.rows} rows are in the training data (${duplicates.contradicting} with another truth), ${duplicates.near} up to small differences; the first are ${duplicates.examples
              .slice(0, 5)
              .map((row) => row + 1)
              .join(", ")}`,
          ),
        ]),
    ...(telling ?? []).map(({ column, auc, class: name }) =>
      found(
        "telling-column",
        column,
        `${column} alone tells ${name} with an area of ${shown(auc)} under the ROC curve`,
      ),
    ),
    ...(slices?.slices ?? [])
      .filter(({ isWorse }) => isWorse)
      .slice(0, 10)
      .map(({ column, part, rows, value, chance }) =>
        found(
          "worse-part",
          `${column} ${part}`,
          `where ${column} is ${part} it is ${shown(value)} on ${rows} rows; chance would do that once in ${shown(1 / chance)}`,
        ),
      ),
  ];
}

function ruleOf(measure: string): string {
  if (measure.startsWith("fairness.")) return "gate-fairness";
  return measure.startsWith("robustness.") ? "gate-robustness" : "gate-quality";
}
