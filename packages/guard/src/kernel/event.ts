/**
 * Something that happened in the running system: noun-verb, past tense (`exchange-completed`, `key-revoked`,
 * `mode-changed`, `policy-reloaded`). Append-only and hash-chained per writer by the store.
 */
export interface NewEvent {
  readonly kind: string;
  /** UTC epoch milliseconds. */
  readonly at: number;
  /** Who did it: a key id, `user:<subject>`, `cli`, `system`. */
  readonly actor: string;
  /** What it happened to: `model:support-llm`, `key:pk_ab12…`, `policy`. */
  readonly subject: string;
  /** JSON-safe details. No prompt text, no secrets. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event as the store keeps it. `hash = SHA-256(previousHash, writer, sequence, kind, at, actor, subject, payload)`. */
export interface Event extends NewEvent {
  /** One chain per writing process. */
  readonly writer: string;
  /** 1, 2, 3… within the writer, without gaps. */
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
}
