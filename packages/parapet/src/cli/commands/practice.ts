import { EXIT } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { interrupted } from "../interrupted.ts";
import { parseCount, parsePort } from "../option-values.ts";

/** JSON: one line when it runs: `{event: "started", url}`. */
export const practice: CliCommand = {
  name: "practice",
  group: "Run",
  summary: "Start the practice model alone: a local upstream that falls for attacks",
  configure: (command) => {
    command
      .option("--port <port>", "0, the default, takes a free one", parsePort, 0)
      .option("--pace <ms>", "milliseconds between two frames of a stream", parseCount, 12);
  },
  run: async ({ terminal }, _args, options) => {
    const { startPracticeModel } = await import("../../practice/index.ts");
    const model = await startPracticeModel({
      port: options.port as number, // parsed as numbers, both
      paceMs: options.pace as number,
    });
    terminal.answerLine({ event: "started", url: model.url }, `practice model at ${terminal.style("cyan", model.url)}`);
    terminal.remark("It leaks on purpose. It listens on this machine only.");
    await interrupted();
    await model.close();
    return EXIT.ok;
  },
};
