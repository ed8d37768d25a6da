import type { Event, Evidence, Finding, NewEvent, ParapetError } from "@parapet/guard/kernel";

/**
 * The store's contract: SQLite in the data directory today, PostgreSQL behind the same words later.
 * Every method may throw ParapetError PARAPET_STORE_* (environment) and never half-writes.
 */
export interface Store {
  readonly events: EventLog;
  readonly exchanges: ExchangeReader;
  readonly keys: KeyRepository;
  readonly control: ControlRepository;
  readonly sessions: SessionRepository;
  readonly approvals: ApprovalRepository;
  readonly modelVersions: ModelVersionRepository;
  readonly findings: FindingRepository;
  readonly evidence: EvidenceRepository;
  /** Is the store able to write now? Drives /readyz and `records.onFailure`. */
  health(): StoreHealth;
  /**
   * Deletes texts and exchanges from before these times; the audit chain keeps a tombstone and a signed record, so it still
   * verifies. Charts keep their sums; spend is kept 40 days at least, because budgets are rebuilt from it.
   */
  purge(before: {
    readonly texts: number;
    readonly exchanges: number;
  }): Promise<{ readonly texts: number; readonly exchanges: number }>;
  /** Flushes, writes a signed checkpoint, closes. What the disk refuses stays in the journal for the next open. */
  close(): Promise<void>;
}

export interface StoreHealth {
  readonly isWritable: boolean;
  /** Events accepted but not yet committed. */
  readonly queued: number;
  /** Set while not writable, e.g. `PARAPET_STORE_FULL`. */
  readonly error?: { readonly code: string; readonly message: string };
}

export interface EventLog {
  /**
   * Takes the event into the journal at once (written to the operating system before this returns, so a kill -9 loses nothing)
   * and into the chained, fsynced log within milliseconds (group commit). Synchronous and cheap: it stands on the request path.
   *
   * @throws {ParapetError} PARAPET_STORE_FULL, PARAPET_STORE_UNWRITABLE, PARAPET_STORE_BACKLOG: nothing was taken
   */
  append(event: NewEvent): void;
  /** The same for an exchange: an `exchange-completed` event whose searchable columns are promoted, and its sealed texts when kept. */
  appendExchange(record: ExchangeRecord, texts?: ExchangeTexts): void;
  /**
   * The same, in one write with all other exchanges of this turn of the event loop: under load that is a fraction of the
   * calls to the operating system. Never throws.
   *
   * @param written told once, in this turn's end, when the record is in the journal, or why it was not taken
   */
  recordExchange(
    record: ExchangeRecord,
    texts: ExchangeTexts | undefined,
    written: (failure: ParapetError | undefined) => void,
  ): void;
  /** Resolves when all that was appended before is committed and fsynced: acknowledged, never lost. */
  flush(): Promise<void>;
  read(query: EventQuery): Promise<readonly StoredEvent[]>;
  /**
   * Called after commits with the new events of every process on this directory, oldest first; returns the unsubscriber.
   * Own events arrive at once, those of other processes within a quarter of a second. Drives `events tail` and the live console.
   */
  subscribe(listener: (events: readonly StoredEvent[]) => void): () => void;
}

/** An event with its place in the log. An `exchange-completed` event holds its ExchangeRecord as `data`. */
export interface StoredEvent extends Event {
  /** 1, 2, 3… over all writers, in commit order. */
  readonly position: number;
  /** Past its retention: `data` is empty, `actor` and `subject` are "", the hash stays. */
  readonly isPurged: boolean;
}

export interface EventQuery {
  readonly kinds?: readonly string[];
  readonly subject?: string;
  readonly actor?: string;
  /** UTC epoch milliseconds, half open. */
  readonly since?: number;
  readonly until?: number;
  /** Newest first; default 100, at most 1,000. */
  readonly limit?: number;
  /** Continue after this position (from `StoredEvent.position`). */
  readonly before?: number;
}

export type ExchangeStatus = "completed" | "blocked" | "refused" | "failed" | "cancelled";

/** One request through the gateway, as it is recorded: digests and verdicts, never text. */
export interface ExchangeRecord {
  readonly id: string;
  /** UTC epoch milliseconds. */
  readonly startedAt: number;
  readonly wire: string;
  readonly route: string;
  /** Model as the client named it, and what was called upstream. */
  readonly model: string;
  readonly upstream: string;
  /** `key:<prefix>` or `user:<subject>`; `anonymous` when authentication failed. */
  readonly principal: string;
  readonly role: string;
  readonly user: string;
  readonly status: ExchangeStatus;
  readonly httpStatus: number;
  /** Stable code of the refusal or failure, or "". */
  readonly code: string;
  readonly verdict: string;
  readonly streamed: boolean;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** True when the upstream did not report usage. */
  readonly tokensEstimated: boolean;
  /** Null where tokens were spent and no price is known. */
  readonly costUsd: number | null;
  /** Tries, of `attempts`, whose request went out and whose reply was lost: their input is counted, as it may be billed. */
  readonly lostTries: number;
  readonly latencyMs: number;
  readonly firstByteMs: number;
  /** What Parapet itself spent, milliseconds. */
  readonly overheadMs: number;
  /** Tries over all targets; 0 when none was made. */
  readonly attempts: number;
  readonly target: "primary" | "standby" | "canary" | "maintenance" | "none";
  /** SHA-256, hex. */
  readonly requestDigest: string;
  readonly responseDigest: string;
  readonly detectors: readonly {
    readonly detector: string;
    readonly direction: string;
    readonly verdict: string;
    readonly hits: number;
    readonly elapsedUs: number;
    readonly error?: string;
  }[];
  readonly hits: readonly {
    readonly detector: string;
    readonly rule: string;
    readonly direction: string;
    readonly origin: string;
    readonly path: string;
    readonly start: number;
    readonly end: number;
    readonly action: string;
    readonly severity: string;
    readonly confidence: number;
    readonly reason: string;
  }[];
}

/** Full text, present only where the policy says so. Sealed by the caller (AES-256-GCM): the store never sees it in clear. */
export interface ExchangeTexts {
  readonly sealedRequest: Uint8Array;
  readonly sealedResponse: Uint8Array;
}

export interface ExchangeQuery {
  readonly status?: readonly ExchangeStatus[];
  readonly verdict?: readonly string[];
  readonly model?: string;
  readonly principal?: string;
  readonly detector?: string;
  /** The end user that the request named, whatever its case. */
  readonly user?: string;
  /** Any part of the id. */
  readonly idPart?: string;
  /** Only those whose `costUsd` is null. */
  readonly isUnpriced?: boolean;
  readonly since?: number;
  readonly until?: number;
  /** Newest first; default 50, at most 500. */
  readonly limit?: number;
  readonly before?: number;
}

export interface ExchangeReader {
  list(query: ExchangeQuery): Promise<readonly (ExchangeRecord & { readonly position: number })[]>;
  get(id: string): Promise<(ExchangeRecord & { readonly position: number; readonly hash: string }) | undefined>;
  texts(id: string): Promise<ExchangeTexts | undefined>;
  /** Rollups per bucket for charts: counts by status, tokens, money, summed latency. Kept per minute: `since` is rounded down to one. */
  rollup(query: {
    readonly since: number;
    readonly until: number;
    readonly bucketMs: number;
  }): Promise<readonly ExchangeBucket[]>;
  /** The detectors and rules that hit most often in the window, most frequent first; default 10. */
  topHits(query: {
    readonly since: number;
    readonly until: number;
    readonly limit?: number;
  }): Promise<readonly { readonly detector: string; readonly rule: string; readonly count: number }[]>;
  /** A quantile (0 to 1) of milliseconds over the window, from log-scaled histograms: within 5 %. 0 when there was nothing. */
  quantile(query: {
    readonly since: number;
    readonly until: number;
    readonly measure: "latency" | "overhead";
    readonly quantile: number;
  }): Promise<number>;
  /** Spend per minute since, by key, user, role and model: rebuilds budgets after a restart. */
  spend(since: number): Promise<
    readonly {
      readonly at: number;
      readonly principal: string;
      readonly user: string;
      readonly role: string;
      readonly model: string;
      readonly requests: number;
      readonly tokens: number;
      readonly usd: number;
    }[]
  >;
}

export interface ExchangeBucket {
  readonly at: number;
  readonly requests: number;
  readonly blocked: number;
  readonly redacted: number;
  readonly refused: number;
  readonly failed: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number;
  /** Exchanges that cost something which `costUsd` does not hold, as no price is known. */
  readonly unpriced: number;
  readonly latencyMsSum: number;
  readonly latencyMsMax: number;
}

export interface ApiKey {
  /** Public part of the key, e.g. `pk_3f9a1c2b7d`; found in logs and records. */
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly owner: string;
  /** HMAC-SHA-256 of the whole key under the store's pepper, hex. */
  readonly hash: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  /** The key this one replaces; both work until the old one's `expiresAt`. */
  readonly rotatedFrom: string | null;
  readonly lastUsedAt: number | null;
}

export interface KeyRepository {
  insert(key: ApiKey): Promise<void>;
  list(): Promise<readonly ApiKey[]>;
  get(id: string): Promise<ApiKey | undefined>;
  /** False when there is no such key or it is revoked already. */
  revoke(id: string, at: number): Promise<boolean>;
  setExpiry(id: string, expiresAt: number): Promise<boolean>;
  /** Sets last use by key id; never moves it back, and never counts as a change of `ControlRepository.version`. */
  touch(usedAt: ReadonlyMap<string, number>): Promise<void>;
}

/** Small versioned facts that all replicas follow: modes, kill switch, quarantines. */
export interface ControlRepository {
  /** Grows with every change to control facts or keys by any process; cheap to poll. */
  version(): number;
  get(name: string): Promise<unknown>;
  all(): Promise<ReadonlyMap<string, unknown>>;
  set(name: string, value: unknown): Promise<void>;
  delete(name: string): Promise<void>;
}

export interface Session {
  /** SHA-256 of the cookie's value, hex. */
  readonly tokenHash: string;
  readonly subject: string;
  readonly roles: readonly string[];
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface SessionRepository {
  /** Sessions past their end are removed on the way. */
  insert(session: Session): Promise<void>;
  get(tokenHash: string): Promise<Session | undefined>;
  /** False when there was none: of several that delete at once, in any process, one is told true. */
  delete(tokenHash: string): Promise<boolean>;
  /** All of a subject; how many there were. */
  deleteAll(subject: string): Promise<number>;
}

export type ApprovalState = "pending" | "approved" | "denied" | "used";

/** A tool call that a model asked for and that waits for a person's word. */
export interface ToolApproval {
  /** `ap_…`: in refusals, logs and commands. */
  readonly id: string;
  readonly state: ApprovalState;
  readonly askedAt: number;
  /** Past it the question is void, answered or not. */
  readonly expiresAt: number;
  /** Who asked the model: `key:<prefix>` or `user:<subject>`. */
  readonly principal: string;
  /** As the policy names it. */
  readonly model: string;
  readonly tool: string;
  /** What stands against the call. Never an argument. */
  readonly reasons: readonly string[];
  /** Keyed hash of principal, model, tool and arguments, hex: the word is for this call and no other. */
  readonly digest: string;
  /** The arguments for whoever decides, sealed; empty once the question is over. */
  readonly sealedArguments: Uint8Array;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
}

/** Questions about tool calls. Every change counts in `ControlRepository.version`. */
export interface ApprovalRepository {
  /** Also ends what has expired: their arguments go. */
  insert(approval: ToolApproval): Promise<void>;
  /** Newest first; without `state` all that are kept. Default 200. */
  list(query?: { readonly state?: ApprovalState; readonly limit?: number }): Promise<readonly ToolApproval[]>;
  get(id: string): Promise<ToolApproval | undefined>;
  /** False when there is none that waits: decided, expired, unknown. Of several that decide at once, one is told true. */
  decide(
    id: string,
    decision: { readonly state: "approved" | "denied"; readonly by: string; readonly at: number },
  ): Promise<boolean>;
  /** Takes all given words of a principal for a model, for one exchange: no other exchange of any process has them meanwhile. */
  lease(order: {
    readonly principal: string;
    readonly model: string;
    readonly exchange: string;
    readonly at: number;
  }): Promise<readonly ToolApproval[]>;
  /** The exchange is over: these are used up, the rest it leased is free again. */
  settle(exchange: string, usedIds: readonly string[]): Promise<void>;
}

export type ModelStage = "candidate" | "shadow" | "canary" | "primary" | "standby" | "retired";

/** A version of a model of one's own, as it was registered: what it is never changes, only where it stands. */
export interface ModelVersion {
  readonly model: string;
  readonly version: string;
  /** SHA-256 of the file, or of the manifest's root for a folder, hex. Evidence about it has `artefact:sha256:<digest>` as subject. */
  readonly digest: string;
  readonly kind: "open" | "proprietary";
  /** Where its bytes are, as given: a path or a URL without credentials. */
  readonly source: string;
  /** SPDX expression, or null when nobody said. */
  readonly licence: string | null;
  /** Who signed it, e.g. `ed25519:3f9a…`, or null. */
  readonly signer: string | null;
  /** Digest of the manifest of its training data, hex, or null. */
  readonly dataManifest: string | null;
  readonly stage: ModelStage;
  readonly registeredAt: number;
  readonly registeredBy: string;
  readonly changedAt: number;
  readonly changedBy: string;
}

/** Versions of models. Every change counts in `ControlRepository.version`. */
export interface ModelVersionRepository {
  /** False when there is this version of the model already. */
  insert(version: ModelVersion): Promise<boolean>;
  /** Newest first; without `model` those of all. */
  list(query?: { readonly model?: string }): Promise<readonly ModelVersion[]>;
  /**
   * Moves a version from the stage that the caller saw; false when it stands elsewhere by now. A new primary takes the
   * place of the old one, which becomes the standby in the same step: there is never more than one.
   */
  move(order: {
    readonly model: string;
    readonly version: string;
    readonly from: ModelStage;
    readonly to: ModelStage;
    readonly by: string;
    readonly at: number;
  }): Promise<boolean>;
}

export interface FindingRepository {
  /** One per room and fingerprint: a known one keeps its id and its first sighting. */
  upsert(findings: readonly Finding[]): Promise<void>;
  list(query: {
    readonly room?: string;
    readonly status?: string;
    readonly limit?: number;
  }): Promise<readonly Finding[]>;
}

export interface EvidenceRepository {
  insert(evidence: readonly Evidence[]): Promise<void>;
  /** The newest of each control and subject. */
  latest(query?: { readonly control?: string }): Promise<readonly Evidence[]>;
}
