import { artefactSubject, type HardeningProof } from "../model/index.ts";
import type { Store } from "../store/index.ts";
import { evaluationProof } from "./evaluation-proof.ts";

const CONTROL = "ctl-adversarial-training";

export interface RecordedHardening extends HardeningProof {
  readonly model: string;
  readonly hardened: { readonly file: string; readonly digest: string };
  readonly norm: string;
  readonly eps: number;
  readonly seed: number;
  /** What was asked for; null where nobody said what is enough. */
  readonly least: number | null;
}

/** An event of what was trained, and evidence about the hardened file's bytes, where it was said what is enough. */
export async function recordHardening(
  store: Store,
  report: RecordedHardening,
  actor: string,
  at: number,
): Promise<{ readonly evidence: number }> {
  const { least, hardened, after, before, norm, eps, seed, isInterrupted } = report;
  const status = isInterrupted
    ? "unknown"
    : report.isProven && least !== null && after.robustAccuracy >= least
      ? "proven"
      : "failed";
  const run = `parapet model harden, ${norm} ${eps}, ${report.rows} rows, seed ${seed}: robust accuracy ${before.robustAccuracy.toFixed(4)} before, ${after.robustAccuracy.toFixed(4)} after, at least ${least} asked for`;
  const of = [report.attacks, report.masking, report.before, report.after];
  const evidence =
    least === null
      ? []
      : evaluationProof({ control: CONTROL, subject: artefactSubject(hardened.digest), status, at, run, of });
  if (evidence.length > 0) await store.evidence.insert(evidence);
  store.events.append({
    kind: "model-hardened",
    at,
    actor,
    subject: `model:${hardened.file}`,
    data: {
      from: report.model,
      digest: hardened.digest,
      norm,
      eps,
      seed,
      accuracy: [before.accuracy, after.accuracy],
      robustAccuracy: [before.robustAccuracy, after.robustAccuracy],
      isProven: report.isProven,
      masking: report.masking.filter(({ isHeld }) => !isHeld).map(({ id }) => id),
    },
  });
  return { evidence: evidence.length };
}
