import type { Evidence, Finding } from "@parapet/guard/kernel";
import { artefactSubject, type PrivacyReport, type PrivacyVerdict } from "../model/index.ts";
import type { Store } from "../store/index.ts";
import { evaluationProof } from "./evaluation-proof.ts";
import { keepFindings } from "./keep-findings.ts";

export interface RecordedPrivacy {
  readonly report: PrivacyReport;
  readonly verdict: PrivacyVerdict | undefined;
  readonly findings: readonly Finding[];
  /** Of the model's file: proof is of bytes. Null for an address, whose bytes nobody sees. */
  readonly digest: string | null;
  readonly subject: string;
  readonly at: number;
  readonly actor: string;
}

/** Keeps what an audit found, marks as fixed what is found no more, and says what is proven where a limit was given. */
export async function recordPrivacy(store: Store, given: RecordedPrivacy): Promise<{ readonly fixed: number }> {
  const { report, findings, subject, at, actor, digest, verdict } = given;
  const isWhole = !report.isInterrupted && report.shadows.count > 0;
  const fixed = await keepFindings(
    store,
    "model",
    findings,
    ({ rule, location }) => isWhole && rule === "membership-told" && location.subject === subject,
  );
  const evidence = evidenceOf(given);
  if (evidence.length > 0) await store.evidence.insert(evidence);
  store.events.append({
    kind: "model-privacy-audited",
    at,
    actor,
    subject,
    data: {
      digest,
      members: report.members,
      nonmembers: report.nonmembers,
      shadows: report.shadows.count,
      seed: report.seed,
      isInterrupted: report.isInterrupted,
      verdict: verdict?.state ?? null,
      attacks: report.membership.map(({ id, auc, tpr }) => ({ id, auc: auc.value, tpr: tpr[0]?.value ?? null })),
    },
  });
  return { fixed };
}

/** What a verdict of an audit is as evidence. */
export const STATUS = { passed: "proven", failed: "failed", unknown: "unknown" } as const;

function evidenceOf({ report, verdict, digest, subject, at }: RecordedPrivacy): readonly Evidence[] {
  if (verdict === undefined) return [];
  const { cpuSeconds: _, ...figures } = report;
  return evaluationProof({
    control: "ctl-privacy-training",
    subject: digest === null ? subject : artefactSubject(digest),
    status: STATUS[verdict.state],
    at,
    run: `parapet model privacy, ${report.members} members, ${report.nonmembers} others, ${report.shadows.count} shadow models, seed ${report.seed}: ${verdict.says}`,
    of: [digest, figures, verdict],
  });
}
