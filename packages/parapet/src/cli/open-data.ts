import path from "node:path";
import { type Log, ParapetError, silentLog } from "@parapet/guard/kernel";
import { dataDirectoryOf, type LoadedPolicy, loadPolicy } from "../policy/index.ts";
import type { Store } from "../store/index.ts";
import type { CommandContext } from "./command.ts";
import type { Terminal } from "./terminal.ts";

/** The data directory alone: it must be found even when the policy is broken or gone, if it was named by hand. */
export async function dataDirectoryFor(context: CommandContext): Promise<string> {
  return context.dataDirectory === undefined
    ? dataDirectoryOf(await loadPolicy(context.policyFile))
    : path.resolve(context.dataDirectory);
}

export interface OpenData {
  readonly loaded: LoadedPolicy;
  readonly dataDirectory: string;
  readonly store: Store;
}

/** Loads the policy, opens the store beside a running gateway or without one, and closes it whatever happens. */
export async function withStore<T>(context: CommandContext, work: (data: OpenData) => Promise<T>): Promise<T> {
  const loaded = await loadPolicy(context.policyFile);
  const dataDirectory =
    context.dataDirectory === undefined ? dataDirectoryOf(loaded) : path.resolve(context.dataDirectory);
  const { openStore } = await import("../store/index.ts");
  const store = await openStore({ dataDirectory, log: warningsTo(context.terminal) });
  try {
    const result = await work({ loaded, dataDirectory, store });
    await store.events.flush();
    return result;
  } finally {
    await store.close();
  }
}

/** Warnings and errors are shown to the person; the rest of the log is for servers. */
export function warningsTo(terminal: Terminal): Log {
  return {
    ...silentLog,
    warn: (_fields, message) => terminal.remark(`warning: ${message}`),
    error: (_fields, message) => terminal.remark(`warning: ${message}`),
  };
}

/** @throws {ParapetError} PARAPET_POLICY_MODEL */
export function requireModel(loaded: LoadedPolicy, name: string): void {
  if (Object.hasOwn(loaded.policy.models, name)) return;
  throw new ParapetError("PARAPET_POLICY_MODEL", `the policy has no model '${name}'`, {
    hint: `Its models: ${Object.keys(loaded.policy.models).join(", ") || "none"}.`,
  });
}
