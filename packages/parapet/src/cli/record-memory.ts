import { createHash } from "node:crypto";
import type { Evidence, Finding } from "@parapet/guard/kernel";
import { catalogue } from "../catalogue/index.ts";
import type { MemoryReport, PrivacyVerdict } from "../model/index.ts";
import type { Store } from "../store/index.ts";

const DAY_MS = 86_400_000;
/** As many as the store lists at once. */
const MOST_KNOWN = 10_000;
const CONTROL = "ctl-privacy-training";
const MODULE = "eval.suite";
const RULES = new Set(["secret-memorised", "text-memorised"]);
const STATUS = { passed: "proven", failed: "failed", unknown: "unknown" } as const;

export interface RecordedMemory {
  readonly report: MemoryReport;
  readonly verdict: PrivacyVerdict | undefined;
  readonly findings: readonly Finding[];
  /** The model, as its endpoint knows it. */
  readonly name: string;
  readonly at: number;
  readonly actor: string;
}

/** Keeps what was found, marks as fixed what is found no more, and says what is proven where a limit was given. */
export async function recordMemory(store: Store, given: RecordedMemory): Promise<{ readonly fixed: number }> {
  const { report, verdict, findings, name, at, actor } = given;
  const subject = `model:${name}`;
  const open = new Set(findings.map(({ fingerprint }) => fingerprint));
  const known = await store.findings.list({ room: "model", status: "open", limit: MOST_KNOWN });
  const where = `model:${report.model}`;
  const fixed = known
    .filter(
      ({ rule, location, fingerprint }) =>
        !report.isInterrupted && RULES.has(rule) && location.subject === where && !open.has(fingerprint),
    )
    .map((finding): Finding => ({ ...finding, status: "fixed" }));
  await store.findings.upsert([...findings, ...fixed]);
  const evidence = evidenceOf(given, subject);
  if (evidence.length > 0) await store.evidence.insert(evidence);
  store.events.append({
    kind: "model-memory-audited",
    at,
    actor,
    subject,
    data: {
      endpoint: report.model,
      probes: report.probes,
      requests: report.requests,
      seed: report.seed,
      isInterrupted: report.isInterrupted,
      verdict: verdict?.state ?? null,
      mostExposed: report.exposures[0]?.bits ?? null,
      verbatim: report.continuations.filter((one) => one.isVerbatim).length,
    },
  });
  return { fixed: fixed.length };
}

function evidenceOf({ report, verdict, at }: RecordedMemory, subject: string): readonly Evidence[] {
  const taken = catalogue()
    .controls.get(CONTROL)
    .evidence.find(({ module }) => module === MODULE);
  if (verdict === undefined || taken === undefined) return [];
  return [
    {
      control: CONTROL,
      subject,
      status: STATUS[verdict.state],
      by: MODULE,
      at,
      expiresAt: at + taken.maxAgeDays * DAY_MS,
      run: `parapet model memory, ${report.exposures.length} secrets, ${report.continuations.length} texts, ${report.requests} requests, seed ${report.seed}: ${verdict.says}`,
      digest: createHash("sha256")
        .update(JSON.stringify([report, verdict]))
        .digest("hex"),
    },
  ];
}
