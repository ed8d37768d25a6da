import path from "node:path";
import { type Log, ParapetError, silentLog } from "@parapet/guard/kernel";
import {
  dataDirectoryIn,
  dataDirectoryOf,
  type LoadedPolicy,
  loadPolicy,
  nearest,
  PolicyError,
} from "../policy/index.ts";
import type { Store } from "../store/index.ts";
import type { CommandContext } from "./command.ts";
import type { Terminal } from "./terminal.ts";

/**
 * The data directory alone. Found also where the policy has mistakes, since a running gateway then goes on under the one
 * before; and where it is no YAML or gone, if the directory was named by hand.
 */
export async function dataDirectoryFor({ dataDirectory, policyFile, terminal }: CommandContext): Promise<string> {
  if (dataDirectory !== undefined) return path.resolve(dataDirectory);
  try {
    return dataDirectoryOf(await loadPolicy(policyFile));
  } catch (thrown) {
    if (!(thrown instanceof ParapetError)) throw thrown;
    const hint = "Name the data directory with --data-directory, or mend the policy: parapet check";
    const found = thrown instanceof PolicyError ? await dataDirectoryIn(policyFile).catch(() => undefined) : undefined;
    if (found === undefined)
      throw new ParapetError(thrown.code, thrown.message, {
        hint:
          thrown instanceof PolicyError
            ? hint
            : `${thrown.hint ?? ""} Or name the data directory with --data-directory.`,
        exit: thrown.exit,
        cause: thrown,
        ...(thrown.place === undefined ? {} : { place: thrown.place }),
      });
    terminal.remark("warning: the policy has mistakes (parapet check); going by the data directory that it names");
    return found;
  }
}

export interface DirectoryData {
  readonly dataDirectory: string;
  readonly store: Store;
}

export interface OpenData extends DirectoryData {
  readonly loaded: LoadedPolicy;
}

/** Opens the store for what needs no policy, and closes it whatever happens. */
export async function withDirectory<T>(context: CommandContext, work: (data: DirectoryData) => Promise<T>): Promise<T> {
  return withStoreIn(await dataDirectoryFor(context), context, work);
}

/** `withDirectory`, with a policy that holds. */
export async function withStore<T>(context: CommandContext, work: (data: OpenData) => Promise<T>): Promise<T> {
  const loaded = await loadPolicy(context.policyFile);
  const dataDirectory =
    context.dataDirectory === undefined ? dataDirectoryOf(loaded) : path.resolve(context.dataDirectory);
  return withStoreIn(dataDirectory, context, (data) => work({ ...data, loaded }));
}

/** `withDirectory`, where the directory is known already. */
export async function withStoreIn<T>(
  dataDirectory: string,
  { terminal }: Pick<CommandContext, "terminal">,
  work: (data: DirectoryData) => Promise<T>,
): Promise<T> {
  const { openStore } = await import("../store/index.ts");
  const store = await openStore({ dataDirectory, log: warningsTo(terminal) });
  try {
    const result = await work({ dataDirectory, store });
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
    hint: didYouMean(name, Object.keys(loaded.policy.models), "models"),
  });
}

/** The nearest name, else all there are. */
export function didYouMean(name: string, known: readonly string[], what: string): string {
  const close = nearest(name, known);
  return close === undefined ? `Its ${what}: ${known.join(", ") || "none"}.` : `Did you mean '${close}'?`;
}
