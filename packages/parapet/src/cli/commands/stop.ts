import { EXIT } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { dataDirectoryFor } from "../open-data.ts";
import { writeStopFile } from "../stop-file.ts";

/** JSON: `{isStopped: true, file, reason, at, by}`. The gateway itself records the event when it sees the file. */
export const stop: CliCommand = {
  name: "stop",
  group: "Respond",
  summary: "Stop all model traffic at once, also when the store is down",
  configure: (command) => {
    command.option("--reason <text>", "why, for the record", "");
  },
  run: async (context, _args, options) => {
    const note = { reason: String(options.reason), at: Date.now(), by: context.actor };
    const file = await writeStopFile(await dataDirectoryFor(context), note);
    context.terminal.answer({ isStopped: true, file, ...note }, [
      `${context.terminal.style("red", "stopped")}  all model traffic is refused while ${file} exists`,
    ]);
    context.terminal.remark("Go on with: parapet resume");
    return EXIT.ok;
  },
};
