import path from "node:path";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { loadPolicy } from "../../policy/index.ts";
import type { Store } from "../../store/index.ts";
import { askRunning, lastUrl } from "../ask-running.ts";
import type { CliCommand } from "../command.ts";
import { withDirectory } from "../open-data.ts";
import { readStopFile } from "../stop-file.ts";
import { tableLines, timeCell } from "../table.ts";

/**
 * JSON: `{url, isRunning, isReady, reasons, stop: {reason, at, by} | null, models: [{model, mode}], store: {isWritable, queued},
 * policy: {file, digest, inForce, refused: {code, message} | null}}`. `digest` is of the file, null when it is no policy;
 * `inForce` is what the last gateway took; `refused` is why it did not take the file as it is now.
 * Exit 0 when it runs, is ready and not stopped, else 1.
 */
export const gatewayStatus: CliCommand = {
  name: "gateway status",
  group: "Run",
  summary: "Say whether the gateway runs, is ready, and what was switched",
  run: async (context) =>
    withDirectory(context, async ({ store, dataDirectory }) => {
      const { terminal } = context;
      const loaded = await loadPolicy(context.policyFile).catch((thrown: unknown) => {
        if (thrown instanceof ParapetError) return undefined;
        throw thrown;
      });
      const url = await lastUrl(loaded, store);
      const ready = await askRunning(`${url}/readyz`);
      const reasons = reasonsOf(ready?.body);
      const stop = readStopFile(dataDirectory);
      const facts = await store.control.all();
      const models = Object.entries(loaded?.policy.models ?? {}).map(([model, entry]) => ({
        model,
        mode: String(facts.get(`mode:${model}`) ?? entry.mode),
      }));
      const isRunning = ready !== undefined;
      const isReady = ready?.status === 200;
      const { isWritable, queued } = store.health();
      const policy = await policyState(context.policyFile, loaded?.digest ?? null, store);
      const state = isReady ? "ready" : isRunning ? `not ready: ${reasons.join(", ")}` : "not running";
      terminal.answer(
        { url, isRunning, isReady, reasons, stop: stop ?? null, models, store: { isWritable, queued }, policy },
        [
          `${terminal.style(isReady ? "green" : "red", state)}  ${url}`,
          stop === undefined
            ? "traffic flows"
            : terminal.style(
                "red",
                `traffic is stopped since ${timeCell(stop.at)} by ${stop.by}: ${stop.reason || "no reason given"}`,
              ),
          policyLine(policy, isRunning),
          "",
          ...tableLines(
            ["MODEL", "MODE"],
            models.map(({ model, mode }) => [model, mode]),
            (text) => terminal.style("bold", text),
          ),
        ],
      );
      return isReady && stop === undefined ? EXIT.ok : EXIT.findings;
    }),
};

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

function policyLine({ file, digest, inForce, refused }: PolicyState, isRunning: boolean): string {
  if (refused !== null)
    return `the newest edit of ${file} was refused, the policy before it stays in force: ${refused.code}: ${refused.message}`;
  if (digest === null) return `${file} is no valid policy: parapet check`;
  return isRunning && digest !== inForce ? `${file} is not yet in force` : `policy ${file}`;
}

function reasonsOf(body: unknown): readonly string[] {
  const reasons = (body as { reasons?: unknown } | null | undefined)?.reasons;
  return Array.isArray(reasons) ? reasons.map(String) : [];
}
