import type { IncomingMessage, ServerResponse } from "node:http";
import { type Clock, type Log, messageOf, ParapetError, silentLog, systemClock } from "@parapet/guard/kernel";
import type { ExchangeRecord, Store } from "../store/index.ts";
import type { Explanation, KeyService } from "./access/index.ts";
import type { ApprovalDesk } from "./approvals/index.ts";
import { ControlState, type Mode, type StopState } from "./control.ts";
import { Exchange } from "./exchange.ts";
import { newExchangeId } from "./exchange-id.ts";
import { createAccount } from "./filters/account.ts";
import { createAdmit, stopped } from "./filters/admit.ts";

import { createAuthenticate } from "./filters/authenticate.ts";
import { authorise } from "./filters/authorise.ts";
import { Budget } from "./filters/budget.ts";
import { checkTensors } from "./filters/check-tensors.ts";
import { createChooseTarget } from "./filters/choose-target.ts";
import { createForward } from "./filters/forward.ts";
import { inspectInput } from "./filters/inspect-input.ts";
import { inspectOutput } from "./filters/inspect-output.ts";
import { createLeaseApprovals } from "./filters/lease-approvals.ts";
import { createLimit } from "./filters/limit.ts";
import { parse } from "./filters/parse.ts";
import { createQueryMonitor } from "./filters/query-monitor.ts";
import { receive } from "./filters/receive.ts";
import { createRecorder } from "./filters/record.ts";
import { createShadow } from "./filters/shadow.ts";
import { createShapeOutputs } from "./filters/shape-outputs.ts";
import { InFlight } from "./in-flight.ts";
import { ConcurrencyGauge, type Counters, createCounters, type LimitUsage } from "./limits/index.ts";
import { rebuildBudgets } from "./limits/rebuild.ts";
import { Pipeline } from "./pipeline.ts";
import { clientGone, Refusal } from "./refusal.ts";
import { targetsOfRoute } from "./route.ts";
import { compileSnapshot, type GatewayConfig, type Snapshot } from "./snapshot.ts";
import { type Breaker, type BreakerState, Pools, readRequestHeaders, type Target } from "./targets/index.ts";
import { createMetrics, type MetricSources } from "./telemetry/index.ts";
import { findWire, unknownWire } from "./wires.ts";

export interface GatewayOptions {
  readonly config: GatewayConfig;
  readonly store: Store;
  readonly keyService: KeyService;
  /** Where tool calls wait for a person's word. */
  readonly approvals: ApprovalDesk;
  /** Where the STOP file may appear. */
  readonly dataDirectory: string;
  readonly clock?: Clock;
  readonly log?: Log;
  /** 0 to 1: retry jitter. */
  readonly random?: () => number;
  readonly counters?: Counters;
  /** How the secrets of the policy are kept up to date, for the metrics. */
  readonly secrets?: MetricSources["secrets"];
  /** Told of every exchange as it ends, with the client's trace context or ""; must not throw. */
  readonly onExchange?: (record: ExchangeRecord, traceparent: string) => void;
}

export interface ModelStatus {
  readonly name: string;
  readonly mode: Mode;
  readonly primary: string;
  readonly standby: string;
  readonly breaker: BreakerState;
  readonly guards: string;
}

export interface GatewayStatus {
  readonly stopped: StopState | undefined;
  readonly isDraining: boolean;
  readonly inFlight: number;
  readonly models: readonly ModelStatus[];
}

/** The data plane: takes requests for models, and says, does and records what the policy wants. */
export interface Gateway {
  /** Takes over one request. Never throws; always answers. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Swaps the policy for newcomers. @throws {ParapetError} PARAPET_GATEWAY_* and keeps the old one */
  reload(config: GatewayConfig): void;
  /** @throws {ParapetError} PARAPET_GATEWAY_MODE for a model that is not there or has no standby; PARAPET_STORE_*: nothing has changed */
  setMode(model: string, mode: Mode, actor: string, reason: string): Promise<void>;
  /** The kill switch: refuses all newcomers and ends what runs. Works without the store. */
  stop(reason: string, actor: string): void;
  resume(actor: string): void;
  status(): GatewayStatus;
  /** Counters in use and how full they are. */
  limits(): readonly LimitUsage[];
  /** Asked of the policy in force. */
  isPermitted(roles: readonly string[], permission: string): boolean;
  explain(roles: readonly string[], permission: string): Explanation;
  /** Prometheus text format. */
  metrics(): Promise<string>;
  /** Refuses newcomers, lets running exchanges end, and after `timeoutMs` ends them. */
  drain(timeoutMs: number): Promise<void>;
  close(): Promise<void>;
}

/** How often facts in the store, the STOP file and deadlines are looked at. */
const SWEEP_MS = 100;
const USAGE_SAVE_MS = 10_000;

/** Starts a gateway: budgets are rebuilt from the records and the kill switch is read before the first request. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { store, keyService: keys, approvals } = options;
  const clock = options.clock ?? systemClock;
  const log = options.log ?? silentLog;
  const counters = options.counters ?? createCounters();
  const gauge = new ConcurrencyGauge();
  const pools = new Pools();
  const breakers = new Map<string, Breaker>();
  const control = new ControlState({ store, dataDirectory: options.dataDirectory, clock, log });
  const inFlight = new InFlight();
  const random = options.random ?? Math.random;
  const shadow = createShadow({ store, clock, log, random });
  let snapshot = compileSnapshot(options.config, { pools, breakers, clock, log });
  let isDraining = false;
  let isPolling = false;
  let usageSavedAt = clock.now();

  const recorder = createRecorder({ store, clock, log });
  const metrics = createMetrics({
    inFlight: () => inFlight.size,
    isStopped: () => control.stopped !== undefined,
    health: () => store.health(),
    breakers: () => breakerStates(snapshot, clock.now()),
    secrets: options.secrets ?? (() => undefined),
    shadows: shadow.totals,
  });
  const queries = createQueryMonitor({ store, clock, log });
  const pipeline = new Pipeline({
    log,
    recorder,
    account: createAccount({ counters, gauge, clock }),
    filters: [
      createAdmit({ control, store, inFlight, isDraining: () => isDraining }),
      createAuthenticate(keys),
      receive,
      parse,
      authorise,
      queries.refuse,
      createLimit({ counters, gauge, clock }),
      checkTensors,
      inspectInput,
      createLeaseApprovals({ desk: approvals, log }),
      createChooseTarget(control, random),
      createForward({ clock, budget: new Budget({ counters, clock }), random }),
      shadow.filter,
      inspectOutput,
      queries.watch,
      createShapeOutputs(),
    ],
    onOver: (exchange, record) => {
      inFlight.remove(exchange);
      exchange.words
        ?.settle(exchange.isStreaming || record?.status === "completed")
        ?.catch((cause) => log.warn({ exchange: exchange.id, error: messageOf(cause) }, "approvals were not settled"));
      if (record === undefined) return;
      metrics.observe(record);
      options.onExchange?.(record, exchange.headers.traceparent);
    },
  });

  const interruptAll = (why: Refusal): void => {
    for (const exchange of inFlight.all()) exchange.interrupt(why);
  };
  const enforceStop = (): void => {
    if (control.stopped !== undefined) interruptAll(stopped);
  };
  const pollStore = async (): Promise<void> => {
    if (isPolling) return;
    isPolling = true;
    try {
      if (await control.pollStore()) await Promise.all([keys.refresh(), approvals.refresh()]);
      if (clock.now() - usageSavedAt >= USAGE_SAVE_MS) {
        usageSavedAt = clock.now();
        await keys.saveUsage();
      }
    } catch (cause) {
      log.warn({ error: messageOf(cause) }, "the store's control facts could not be read: the last known ones stay");
    } finally {
      isPolling = false;
    }
  };
  const sweep = (): void => {
    if (control.pollFile()) enforceStop();
    const now = performance.now();
    for (const exchange of inFlight.all())
      if (now >= exchange.deadline && exchange.deadlineRefusal !== undefined)
        exchange.interrupt(exchange.deadlineRefusal);
    recorder.flushCounted();
    shadow.flush();
    void pollStore();
  };

  await control.pollStore();
  await approvals.refresh();
  control.pollFile();
  await rebuildBudgets({ store, counters, snapshot, now: clock.now() });
  const timer = setInterval(sweep, SWEEP_MS);
  timer.unref();

  return {
    metrics: () => metrics.text(),
    isPermitted: (roles, permission) => snapshot.access.isPermitted(roles, permission),
    explain: (roles, permission) => snapshot.access.explain(roles, permission),
    handle: (request, response) => {
      const url = request.url ?? "/";
      const question = url.indexOf("?");
      const path = question === -1 ? url : url.slice(0, question);
      const headers = readRequestHeaders(request.rawHeaders);
      const exchange = new Exchange({
        id: newExchangeId(clock.now()),
        startedAt: clock.now(),
        startedTick: performance.now(),
        request,
        response,
        wire: findWire(request.method ?? "GET", path) ?? unknownWire(path, headers.hasAnthropicVersion),
        snapshot,
        headers,
        query: question === -1 ? "" : url.slice(question),
        path,
      });
      inFlight.add(exchange);
      response.on("close", () => {
        if (!response.writableFinished) exchange.interrupt(clientGone);
      });
      pipeline.run(exchange);
    },
    reload: (config) => {
      const next = compileSnapshot(config, { pools, breakers, clock, log });
      const old = snapshot;
      snapshot = next;
      retire(old, inFlight, () => {
        pools.retain(targetsOf(snapshot).map(({ pool }) => pool));
        const inUse = new Set(targetsOf(snapshot).map(({ breaker }) => breaker));
        for (const [key, breaker] of breakers) if (!inUse.has(breaker)) breakers.delete(key);
      });
    },
    setMode: async (model, mode, actor, reason) => {
      checkMode(snapshot, model, mode);
      await control.setMode(model, mode, actor, reason);
    },
    stop: (reason, actor) => {
      control.stop(reason, actor);
      enforceStop();
    },
    resume: (actor) => control.resume(actor),
    status: () => ({
      stopped: control.stopped,
      isDraining,
      inFlight: inFlight.size,
      models: snapshot.routes.all.map((route) => ({
        name: route.name,
        mode: control.modeOf(route.name) ?? route.model.mode,
        primary: route.primary.label,
        standby: route.standby?.label ?? "",
        breaker: route.primary.breaker.state(clock.now()),
        guards: route.model.guards,
      })),
    }),
    limits: () => counters.usage(clock.now()),
    drain: async (timeoutMs) => {
      isDraining = true;
      const until = performance.now() + timeoutMs;
      while (inFlight.size > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
      interruptAll(shuttingDown);
    },
    close: async () => {
      isDraining = true;
      clearInterval(timer);
      interruptAll(shuttingDown);
      await shadow.close();
      await keys.saveUsage().catch((cause) => log.warn({ error: messageOf(cause) }, "key usage could not be saved"));
      await pools.destroy();
    },
  };
}

const shuttingDown = new Refusal(503, "shutting_down", "The gateway is shutting down.", {
  headers: ["retry-after", "5"],
});

function targetsOf(snapshot: Snapshot): readonly Target[] {
  return snapshot.routes.all.flatMap(targetsOfRoute);
}

function checkMode(snapshot: Snapshot, model: string, mode: Mode): void {
  const route = snapshot.routes.all.find(({ name }) => name === model);
  if (route === undefined)
    throw new ParapetError("PARAPET_GATEWAY_MODE", `there is no model '${model}' in the policy`, {
      hint: `Models: ${snapshot.routes.all.map(({ name }) => name).join(", ")}.`,
    });
  if (mode === "standby" && route.standby === undefined)
    throw new ParapetError("PARAPET_GATEWAY_MODE", `model '${model}' has no standby`, {
      hint: `Name one in the policy: models.${model}.standby.`,
    });
}

/** Runs `then` when no exchange holds the old policy any more: its connections may still be needed for retries. */
function retire(old: Snapshot, inFlight: InFlight, then: () => void): void {
  const check = (): void => {
    for (const exchange of inFlight.all())
      if (exchange.snapshot === old) {
        setTimeout(check, 500).unref();
        return;
      }
    then();
  };
  check();
}

function breakerStates(snapshot: Snapshot, now: number) {
  return snapshot.routes.all.flatMap((route) =>
    targetsOfRoute(route).map(({ slot, breaker }) => ({
      model: route.name,
      slot,
      state: breaker.state(now),
    })),
  );
}
