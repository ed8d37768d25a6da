import { type Clock, type Log, messageOf } from "@parapet/guard/kernel";
import {
  type ApprovalDesk,
  type CoverageRow,
  coverageRows,
  type Gateway,
  type GatewayConfig,
  type KeyService,
} from "../gateway/index.ts";
import { resolveSecret, type SecretKeeper } from "../policy/index.ts";
import type { ConsoleBackend } from "../server/index.ts";
import type { Store } from "../store/index.ts";
import { approvalsDoor } from "./approvals-door.ts";
import { modelVersionsDoor } from "./model-versions-door.ts";
import type { PolicyFollower } from "./policy-follower.ts";

export interface ConsoleDoorParts {
  readonly version: string;
  readonly instanceId: string;
  readonly startedAt: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly gateway: Gateway;
  readonly keyService: KeyService;
  readonly desk: ApprovalDesk;
  readonly follower: PolicyFollower;
  readonly keeper: SecretKeeper;
}

/** The running system as the console sees it. */
export function consoleBackend(parts: ConsoleDoorParts): ConsoleBackend {
  const { version, instanceId, startedAt, env, clock, log, store, gateway, keyService, desk, follower, keeper } = parts;
  const policy = () => follower.current().loaded;
  let covered: { readonly config: GatewayConfig; readonly rows: readonly CoverageRow[] } | undefined;
  return {
    version,
    instanceId,
    startedAt,
    clock,
    log,
    store,
    policy,
    policyError: () => follower.problem(),
    async resolveSecret(reference) {
      const { baseDirectory, policy: inForce } = policy();
      return (await resolveSecret(reference, { baseDirectory, env, log, secrets: inForce.secrets, keeper })).reveal();
    },

    models: () => gateway.status().models,
    limits: () =>
      gateway.limits().map(({ scope, subject, measure, windowMs, used, max }) => ({
        scope,
        subject,
        measure,
        windowMs,
        used,
        max,
      })),
    coverage() {
      // Thousands of rows that only a reload can change.
      const { config } = follower.current();
      if (covered?.config !== config) covered = { config, rows: coverageRows(config) };
      return covered.rows;
    },
    stopState() {
      const { stopped } = gateway.status();
      return { isStopped: stopped !== undefined, reason: stopped?.reason ?? "" };
    },
    setMode: ({ model, mode, reason }, actor) => gateway.setMode(model, mode, actor, reason ?? ""),
    stop: async (reason, actor) => gateway.stop(reason, actor),
    resume: async (actor) => gateway.resume(actor),

    approvals: approvalsDoor({ store, desk, clock }),

    modelVersions: modelVersionsDoor({ store, clock }),

    isPermitted: (roles, permission) => gateway.isPermitted(roles, permission),
    explain: (roles, permission) => gateway.explain(roles, permission),
    issueKey: ({ expiresInMs, ...key }, actor) =>
      keyService.issue({ ...key, actor, ...(expiresInMs === undefined ? {} : { expiresInMs }) }),
    rotateKey: (id, overlapMs, actor) => keyService.rotate(id, overlapMs, actor),
    revokeKey: (id, actor) => keyService.revoke(id, actor),
    verifyKey(secret) {
      const { principal } = keyService.verify(secret);
      const role = principal?.roles[0];
      return principal === undefined || role === undefined ? undefined : { id: principal.id.slice(4), role };
    },
    openText(place, sealed) {
      try {
        return follower.current().config.sealer?.open(sealed, place);
      } catch (error) {
        // Its key is gone, or somebody changed it: the page says that there is no text, the log says why.
        log.warn({ exchange: place.exchangeId, error: messageOf(error) }, "a kept text could not be opened");
        return undefined;
      }
    },
  };
}
