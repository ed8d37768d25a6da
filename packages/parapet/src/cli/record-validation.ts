import type { Evidence, Finding } from "@parapet/guard/kernel";
import { artefactSubject, type ValidationReport } from "../model/index.ts";
import type { Store } from "../store/index.ts";
import { evaluationProof } from "./evaluation-proof.ts";
import { keepFindings } from "./keep-findings.ts";

export interface RecordedValidation {
  readonly report: ValidationReport;
  readonly findings: readonly Finding[];
  readonly at: number;
}

/** Keeps what a validation found, marks as fixed what is found no more, and says what is proven by its gate. */
export async function recordValidation(
  store: Store,
  { report, findings, at }: RecordedValidation,
  actor: string,
): Promise<{ readonly fixed: number }> {
  const subject = `model:${report.model.name}`;
  const isWhole = report.failures.length === 0 && !report.isInterrupted;
  const fixed = await keepFindings(
    store,
    "model",
    findings,
    ({ location, rule }) => isWhole && location.subject === subject && isAskedAgain(rule, report),
  );
  const evidence = evidenceOf(report, at);
  if (evidence.length > 0) await store.evidence.insert(evidence);
  store.events.append({
    kind: "model-validated",
    at,
    actor,
    subject,
    data: {
      digest: report.model.digest ?? null,
      data: report.data.digest,
      rows: report.data.rows,
      seed: report.seed,
      isInterrupted: report.isInterrupted,
      gate: report.gate === undefined ? null : report.gate.isPassed,
      failures: report.failures.length,
      findings: findings.length,
      measures: Object.fromEntries(
        report.metrics.filter(({ value }) => Number.isFinite(value)).map(({ id, value }) => [id, value]),
      ),
    },
  });
  return { fixed };
}

/** A finding is fixed only by a run that would have found it. */
function isAskedAgain(rule: string, report: ValidationReport): boolean {
  if (rule.startsWith("gate-")) return report.gate !== undefined;
  if (rule === "holdout-leak") return report.leakage.duplicates !== undefined;
  if (rule === "telling-column") return report.leakage.telling !== undefined;
  return rule === "worse-part" && report.slices !== undefined;
}

/**
 * A gate proves that the version was tested against limits, and where it asks for fairness that groups lie within
 * them. Without a gate nothing is proven; what broke, or could not be told, leaves it unknown.
 */
function evidenceOf(report: ValidationReport, at: number): readonly Evidence[] {
  const { gate } = report;
  if (gate === undefined) return [];
  const isWhole = report.failures.length === 0 && !report.isInterrupted;
  const asked = (results: typeof gate.results): Evidence["status"] => {
    if (results.some(({ verdict }) => verdict === "failed")) return "failed";
    return isWhole && results.every(({ verdict }) => verdict === "passed") ? "proven" : "unknown";
  };
  const fair = gate.results.filter(({ measure }) => measure.startsWith("fairness."));
  return [
    { control: "ctl-model-eval-gate", results: gate.results },
    ...(fair.length === 0 ? [] : [{ control: "ctl-fairness-test", results: fair }]),
  ].flatMap(({ control, results }) =>
    evaluationProof({
      control,
      // Proof is of bytes; what has none that can be seen, an address or a table of predictions, is proven by name.
      subject: report.model.digest === undefined ? `model:${report.model.name}` : artefactSubject(report.model.digest),
      status: asked(results),
      at,
      run: `parapet model validate, ${report.data.rows} rows, gate of ${gate.results.length} rules, seed ${report.seed}`,
      of: [report.model.digest ?? null, report.data.digest, gate.results],
    }),
  );
}
