import { EXIT } from "@parapet/guard/kernel";
import { bannerLines } from "../banner.ts";
import type { CliCommand } from "../command.ts";
import { interrupted, onInterrupt } from "../interrupted.ts";
import { openInBrowser } from "../open-in-browser.ts";
import { parseFilled, parsePort } from "../option-values.ts";

/** Frames of a practice stream come slowly enough to be seen. */
const PRACTICE_PACE_MS = 12;

/** JSON: one line when it runs: `{event: "started", url, consoleUrl, key?, policyFile, dataDirectory, targets: [{model, slot, provider, taken, passedOver: [{target, because}]}]}`; the key's secret is shown this once. */
export const up: CliCommand = {
  name: "up",
  group: "Run",
  summary: "Start the gateway and the console",
  configure: (command) => {
    command
      .option("--host <host>", "in the place of server.host", parseFilled)
      .option("--port <port>", "in the place of server.port; 0 takes a free one", parsePort)
      .option("--open", "open the console in the browser")
      .option("--no-open", "only print the link (this is the default)");
  },
  run: async ({ terminal, policyFile, dataDirectory, env }, _args, options) => {
    const { startEngine } = await import("../../engine/index.ts");
    const engine = await startEngine({
      policyFile,
      env,
      practicePaceMs: PRACTICE_PACE_MS,
      ...(dataDirectory === undefined ? {} : { dataDirectory }),
      ...(typeof options.host === "string" ? { host: options.host } : {}),
      ...(typeof options.port === "number" ? { port: options.port } : {}),
    });
    const firstInterrupt = interrupted();
    const { url, consoleUrl, createdKey } = engine;
    const loaded = engine.policy();
    const key = createdKey === undefined ? {} : { key: createdKey.secret };
    terminal.answerLine(
      {
        event: "started",
        url,
        consoleUrl,
        ...key,
        policyFile: loaded.file,
        dataDirectory: engine.dataDirectory,
        targets: engine.targets(),
      },
      ...bannerLines({
        policy: loaded.policy,
        targets: engine.targets(),
        url,
        consoleUrl,
        createdKey,
        style: terminal.style,
      }),
    );
    // Not by default: the link is an argument of the opener, and other users of the machine can read arguments.
    if (options.open === true) openInBrowser(consoleUrl, terminal);

    await firstInterrupt;
    terminal.remark("finishing what runs; interrupt again to leave at once");
    onInterrupt(() => process.exit(130));
    await engine.close();
    return EXIT.ok;
  },
};
