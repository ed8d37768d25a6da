import { type AttackReport, artefactSubject, attackFindings } from "../model/index.ts";
import type { Store } from "../store/index.ts";
import { evaluationProof } from "./evaluation-proof.ts";
import { keepFindings } from "./keep-findings.ts";

/** Keeps what an attack found, marks as fixed what the same attack finds no more, and says what is proven by a gate. */
export async function recordAttack(
  store: Store,
  report: AttackReport,
  actor: string,
  at: number,
): Promise<{ readonly findings: number; readonly evidence: number }> {
  const findings = attackFindings(report, at);
  const subject = `model:${report.model.name}`;
  // Without a gate nobody said what is enough, and what one attack cannot do another may: nothing is mended by that.
  const isAsked = report.gate?.isPassed === true && mayProve(report);
  await keepFindings(
    store,
    "model",
    findings,
    ({ location, rule }) => isAsked && location.subject === subject && rule === `evasion-${report.norm}`,
  );
  const evidence = evidenceOf(report, at);
  if (evidence.length > 0) await store.evidence.insert(evidence);
  store.events.append({
    kind: "model-attacked",
    at,
    actor,
    subject,
    data: {
      digest: report.model.digest,
      attack: report.attack,
      norm: report.norm,
      eps: report.eps,
      seed: report.seed,
      rows: report.summary.rows,
      accuracy: report.summary.accuracy,
      robustAccuracy: report.summary.robustAccuracy,
      isInterrupted: report.isInterrupted,
      gate: report.gate?.isPassed ?? null,
    },
  });
  return { findings: findings.length, evidence: evidence.length };
}

/** Who withstands one attack may fall to the next: only all of them together, or the search of all that a schema allows, prove. */
export const mayProve = ({ attack, norm }: Pick<AttackReport, "attack" | "norm">): boolean =>
  attack === "auto" || norm === "cost";

/**
 * What was asked for decides; without it, and where a digest is not of all the bytes, nothing is proven. One attack alone
 * disproves, and otherwise leaves it unknown.
 */
function evidenceOf(report: AttackReport, at: number): ReturnType<typeof evaluationProof> {
  const { gate, model, summary } = report;
  if (gate === null || model.digest === null) return [];
  const held = mayProve(report) ? "proven" : "unknown";
  return evaluationProof({
    control: "ctl-robust-inference",
    subject: artefactSubject(model.digest),
    status: report.isInterrupted ? "unknown" : gate.isPassed ? held : "failed",
    at,
    run: `parapet model attack, ${report.attack}, ${report.norm} ${report.eps ?? "smallest"}, ${summary.rows} rows, seed ${report.seed}: robust accuracy ${summary.robustAccuracy.toFixed(4)}, at least ${gate.least} asked for`,
    of: report.rows,
  });
}
