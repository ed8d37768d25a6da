import type { Clock, Log } from "@parapet/guard/kernel";
import type { LoadedPolicy } from "../policy/index.ts";
import type { ApiKey, SealedPlace, Store } from "../store/index.ts";
import type {
  ApprovalDetail,
  ApprovalView,
  CoverageRow,
  ErrorView,
  ExplainView,
  LimitView,
  ModeChange,
  ModelStageName,
  ModelVersionView,
  ModelView,
} from "./api-types.ts";

/**
 * All that the console asks of the running system. The engine answers it; the server knows no gateway, so that the
 * door to people and the data plane can change apart from each other.
 *
 * `actor` is who does it, as it will stand in the audit log: `user:<subject>` or `key:<id>`.
 */
export interface ConsoleBackend {
  readonly version: string;
  /** Tells this Parapet from others on the same host, whose cookies a browser would mix up: it ignores ports. */
  readonly instanceId: string;
  /** UTC epoch milliseconds. */
  readonly startedAt: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  policy(): LoadedPolicy;
  /** Why the newest edit of the policy file was refused; undefined while the file is what runs. */
  policyError(): ErrorView["error"] | undefined;
  /** The value of a secret reference. @throws {ParapetError} PARAPET_SECRET_* */
  resolveSecret(reference: string): Promise<string>;

  models(): readonly ModelView[];
  limits(): readonly LimitView[];
  coverage(): readonly CoverageRow[];
  stopState(): { readonly isStopped: boolean; readonly reason: string };
  setMode(change: ModeChange, actor: string): Promise<void>;
  stop(reason: string, actor: string): Promise<void>;
  resume(actor: string): Promise<void>;

  isPermitted(roles: readonly string[], permission: string): boolean;
  explain(roles: readonly string[], permission: string): ExplainView;
  issueKey(key: NewKey, actor: string): Promise<{ readonly key: ApiKey; readonly secret: string }>;
  /** The old key goes on working for `overlapMs`. */
  rotateKey(id: string, overlapMs: number, actor: string): Promise<{ readonly key: ApiKey; readonly secret: string }>;

  /** Tool calls that wait for a person. */
  readonly approvals: {
    list(): Promise<readonly ApprovalView[]>;
    /** With its arguments, which is recorded; undefined when there is none. */
    read(id: string, actor: string): Promise<ApprovalDetail | undefined>;
    /** @throws {ParapetError} PARAPET_APPROVAL_* */
    decide(
      decision: { readonly id: string; readonly answer: "approved" | "denied"; readonly reason: string },
      actor: string,
    ): Promise<ApprovalView>;
  };

  /** Versions of models, what is proven of them, and who answers. */
  readonly modelVersions: {
    list(): Promise<readonly Omit<ModelVersionView, "mayMove">[]>;
    /** @throws {ParapetError} PARAPET_MODEL_* */
    move(change: ModelMove, actor: string): Promise<Omit<ModelVersionView, "mayMove">>;
    rollback(change: Omit<ModelMove, "version" | "to">, actor: string): Promise<Omit<ModelVersionView, "mayMove">>;
  };

  revokeKey(id: string, actor: string): Promise<void>;
  /** The live key of this secret; undefined when it is unknown, expired or revoked. */
  verifyKey(secret: string): { readonly id: string; readonly role: string } | undefined;
  /** A sealed text in clear; undefined when its key is no longer at hand. */
  openText(place: SealedPlace, sealed: Uint8Array): string | undefined;
}

interface ModelMove {
  readonly model: string;
  readonly version: string;
  readonly to: ModelStageName;
  readonly reason: string;
}

interface NewKey {
  readonly name: string;
  readonly role: string;
  readonly owner: string;
  /** Undefined for a key without an end. */
  readonly expiresInMs: number | undefined;
}
