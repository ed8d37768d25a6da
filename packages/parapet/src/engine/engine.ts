import path from "node:path";
import { type Clock, type Log, messageOf, systemClock } from "@parapet/guard/kernel";
import {
  type ApprovalDesk,
  createApprovalDesk,
  createGateway,
  createKeyService,
  type Gateway,
  type IssuedKey,
  type KeyService,
} from "../gateway/index.ts";
import { dataDirectoryOf, type LoadedPolicy, loadPolicy, type TargetChoice } from "../policy/index.ts";
import type { PracticeModel } from "../practice/index.ts";
import { createConsoleServer, issueSignInToken } from "../server/index.ts";
import { loadOrCreateDataKeys, openStore, type Store, type StoreOptions } from "../store/index.ts";
import { compilePolicy } from "./compile-policy.ts";
import { configurationEvidence } from "./configuration-evidence.ts";
import { consoleBackend } from "./console-door.ts";
import { createEngineLog } from "./engine-log.ts";
import { makeFirstKey } from "./first-key.ts";
import { startHourly } from "./hourly.ts";
import { isLoopback, type Listener, listen } from "./listener.ts";
import { createModelServers } from "./model-servers.ts";
import { plainDoors } from "./plain-doors.ts";
import { followPolicy, labelsOf, type PolicyFollower } from "./policy-follower.ts";
import { createSecondOpinion } from "./second-opinion.ts";
import { createSecretRotation } from "./secret-rotation.ts";
import { startTelemetry } from "./telemetry.ts";
import { createUndo } from "./undo.ts";
import { readVersion } from "./version.ts";

export interface EngineOptions {
  readonly policyFile: string;
  /** In the place of `server.host`; anything but loopback is said aloud in the log. */
  readonly host?: string;
  /** In the place of `server.port`; 0 takes a free one. */
  readonly port?: number;
  /** In the place of `server.dataDirectory`; relative to the working directory. */
  readonly dataDirectory?: string;
  /** Where `env:` references look. Default: the process's own. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Default: structured lines on standard error, at the policy's level. */
  readonly log?: Log;
  readonly clock?: Clock;
  /** Bounds and devices of the store: how a full disk is made on demand. */
  readonly storeOptions?: Omit<StoreOptions, "dataDirectory" | "clock" | "log">;
  /** Milliseconds between two frames of a practice model's stream, so that a person sees it run. Default 0. */
  readonly practicePaceMs?: number;
}

export interface Engine {
  /** e.g. `http://127.0.0.1:8787`: the gateway's base URL is this and `/v1`. */
  readonly url: string;
  /** A one-time link to the console, good for ten minutes. */
  readonly consoleUrl: string;
  /** The key made because there was none; its secret is here and nowhere else. */
  readonly createdKey: IssuedKey | undefined;
  readonly gateway: Gateway;
  readonly store: Store;
  readonly keyService: KeyService;
  readonly approvals: ApprovalDesk;
  readonly dataDirectory: string;
  policy(): LoadedPolicy;
  /** Which target every model's primary and standby got, and why. */
  targets(): readonly TargetChoice[];
  /** Asks files and stores for new values of the secrets now; resolves when they are in force. Without it, as often as the policy says. */
  refreshSecrets(): Promise<void>;
  /** Looks at the policy file now; resolves when an edit is in force or refused. Without it, edits are seen within a second. */
  checkPolicy(): Promise<void>;
  createSignInLink(): Promise<string>;
  /** Refuses new requests, lets streams finish for at most `drainTimeoutMs`, writes everything down, frees the port. */
  close(): Promise<void>;
}

/**
 * Starts a running system from a policy file.
 *
 * @throws {ParapetError} PARAPET_POLICY_*, PARAPET_STORE_*, PARAPET_SECRET_*, PARAPET_SERVER_PORT_TAKEN…; nothing is left running
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { env = process.env, clock = systemClock } = options;
  const loaded = await loadPolicy(options.policyFile, clock);
  const ownLog = options.log === undefined ? createEngineLog(loaded.policy.telemetry.logLevel) : undefined;
  const log = options.log ?? (ownLog as Log);
  const undo = createUndo();
  try {
    return await start(loaded, { ...options, env, clock, log }, undo);
  } catch (error) {
    await undo.run(log);
    throw error;
  } finally {
    ownLog?.flush();
  }
}

type Settled = EngineOptions & Required<Pick<EngineOptions, "env" | "clock" | "log">>;

async function start(loaded: LoadedPolicy, options: Settled, undo: ReturnType<typeof createUndo>): Promise<Engine> {
  const { env, clock, log } = options;
  const version = readVersion();
  const startedAt = clock.now();
  const dataDirectory =
    options.dataDirectory === undefined ? dataDirectoryOf(loaded) : path.resolve(options.dataDirectory);
  const host = options.host ?? loaded.policy.server.host;
  const port = options.port ?? loaded.policy.server.port;

  const store = await openStore({ ...options.storeOptions, dataDirectory, clock, log });
  undo.add("store", () => store.close());
  const { pepper, instanceId } = loadOrCreateDataKeys(dataDirectory);

  let practice: Promise<PracticeModel> | undefined;
  undo.add("practice model", async () => (await practice)?.close());
  const practiceUrl = async (): Promise<string> => {
    // Loaded when a policy asks for it: not for those who guard the real thing.
    practice ??= import("../practice/index.ts").then(({ startPracticeModel }) =>
      startPracticeModel({ paceMs: options.practicePaceMs ?? 0 }),
    );
    return (await practice).url;
  };
  const rotation = createSecretRotation({ store, clock, log, policy: loaded.policy });
  const { keeper } = rotation;
  undo.add("secrets", () => rotation.close());
  const secondOpinion = createSecondOpinion();
  undo.add("injection model", () => secondOpinion.close());
  const modelServers = createModelServers({ store, log });
  undo.add("served models", () => modelServers.close());
  const parts = { env, keeper, practiceUrl, serveModels: modelServers.serve, askModel: secondOpinion.load };
  const compile = (next: LoadedPolicy, told: Log) => compilePolicy(next, { ...parts, log: told });
  const first = await compile(loaded, log);

  const keyService = await createKeyService({ store, pepper, clock });
  const approvals = createApprovalDesk({ store, pepper, clock, log });
  const telemetry = await startTelemetry(loaded, { env, log, keeper });
  undo.add("telemetry", () => telemetry?.close());
  const gateway = await createGateway({
    config: first.config,
    store,
    keyService,
    approvals,
    dataDirectory,
    clock,
    log,
    secrets: () => keeper.health(),
    onExchange: (record, traceparent) => {
      rotation.observe(record);
      telemetry?.observe(record, traceparent);
    },
  });
  undo.add("gateway", () => gateway.close());

  const proveConfiguration = async (): Promise<void> =>
    store.evidence.insert(configurationEvidence(follower.current(), clock.now()));
  const follower: PolicyFollower = followPolicy({
    first,
    compile,
    store,
    clock,
    log,
    swap: async (next) => {
      gateway.reload(next.config);
      rotation.settle(next.loaded);
      modelServers.settle();
    },
    onSwapped: () => proveConfiguration(),
  });
  undo.add("policy watch", () => follower.close());
  rotation.start(() => follower.recompile());
  modelServers.start(() => follower.recompile());

  let isDraining = false;
  let listener: Listener | undefined;
  const baseUrl = (): string => listener?.url ?? "";
  const backend = consoleBackend({
    version,
    instanceId,
    startedAt,
    env,
    clock,
    log,
    store,
    gateway,
    keyService,
    desk: approvals,
    follower,
    keeper,
  });
  const console = createConsoleServer({ backend, baseUrl });
  undo.add("console", () => console.close());

  listener = await listen(
    {
      gateway: (request, response) => gateway.handle(request, response),
      console: (request, response) => console.handle(request, response),
      plain: plainDoors({
        notReady: () => notReady(store, follower, isDraining),
        metrics: () => (follower.current().loaded.policy.telemetry.metrics.enabled ? gateway.metrics() : undefined),
        metricsToken: () => follower.current().metricsToken,
        log,
      }),
    },
    loaded.policy.server,
    { host, port },
  );
  undo.add("listener", () => listener?.close());
  if (!isLoopback(host))
    log.warn({ host, port: listener.port }, "listening beyond this machine, as policy or flag say");

  const stopBySignal = (): void => gateway.stop("signal SIGUSR2", "signal");
  process.on("SIGUSR2", stopBySignal);
  undo.add("signal", () => void process.off("SIGUSR2", stopBySignal));
  undo.add(
    "hourly work",
    startHourly({ store, policy: () => follower.current().loaded.policy, clock, log, also: proveConfiguration }),
  );

  const tell = (kind: string): void =>
    store.events.append({
      kind,
      at: clock.now(),
      actor: "system",
      subject: "gateway",
      data: {
        version,
        digest: follower.current().loaded.digest,
        url: baseUrl(),
        targets: labelsOf(follower.current().choices),
      },
    });
  tell("gateway-started");
  log.info(
    { url: listener.url, policy: loaded.file, digest: loaded.digest, targets: labelsOf(first.choices) },
    `Parapet ${version} is running`,
  );

  // Only now: a start that fails must not have shown nobody the secret of a key that stays.
  const createdKey = await makeFirstKey(loaded.policy, store, keyService);
  const createSignInLink = async (): Promise<string> => {
    const base = follower.current().loaded.policy.server.publicUrl?.replace(/\/$/, "") ?? baseUrl();
    return `${base}/sign-in#token=${await issueSignInToken(store.sessions, clock)}`;
  };

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    isDraining = true;
    await gateway.drain(follower.current().loaded.policy.server.drainTimeoutMs);
    try {
      tell("gateway-stopped");
    } catch (error) {
      log.error({ error: messageOf(error) }, "the stop could not be recorded");
    }
    await undo.run(log);
    log.info({}, "Parapet has stopped");
  };

  return {
    url: listener.url,
    consoleUrl: await createSignInLink(),
    createdKey,
    gateway,
    store,
    keyService,
    approvals,
    dataDirectory,
    policy: () => follower.current().loaded,
    targets: () => follower.current().choices,
    refreshSecrets: () => rotation.refresh(),
    checkPolicy: () => follower.check(),
    createSignInLink,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Why traffic should go elsewhere for now. A thrown kill switch is no reason: its refusal is the answer that is wanted. */
function notReady(store: Store, follower: PolicyFollower, isDraining: boolean): readonly string[] {
  const reasons: string[] = [];
  if (isDraining) reasons.push("draining");
  const { isWritable, error } = store.health();
  if (!isWritable && follower.current().loaded.policy.records.onFailure === "refuse")
    reasons.push(error?.code ?? "PARAPET_STORE_UNWRITABLE");
  return reasons;
}
