export type EvidenceStatus = "proven" | "failed" | "unknown";

/** Proof that a control works on a subject, or that it does not. Stale or unknown is never green. */
export interface Evidence {
  /** Catalogue control id, e.g. `ctl-input-guard`. */
  readonly control: string;
  readonly subject: string;
  readonly status: EvidenceStatus;
  /** Catalogue evidence module, e.g. `guard.eval`. */
  readonly by: string;
  /** UTC epoch milliseconds. */
  readonly at: number;
  readonly expiresAt: number;
  /** The run, test or query that produced it: enough to repeat it. */
  readonly run: string;
  /** SHA-256 of the artefact, hex. */
  readonly digest: string;
}

/** The status to show now: anything past its date is `unknown`. */
export function statusAt(evidence: Evidence, now: number): EvidenceStatus {
  return now < evidence.expiresAt && evidence.at <= now ? evidence.status : "unknown";
}
