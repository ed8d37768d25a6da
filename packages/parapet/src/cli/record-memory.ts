import type { Evidence, Finding } from "@parapet/guard/kernel";
import type { MemoryReport, PrivacyVerdict } from "../model/index.ts";
import type { Store } from "../store/index.ts";
import { evaluationProof } from "./evaluation-proof.ts";
import { keepFindings } from "./keep-findings.ts";
import { STATUS } from "./record-privacy.ts";

const RULES = new Set(["secret-memorised", "text-memorised"]);

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
  const where = `model:${report.model}`;
  const fixed = await keepFindings(
    store,
    "model",
    findings,
    ({ rule, location }) => !report.isInterrupted && RULES.has(rule) && location.subject === where,
  );
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
  return { fixed };
}

function evidenceOf({ report, verdict, at }: RecordedMemory, subject: string): readonly Evidence[] {
  if (verdict === undefined) return [];
  return evaluationProof({
    control: "ctl-privacy-training",
    subject,
    status: STATUS[verdict.state],
    at,
    run: `parapet model memory, ${report.exposures.length} secrets, ${report.continuations.length} texts, ${report.requests} requests, seed ${report.seed}: ${verdict.says}`,
    of: [report, verdict],
  });
}
