import { EXIT } from "@parapet/guard/kernel";
import { askRunning, lastUrl } from "../ask-running.ts";
import type { CliCommand } from "../command.ts";
import { withStore } from "../open-data.ts";
import { readStopFile } from "../stop-file.ts";
import { tableLines, timeCell } from "../table.ts";

/**
 * JSON: `{url, isRunning, isReady, reasons, stop: {reason, at, by} | null, models: [{model, mode}], store: {isWritable, queued}, policy: {file, digest}}`.
 * Exit 0 when it runs, is ready and not stopped, else 1.
 */
export const gatewayStatus: CliCommand = {
  name: "gateway status",
  group: "Run",
  summary: "Say whether the gateway runs, is ready, and what was switched",
  run: async (context) =>
    withStore(context, async ({ loaded, store, dataDirectory }) => {
      const { terminal } = context;
      const url = await lastUrl(loaded, store);
      const ready = await askRunning(`${url}/readyz`);
      const reasons = reasonsOf(ready?.body);
      const stop = readStopFile(dataDirectory);
      const facts = await store.control.all();
      const models = Object.entries(loaded.policy.models).map(([model, entry]) => ({
        model,
        mode: String(facts.get(`mode:${model}`) ?? entry.mode),
      }));
      const isRunning = ready !== undefined;
      const isReady = ready?.status === 200;
      const { isWritable, queued } = store.health();
      const policy = { file: loaded.file, digest: loaded.digest };
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

function reasonsOf(body: unknown): readonly string[] {
  const reasons = (body as { reasons?: unknown } | null | undefined)?.reasons;
  return Array.isArray(reasons) ? reasons.map(String) : [];
}
