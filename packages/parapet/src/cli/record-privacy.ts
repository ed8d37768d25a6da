import { createHash } from "node:crypto";
import type { Evidence, Finding } from "@parapet/guard/kernel";
import { catalogue } from "../catalogue/index.ts";
import { artefactSubject, type PrivacyReport, type PrivacyVerdict } from "../model/index.ts";
import type { Store } from "../store/index.ts";

const DAY_MS = 86_400_000;
/** As many as the store lists at once. */
const MOST_KNOWN = 10_000;
const CONTROL = "ctl-privacy-training";
const MODULE = "eval.suite";

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
  const open = new Set(findings.map(({ fingerprint }) => fingerprint));
  const known = await store.findings.list({ room: "model", status: "open", limit: MOST_KNOWN });
  const isWhole = !report.isInterrupted && report.shadows.count > 0;
  const fixed = known
    .filter(
      ({ rule, location, fingerprint }) =>
        isWhole && rule === "membership-told" && location.subject === subject && !open.has(fingerprint),
    )
    .map((finding): Finding => ({ ...finding, status: "fixed" }));
  await store.findings.upsert([...findings, ...fixed]);
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
  return { fixed: fixed.length };
}

const STATUS = { passed: "proven", failed: "failed", unknown: "unknown" } as const;

function evidenceOf({ report, verdict, digest, subject, at }: RecordedPrivacy): readonly Evidence[] {
  const taken = catalogue()
    .controls.get(CONTROL)
    .evidence.find(({ module }) => module === MODULE);
  if (verdict === undefined || taken === undefined) return [];
  const { cpuSeconds: _, ...figures } = report;
  return [
    {
      control: CONTROL,
      subject: digest === null ? subject : artefactSubject(digest),
      status: STATUS[verdict.state],
      by: MODULE,
      at,
      expiresAt: at + taken.maxAgeDays * DAY_MS,
      run: `parapet model privacy, ${report.members} members, ${report.nonmembers} others, ${report.shadows.count} shadow models, seed ${report.seed}: ${verdict.says}`,
      digest: createHash("sha256")
        .update(JSON.stringify([digest, figures, verdict]))
        .digest("hex"),
    },
  ];
}
