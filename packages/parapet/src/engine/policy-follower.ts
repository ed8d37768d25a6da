import { type Clock, EXIT, type Log, messageOf, ParapetError } from "@parapet/guard/kernel";
import { type LoadedPolicy, type Policy, type TargetChoice, watchPolicy } from "../policy/index.ts";

import type { Store } from "../store/index.ts";
import type { CompiledPolicy } from "./compile-policy.ts";

/** Why the newest edit of the file is not what runs. */
interface PolicyProblem {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

export interface PolicyFollower {
  current(): CompiledPolicy;
  problem(): PolicyProblem | undefined;
  /**
   * Compiles what is in force once more, as its secrets have changed, and swaps it in.
   *
   * @returns false when that failed: what ran goes on
   */
  recompile(): Promise<boolean>;
  /** Looks at the file now, and again at what was lacking; resolves when what it found is in force or refused. */
  check(): Promise<void>;
  close(): void;
}

export interface FollowerOptions {
  readonly first: CompiledPolicy;
  /** @param log takes what this one compilation has to warn of */
  readonly compile: (loaded: LoadedPolicy, log: Log) => Promise<CompiledPolicy>;
  /** Puts it in force, whole or not at all. */
  readonly swap: (next: CompiledPolicy) => void | Promise<void>;
  /** After a swap; its failure is logged and undoes nothing. */
  readonly onSwapped: () => Promise<void>;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

const RETRY_MS = 5_000;

/**
 * Follows the policy file: each good edit is compiled and swapped in, each bad one is refused aloud, once. One that only
 * lacks something outside of the file is tried again until it works or the file changes; what it has to warn of meanwhile
 is told once an edit. The end of a refusal is told as a warning too: who saw it begin shall see it end.
 */
export function followPolicy(options: FollowerOptions): PolicyFollower {
  const { store, clock, log, first } = options;
  let current = first;
  let problem: PolicyProblem | undefined;
  // A good edit whose surroundings are not ready: a secret that is written a moment later than the policy that names it.
  let waiting: LoadedPolicy | undefined;
  let editLog = sayOnce(log);
  let work: Promise<void> = Promise.resolve();

  const tell = (kind: string, data: Readonly<Record<string, unknown>>): void => {
    try {
      store.events.append({ kind, at: clock.now(), actor: "system", subject: "policy", data });
    } catch (error) {
      log.error({ kind, error: messageOf(error) }, "the event could not be recorded");
    }
  };

  const refuse = (thrown: unknown, isRetry = false): void => {
    const error =
      thrown instanceof ParapetError
        ? thrown
        : new ParapetError("PARAPET_ENGINE_RELOAD", `the new policy could not be put in force: ${messageOf(thrown)}`);
    const { code, message, hint, place } = error;
    if (isRetry && problem?.code === code && problem.message === message) return;
    problem = { code, message, ...(hint === undefined ? {} : { hint }) };
    log.error({ code, place, hint }, `policy edit refused, the old one stays: ${message}`);
    tell("policy-rejected", { code, message, line: place?.line ?? null, path: place?.path ?? "" });
  };

  const overcome = (): void => {
    if (problem !== undefined) log.warn({}, "the policy file is in force again after a refused edit");
    problem = undefined;
  };

  const apply = async (loaded: LoadedPolicy, isRetry = false): Promise<void> => {
    if (!isRetry) editLog = sayOnce(log);
    try {
      const next = await options.compile(loaded, editLog);
      await options.swap(next);
      waiting = undefined;
      const needRestart = restartNeeds(first.loaded.policy, next.loaded.policy);
      current = next;
      overcome();
      if (needRestart.length > 0) log.warn({ settings: needRestart }, "these settings change at the next start only");
      log.info({ digest: loaded.digest }, "new policy in force");
      tell("policy-reloaded", { digest: loaded.digest, needRestart, targets: labelsOf(next.choices) });
    } catch (error) {
      waiting = error instanceof ParapetError && error.exit === EXIT.environment ? loaded : undefined;
      refuse(error, isRetry);
      return;
    }
    try {
      await options.onSwapped();
    } catch (error) {
      log.error({ error: messageOf(error) }, "the new policy is in force, but its evidence could not be written");
    }
  };

  const applyAgain = async (): Promise<boolean> => {
    try {
      // Another object: whoever has built on the policy in force builds anew.
      const next = await options.compile({ ...current.loaded }, editLog);
      await options.swap(next);
      current = next;
      return true;
    } catch (thrown) {
      const { code, message } =
        thrown instanceof ParapetError ? thrown : { code: "PARAPET_ENGINE_RELOAD", message: messageOf(thrown) };
      log.error({ code }, `new secrets could not be put in force, the old ones stay: ${message}`);
      tell("secrets-rejected", { code, message });
      return false;
    }
  };

  const watch = watchPolicy(first.loaded.file, {
    digest: first.loaded.digest,
    clock,
    onChange: (loaded) => {
      work = work.then(() => apply(loaded));
    },
    onError: (error) => {
      work = work.then(() => {
        waiting = undefined;
        refuse(error);
      });
    },
    onRestored: () => {
      work = work.then(() => {
        waiting = undefined;
        overcome();
      });
    },
  });
  const tryAgain = (): void => {
    work = work.then(() => (waiting === undefined ? undefined : apply(waiting, true)));
  };
  const retry = setInterval(tryAgain, RETRY_MS);
  retry.unref();

  return {
    current: () => current,
    problem: () => problem,
    recompile() {
      const done = work.then(applyAgain);
      work = done.then(() => {});
      return done;
    },
    async check() {
      await watch.check();
      tryAgain();
      await work;
    },
    close: () => {
      clearInterval(retry);
      watch.close();
    },
  };
}

/** Lets each warning and error through once. */
function sayOnce(log: Log): Log {
  const said = new Set<string>();
  const once = (level: "warn" | "error") => (fields: object, message: string) => {
    if (said.has(message)) return;
    said.add(message);
    log[level](fields, message);
  };
  return { debug: log.debug.bind(log), info: log.info.bind(log), warn: once("warn"), error: once("error") };
}

/** Slots and what answers in them, for the record: `{"support-llm primary": "openai/gpt-4.1-mini"}`. */
export function labelsOf(choices: readonly TargetChoice[]): Readonly<Record<string, string>> {
  return Object.fromEntries(choices.map(({ model, slot, taken }) => [`${model} ${slot}`, taken]));
}

/** Settings that a running process cannot take over, of those that differ. */
function restartNeeds(before: Policy, after: Policy): readonly string[] {
  const fixed = {
    "server.host": (policy: Policy) => policy.server.host,
    "server.port": (policy: Policy) => policy.server.port,
    "server.dataDirectory": (policy: Policy) => policy.server.dataDirectory,
    "server.headersTimeoutMs": (policy: Policy) => policy.server.headersTimeoutMs,
    "telemetry.logLevel": (policy: Policy) => policy.telemetry.logLevel,
    "telemetry.otlp": (policy: Policy) => JSON.stringify(policy.telemetry.otlp),
  };
  return Object.entries(fixed)
    .filter(([, read]) => read(before) !== read(after))
    .map(([name]) => name);
}
