import type { Finding } from "@parapet/guard/kernel";
import type { ExchangeBucket, ExchangeRecord, StoredEvent } from "../store/index.ts";

/**
 * What the console API says, as types: the server answers with them, the console reads them.
 * All paths are under `/api/v1`. Errors are `{ error: { code, message, hint? } }` with a fitting HTTP status.
 * State-changing calls need the session cookie and the header `x-parapet-csrf: 1` (a cross-site form cannot send it).
 */

/**
 * GET /session: public, so that the sign-in page can ask. `subject` is "" and the lists are empty while nobody is signed in.
 * POST /sign-in {token}: redeems a one-time link (`/sign-in#token=…`), answers with this view and the session cookie.
 * GET /sign-in/oidc: the browser goes there to sign in by the issuer; comes back to `/` or to `/sign-in?error=<code>`.
 * POST /sign-out: 204. POST /sign-out/everywhere → SessionsEnded.
 */
export interface SessionView {
  readonly subject: string;
  readonly roles: readonly string[];
  /** Actions on resources that this session may do, e.g. `console:read`, `keys:write`, `mode:write`, `stop:write`, `texts:read`, `approvals:write`. */
  readonly permissions: readonly string[];
  readonly signIn: { readonly oidc: boolean };
}

export interface SessionsEnded {
  /** How many sessions there were, the caller's own among them. */
  readonly sessions: number;
}

/** GET /overview?window=1h|24h|7d */
export interface OverviewView {
  readonly app: string;
  readonly version: string;
  readonly isStopped: boolean;
  readonly stopReason: string;
  readonly uptimeMs: number;
  readonly store: { readonly isWritable: boolean; readonly queued: number; readonly error?: string };
  readonly policy: {
    readonly file: string;
    readonly digest: string;
    readonly loadedAt: number;
    readonly error?: { readonly code: string; readonly message: string; readonly hint?: string };
  };
  readonly models: readonly ModelView[];
  readonly totals: {
    readonly requests: number;
    readonly blocked: number;
    readonly redacted: number;
    readonly refused: number;
    readonly failed: number;
    readonly tokens: number;
    /** Of those whose price is known. */
    readonly costUsd: number;
    /** Exchanges that cost something which no price is known for; `GET /exchanges?cost=unknown` lists them. */
    readonly unpriced: number;
    readonly medianLatencyMs: number;
    readonly medianOverheadMs: number;
  };
  readonly buckets: readonly ExchangeBucket[];
  readonly bucketMs: number;
  /** Most frequent detectors and rules of the window. */
  readonly topHits: readonly { readonly detector: string; readonly rule: string; readonly count: number }[];
  /** Newest notable events: blocks, mode changes, key changes, reload errors. */
  readonly recent: readonly Notice[];
}

/** An event in a sentence. */
export interface Notice {
  readonly at: number;
  readonly kind: string;
  readonly actor: string;
  readonly subject: string;
  readonly summary: string;
}

export interface ModelView {
  readonly name: string;
  readonly mode: "normal" | "standby" | "maintenance";
  readonly primary: string;
  readonly standby: string;
  readonly breaker: "closed" | "open" | "half-open";
  readonly guards: string;
}

/**
 * GET /exchanges?status=&verdict=&model=&principal=&detector=&user=&id=&cost=unknown&since=&until=&before=&limit=
 * GET /exchanges/export?format=csv|jsonl with the same filters: a file of the newest 100,000 rows at most.
 */
export interface ExchangePage {
  readonly rows: readonly (ExchangeRecord & { readonly position: number })[];
  /** Pass as `before` for the next page; null at the end. */
  readonly next: number | null;
}

/** GET /exchanges/:id. Texts only where the policy keeps them and the session may `texts:read`; reading them is an event. */
export interface ExchangeView {
  readonly exchange: ExchangeRecord & { readonly position: number; readonly hash: string };
  readonly texts: { readonly request: unknown; readonly response: string } | null;
  /** Why there are none: `not-kept`, `expired`, `not-permitted`. */
  readonly textsAbsent: string;
}

/** GET /approvals → ApprovalView[], newest first; POST /approvals/:id {answer, reason?} → ApprovalView */
export interface ApprovalView {
  readonly id: string;
  readonly state: "pending" | "approved" | "denied" | "used" | "expired";
  readonly tool: string;
  readonly model: string;
  readonly principal: string;
  readonly reasons: readonly string[];
  readonly askedAt: number;
  readonly expiresAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
}

/** GET /approvals/:id; asks for `approvals:write`, since arguments are what a user or a model wrote. */
export interface ApprovalDetail extends ApprovalView {
  /** As JSON; null once the question is over. */
  readonly arguments: string | null;
}

/**
 * GET /model-versions → ModelVersionView[], newest first; POST /model-versions/:model/:version/stage {to, reason} and
 * POST /model-versions/:model/rollback {reason} → ModelVersionView, for `model:<model>:promote`.
 */
export interface ModelVersionView {
  readonly model: string;
  readonly version: string;
  /** SHA-256, hex. */
  readonly digest: string;
  readonly kind: "open" | "proprietary";
  readonly source: string;
  readonly licence: string | null;
  readonly signer: string | null;
  readonly dataManifest: string | null;
  readonly stage: ModelStageName;
  readonly registeredAt: number;
  readonly registeredBy: string;
  readonly changedAt: number;
  readonly changedBy: string;
  /** What a primary needs, and what is known of it for these bytes. */
  readonly proof: readonly {
    readonly control: string;
    readonly state: "proven" | "failed" | "unknown" | "stale" | "missing";
    readonly at?: number;
    readonly run?: string;
  }[];
  /** The last validation of these bytes that was kept. */
  readonly validation?: {
    readonly at: number;
    readonly rows: number;
    /** Null where none was given. */
    readonly gate: boolean | null;
    /** False where a part broke, or it was given up. */
    readonly isWhole: boolean;
    /** Metrics on the holdout, by id. */
    readonly measures: Readonly<Record<string, number>>;
  };
  /** Stages that lead on from here. */
  readonly next: readonly ModelStageName[];
  /** May this session move it? */
  readonly mayMove: boolean;
}

export type ModelStageName = "candidate" | "shadow" | "canary" | "primary" | "standby" | "retired";

/** GET /keys → KeyView[]; POST /keys {name, role, owner?, expiresInDays?} → NewKeyView; POST /keys/:id/rotate {overlapHours} → NewKeyView; DELETE /keys/:id */
export interface KeyView {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly owner: string;
  readonly status: "active" | "expired" | "revoked" | "expiring";
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly lastUsedAt: number | null;
  readonly rotatedFrom: string | null;
}

export interface NewKeyView {
  readonly key: KeyView;
  /** Shown once. */
  readonly secret: string;
}

/** GET /roles */
export interface RoleView {
  readonly name: string;
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  readonly limits: readonly string[];
  readonly keys: number;
}

/** GET /limits */
export interface LimitView {
  /** `key`, `user`, `role`, `model`. */
  readonly scope: string;
  readonly subject: string;
  readonly measure: "requests" | "tokens" | "usd";
  readonly windowMs: number;
  readonly used: number;
  readonly max: number;
}

/** GET /access/explain?principal=<key id or role:<name>>&permission=model:support-llm:invoke */
export interface ExplainView {
  readonly isAllowed: boolean;
  readonly reason: string;
  readonly steps: readonly string[];
}

/** POST /models/:name/mode {mode, reason?} → ModelView; POST /stop {reason?} and POST /resume → StopView. */
export interface ModeChange {
  readonly model: string;
  readonly mode: "normal" | "standby" | "maintenance";
  readonly reason?: string;
}

export interface StopView {
  readonly isStopped: boolean;
  readonly reason: string;
}

/** GET /coverage?detail=origins|fields&route=&wire=: what runs where. `origins`, the default, has one row for all fields of an origin. */
export interface FindingListView {
  readonly rows: readonly Finding[];
  /** There are more than were asked for. */
  readonly isCut: boolean;
}

export interface CoverageView {
  readonly rows: readonly CoverageRow[];
}

export interface CoverageRow {
  readonly route: string;
  readonly wire: string;
  readonly direction: "input" | "output";
  readonly stream: boolean;
  /** e.g. `messages[].content[].text`; in short form `messages[].content and 41 more`. */
  readonly field: string;
  /** Fields that this row stands for; absent where it is one. */
  readonly fieldCount?: number;
  readonly origin: string;
  /** Per detector: it runs, is not configured here, or cannot see this field. */
  readonly detectors: Readonly<Record<string, "run" | "not-configured" | "not-possible">>;
}

/** GET /events?kind=&subject=&actor=&since=&until=&before=&limit=: the audit log, newest first. `kind` may be several, comma-separated. */
export interface EventPage {
  readonly rows: readonly StoredEvent[];
  /** Pass as `before` for the next page; null at the end. */
  readonly next: number | null;
}

/** GET /policy: what runs now. Secrets stand in it as references only. */
export interface PolicyView {
  readonly file: string;
  /** SHA-256 of the file's text, hex. */
  readonly digest: string;
  readonly loadedAt: number;
  readonly policy: unknown;
  /** Set while the file on disk is worse than what runs: a broken edit was refused. */
  readonly error?: { readonly code: string; readonly message: string; readonly hint?: string };
}

/** The body of every error. */
export interface ErrorView {
  readonly error: { readonly code: string; readonly message: string; readonly hint?: string };
}

/**
 * GET /live: server-sent events. `event: exchange` with an ExchangeRecord, `event: notice` with a Notice,
 * `event: gap` with `{dropped}` when this reader was too slow and missed that many.
 */
