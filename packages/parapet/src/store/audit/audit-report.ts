/** What can be wrong with a log. */
export type AuditProblemKind =
  | "changed" // an event's content, hash or link is not what it was
  | "removed"
  | "reordered"
  | "inserted"
  | "column-mismatch" // a searchable column, or a kept text, says something else than the hashed payload
  | "checkpoint-mismatch" // a signed checkpoint is missing, out of line, or does not fit the events
  | "bad-signature"
  | "forged-purge" // events were emptied, and no signed record says so
  | "rolled-back" // the log does not reach the checkpoint that somebody holds
  | "malformed"; // an export that cannot be read

export interface AuditProblem {
  readonly kind: AuditProblemKind;
  /** "" and 0 where the problem belongs to no single event. */
  readonly writer: string;
  readonly sequence: number;
  readonly position: number;
  readonly message: string;
}

/** A checkpoint to keep elsewhere: a log that has lost it, or that never reaches it, was cut or put back. */
export interface HeldCheckpoint {
  readonly checkpoint: number;
  /** SHA-256 of the checkpoint's text, hex. */
  readonly digest: string;
}

export interface AuditReport {
  readonly isIntact: boolean;
  readonly events: number;
  readonly checkpoints: number;
  /** Events since the last checkpoint. The writers' signed heads cover them, a held checkpoint does not. */
  readonly unsignedTail: number;
  /** Events emptied by retention. */
  readonly purged: number;
  /** The newest checkpoint, to be held. */
  readonly head: HeldCheckpoint | undefined;
  /** SHA-256 of the public key (SPKI DER) that the signatures were checked with, hex. */
  readonly keyFingerprint: string;
  /** The first thousand. */
  readonly problems: readonly AuditProblem[];
  readonly problemCount: number;
}
