import { type Clock, type Log, messageOf } from "@parapet/guard/kernel";
import {
  durationMs,
  type LoadedPolicy,
  type Policy,
  SecretKeeper,
  type SecretNews,
  secretPlacesOf,
  secretReferencesOf,
} from "../policy/index.ts";
import type { ExchangeRecord, Store } from "../store/index.ts";

/** Keeps the secrets of a running system up to date. */
export interface SecretRotation {
  readonly keeper: SecretKeeper;
  /** @param recompile puts what has changed in force; false when that failed */
  start(recompile: () => Promise<boolean>): void;
  /** A policy came into force: what it does not name is forgotten. */
  settle(inForce: LoadedPolicy): void;
  /** An exchange ended: where a provider refused the key, it may have been rotated, and is asked for at once. */
  observe(record: Pick<ExchangeRecord, "code">): void;
  /** Asks for all of them now. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** After a failure the next look comes sooner: what failed may have lasted a moment. */
const AFTER_FAILURE_MS = 30_000;

/** However many exchanges fail on a key, it is not asked for more often; twice as long while that brings nothing new. */
const AFTER_REFUSAL_MS = 10_000;

/**
 * Every so often, files and stores are asked for new values; where one is new, the policy in force is compiled once more
 * and swapped in, as after an edit. What fails keeps its old value, and log, record and metrics say so.
 */
export function createSecretRotation(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** The policy of the start. */
  readonly policy: Policy;
}): SecretRotation {
  const { store, clock, log } = options;
  const keeper = new SecretKeeper({ clock, onNews: (news) => tell(news) });
  let recompile: (() => Promise<boolean>) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();
  let askedAt = Number.NEGATIVE_INFINITY;
  let refusalGapMs = AFTER_REFUSAL_MS;
  let inForce = options.policy;
  let isBehind = false;
  let isClosed = false;

  const record = (kind: string, reference: string, data: Readonly<Record<string, unknown>> = {}): void => {
    try {
      store.events.append({ kind, at: clock.now(), actor: "system", subject: `secret:${reference}`, data });
    } catch (error) {
      log.error({ kind, error: messageOf(error) }, "the event could not be recorded");
    }
  };
  const tell = (news: SecretNews): void => {
    const { kind, reference } = news;
    if (news.kind === "secret-refresh-failed") {
      const { code, message } = news.error;
      log.error({ code, reference }, `a secret could not be refreshed, its old value stays in use: ${message}`);
      record(kind, reference, { code, message });
      return;
    }
    const restart = usedAtStartOnly(inForce, reference);
    if (kind === "secret-rotated") log.warn({ reference, needRestart: restart }, "a secret has a new value");
    else log.warn({ reference }, "a secret can be refreshed again");
    record(kind, reference, kind === "secret-rotated" ? { needRestart: restart } : {});
  };

  const look = async (): Promise<void> => {
    if (isClosed) return;
    try {
      const { changed } = await keeper.refresh();
      if (changed.length > 0) {
        isBehind = true;
        refusalGapMs = AFTER_REFUSAL_MS;
      }
      if (isBehind && recompile !== undefined) isBehind = !(await recompile());
    } finally {
      plan();
    }
  };
  const plan = (): void => {
    if (recompile === undefined) return;
    clearTimeout(timer);
    if (isClosed) return;
    const everyMs = durationMs(inForce.secrets.refresh);
    const hasFailed = isBehind || keeper.health().stale > 0;
    // Some chance, so that replicas do not ask in step.
    const dueMs = (hasFailed ? Math.min(everyMs, AFTER_FAILURE_MS) : everyMs) * (0.9 + Math.random() / 5);
    timer = setTimeout(() => void refresh(), Math.min(dueMs, MAX_TIMER_MS));
    timer.unref();
  };
  // One look at a time.
  const refresh = (): Promise<void> => {
    work = work.then(look).catch((error) => log.error({ error: messageOf(error) }, "secrets could not be refreshed"));
    return work;
  };

  return {
    keeper,
    start(how) {
      recompile = how;
      plan();
    },
    settle({ policy, baseDirectory }) {
      inForce = policy;
      void keeper.retain(secretPlacesOf(policy, baseDirectory));
      // Its interval may be another.
      plan();
    },
    observe({ code }) {
      if (code !== "upstream_rejected_key" || clock.now() - askedAt < refusalGapMs) return;
      askedAt = clock.now();
      refusalGapMs = Math.min(refusalGapMs * 2, Math.max(AFTER_REFUSAL_MS, durationMs(inForce.secrets.refresh)));
      void refresh();
    },
    refresh,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await keeper.close();
    },
  };
}

/** Of setTimeout. */
const MAX_TIMER_MS = 2_147_483_647;

/** Headers of the telemetry are read when it starts, and at no other time. */
function usedAtStartOnly(policy: Policy, reference: string): boolean {
  const places = secretReferencesOf(policy).filter((one) => one.reference === reference);
  return places.some(({ path }) => path.startsWith("telemetry.otlp."));
}
