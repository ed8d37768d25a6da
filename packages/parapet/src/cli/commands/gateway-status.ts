import path from "node:path";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { loadPolicy } from "../../policy/index.ts";
import type { Store, StoreHealth } from "../../store/index.ts";
import { askRunning, lastUrl, policyUrl } from "../ask-running.ts";
import type { CliCommand } from "../command.ts";
import { dataDirectoryFor, withStoreIn } from "../open-data.ts";
import { readStopFile, type StopNote } from "../stop-file.ts";
import { tableLines, timeCell } from "../table.ts";
import type { Terminal } from "../terminal.ts";

/**
 * JSON: `{url, isRunning, isReady, isInUse, reasons, stop: {reason, at, by} | null, models: [{model, mode}],
 * store: {isWritable, queued, error: {code, message, hint?} | null}, policy: {file, digest, inForce, refused: {code, message} | null}}`.
 * `isInUse`: a living process writes to the data directory, whether or not it answers; null when that cannot be found out.
 * `digest` is of the file, null when it is no policy; `inForce` is what the last gateway took; `refused` is why it did
 * not take the file as it is now. Where the store does not open, `error` says why, and what only the store knows is
 * null: `mode`, `inForce`, and `url` with `isRunning` where the policy leaves the port open.
 * Exit 0 when it runs, is ready and not stopped, 3 when the store does not open, else 1.
 */
export const gatewayStatus: CliCommand = {
  name: "gateway status",
  group: "Run",
  summary: "Say whether the gateway runs, is ready, and what was switched",
  run: async (context) => {
    const { terminal, policyFile } = context;
    const dataDirectory = await dataDirectoryFor(context);
    const loaded = await loadPolicy(policyFile).catch((thrown: unknown) => {
      if (thrown instanceof ParapetError) return undefined;
      throw thrown;
    });
    const { isInUse } = await import("../../store/index.ts");
    const isUsed = isInUse(dataDirectory) ?? null;
    const recorded = await withStoreIn(dataDirectory, context, async ({ store }) => ({
      url: await lastUrl(loaded, store),
      facts: await store.control.all(),
      policy: await policyState(policyFile, loaded?.digest ?? null, store),
      health: store.health(),
    })).catch((thrown: unknown) => {
      if (thrown instanceof ParapetError && thrown.exit === EXIT.environment) return unopened(thrown);
      throw thrown;
    });
    const { health } = recorded;
    const url = recorded.url ?? (loaded?.policy.server.port === 0 ? null : policyUrl(loaded));
    const ready = url === null ? undefined : await askRunning(`${url}/readyz`);
    const isRunning = url === null ? null : ready !== undefined;
    const isReady = ready?.status === 200;
    const reasons = reasonsOf(ready?.body);
    const stop = readStopFile(dataDirectory);
    const models = Object.entries(loaded?.policy.models ?? {}).map(([model, entry]) => ({
      model,
      mode: recorded.facts === null ? null : String(recorded.facts.get(`mode:${model}`) ?? entry.mode),
    }));
    const policy = recorded.policy ?? {
      file: path.resolve(policyFile),
      digest: loaded?.digest ?? null,
      inForce: null,
      refused: null,
    };
    const store = { isWritable: health.isWritable, queued: health.queued, error: health.error ?? null };
    terminal.answer({ url, isRunning, isReady, isInUse: isUsed, reasons, stop: stop ?? null, models, store, policy }, [
      `${terminal.style(isReady ? "green" : "red", stateOf(isRunning, isReady, reasons))}  ${url ?? ""}`.trimEnd(),
      ...(isUsed === true && isRunning !== true ? [`a process is at work on ${dataDirectory}`] : []),
      ...storeLines(recorded, terminal),
      stopLine(stop, terminal),
      policyLine(policy, isRunning === true && recorded.policy !== null),
      "",
      ...tableLines(
        ["MODEL", "MODE"],
        models.map(({ model, mode }) => [model, mode ?? "unknown"]),
        (text) => terminal.style("bold", text),
      ),
    ]);
    if (recorded.facts === null) return EXIT.environment;
    return isReady && stop === undefined ? EXIT.ok : EXIT.findings;
  },
};

/** What the store would have told, where it does not open. */
interface Recorded {
  readonly url: string | null;
  readonly facts: ReadonlyMap<string, unknown> | null;
  readonly policy: PolicyState | null;
  readonly health: Omit<StoreHealth, "error"> & {
    readonly error?: { readonly code: string; readonly message: string; readonly hint?: string };
  };
}

function unopened({ code, message, hint }: ParapetError): Recorded {
  const error = { code, message, ...(hint === undefined ? {} : { hint }) };
  return { url: null, facts: null, policy: null, health: { isWritable: false, queued: 0, error } };
}

function stateOf(isRunning: boolean | null, isReady: boolean, reasons: readonly string[]): string {
  if (isReady) return "ready";
  if (isRunning === null) return "not known to run: only the store knows where it listens";
  return isRunning ? `not ready: ${reasons.join(", ")}` : "not running";
}

function storeLines({ facts, health: { error } }: Recorded, terminal: Terminal): readonly string[] {
  if (error === undefined) return [];
  const what = facts === null ? "the store does not open" : "the store cannot be written";
  return [
    terminal.style("red", `${what}: ${error.code}: ${error.message}`),
    ...(error.hint === undefined ? [] : [`  hint: ${error.hint}`]),
  ];
}

function stopLine(stop: StopNote | undefined, terminal: Terminal): string {
  if (stop === undefined) return "the kill switch is not thrown";
  const { at, by, reason } = stop;
  return terminal.style("red", `traffic is stopped since ${timeCell(at)} by ${by}: ${reason || "no reason given"}`);
}

interface PolicyState {
  readonly file: string;
  readonly digest: string | null;
  readonly inForce: string | null;
  readonly refused: { readonly code: string; readonly message: string } | null;
}

/** From the record: what was last taken, and whether an edit after it was refused and not taken back. */
async function policyState(file: string, digest: string | null, store: Pick<Store, "events">): Promise<PolicyState> {
  const [taken] = await store.events.read({ kinds: ["gateway-started", "policy-reloaded"], limit: 1 });
  const [rejected] = await store.events.read({ kinds: ["policy-rejected"], limit: 1 });
  const inForce = typeof taken?.data.digest === "string" ? taken.data.digest : null;
  const isRefused = rejected !== undefined && rejected.position > (taken?.position ?? 0) && digest !== inForce;
  const refused = isRefused ? { code: String(rejected.data.code), message: String(rejected.data.message) } : null;
  return { file: path.resolve(file), digest, inForce, refused };
}

function policyLine({ file, digest, inForce, refused }: PolicyState, isCompared: boolean): string {
  if (refused !== null)
    return `the newest edit of ${file} was refused, the policy before it stays in force: ${refused.code}: ${refused.message}`;
  if (digest === null) return `${file} is no valid policy: parapet check`;
  return isCompared && digest !== inForce ? `${file} is not yet in force` : `policy ${file}`;
}

function reasonsOf(body: unknown): readonly string[] {
  const reasons = (body as { reasons?: unknown } | null | undefined)?.reasons;
  return Array.isArray(reasons) ? reasons.map(String) : [];
}
