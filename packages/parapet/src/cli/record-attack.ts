import { createHash } from "node:crypto";
import type { Evidence, Finding } from "@parapet/guard/kernel";
import { catalogue } from "../catalogue/index.ts";
import { type AttackReport, artefactSubject, attackFindings } from "../model/index.ts";
import type { Store } from "../store/index.ts";

const DAY_MS = 86_400_000;
/** As many as the store lists at once. */
const MOST_KNOWN = 10_000;
const MODULE = "eval.suite";

/** Keeps what an attack found, marks as fixed what the same attack finds no more, and says what is proven by a gate. */
export async function recordAttack(
  store: Store,
  report: AttackReport,
  actor: string,
  at: number,
): Promise<{ readonly findings: number; readonly evidence: number }> {
  const findings = attackFindings(report, at);
  const subject = `model:${report.model.name}`;
  const open = new Set(findings.map(({ fingerprint }) => fingerprint));
  const known = await store.findings.list({ room: "model", status: "open", limit: MOST_KNOWN });
  // Without a gate nobody said what is enough: nothing is mended by that.
  const isAsked = report.gate?.isPassed === true;
  const fixed = known
    .filter(
      ({ fingerprint, location, rule }) =>
        isAsked && location.subject === subject && rule === `evasion-${report.norm}` && !open.has(fingerprint),
    )
    .map((finding): Finding => ({ ...finding, status: "fixed" }));
  await store.findings.upsert([...findings, ...fixed]);
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

/** What was asked for decides; without it, and for an address, whose bytes nobody knows, nothing is proven. */
function evidenceOf(report: AttackReport, at: number): readonly Evidence[] {
  const { gate, model, summary } = report;
  if (gate === null || model.digest === null) return [];
  const status = report.isInterrupted ? "unknown" : gate.isPassed ? "proven" : "failed";
  const run = `parapet model attack, ${report.attack}, ${report.norm} ${report.eps ?? "smallest"}, ${summary.rows} rows, seed ${report.seed}: robust accuracy ${summary.robustAccuracy.toFixed(4)}, at least ${gate.least} asked for`;
  return proofFor("ctl-robust-inference", model.digest, status, { at, run, of: report.rows });
}

/** Evidence of a control about a file's bytes, where the catalogue takes it from evaluations. */
export function proofFor(
  control: string,
  digest: string,
  status: Evidence["status"],
  { at, run, of }: { readonly at: number; readonly run: string; readonly of: unknown },
): readonly Evidence[] {
  const taken = catalogue()
    .controls.get(control)
    .evidence.find(({ module }) => module === MODULE);
  if (taken === undefined) return [];
  return [
    {
      control,
      subject: artefactSubject(digest),
      status,
      by: MODULE,
      at,
      expiresAt: at + taken.maxAgeDays * DAY_MS,
      run,
      digest: createHash("sha256").update(JSON.stringify(of)).digest("hex"),
    },
  ];
}
