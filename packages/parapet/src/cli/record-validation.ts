import { createHash } from "node:crypto";
import type { Evidence, Finding } from "@parapet/guard/kernel";
import { catalogue } from "../catalogue/index.ts";
import { artefactSubject, type ValidationReport } from "../model/index.ts";
import type { Store } from "../store/index.ts";

const DAY_MS = 86_400_000;
/** As many as the store lists at once. */
const MOST_KNOWN = 10_000;
const MODULE = "eval.suite";

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
  const open = new Set(findings.map(({ fingerprint }) => fingerprint));
  const known = await store.findings.list({ room: "model", status: "open", limit: MOST_KNOWN });
  const isWhole = report.failures.length === 0 && !report.isInterrupted;
  const fixed = known
    .filter(
      ({ fingerprint, location, rule }) =>
        isWhole && location.subject === subject && !open.has(fingerprint) && isAskedAgain(rule, report),
    )
    .map((finding): Finding => ({ ...finding, status: "fixed" }));
  await store.findings.upsert([...findings, ...fixed]);
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
  return { fixed: fixed.length };
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
  const digest = createHash("sha256")
    .update(JSON.stringify([report.model.digest ?? null, report.data.digest, gate.results]))
    .digest("hex");
  const isWhole = report.failures.length === 0 && !report.isInterrupted;
  const asked = (results: typeof gate.results): Evidence["status"] => {
    if (results.some(({ verdict }) => verdict === "failed")) return "failed";
    return isWhole && results.every(({ verdict }) => verdict === "passed") ? "proven" : "unknown";
  };
  const fair = gate.results.filter(({ measure }) => measure.startsWith("fairness."));
  return [
    { control: "ctl-model-eval-gate", results: gate.results },
    ...(fair.length === 0 ? [] : [{ control: "ctl-fairness-test", results: fair }]),
  ].flatMap(({ control, results }): Evidence[] => {
    const taken = catalogue()
      .controls.get(control)
      .evidence.find(({ module }) => module === MODULE);
    if (taken === undefined) return [];
    return [
      {
        control,
        // Proof is of bytes; what has none that can be seen, an address or a table of predictions, is proven by name.
        subject:
          report.model.digest === undefined ? `model:${report.model.name}` : artefactSubject(report.model.digest),
        status: asked(results),
        by: MODULE,
        at,
        expiresAt: at + taken.maxAgeDays * DAY_MS,
        run: `parapet model validate, ${report.data.rows} rows, gate of ${gate.results.length} rules, seed ${report.seed}`,
        digest,
      },
    ];
  });
}
