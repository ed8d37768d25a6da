import { EXIT } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { dataDirectoryFor } from "../open-data.ts";
import { removeStopFile } from "../stop-file.ts";

/** JSON: `{isStopped: false, wasStopped}`. */
export const resume: CliCommand = {
  name: "resume",
  group: "Respond",
  summary: "Let model traffic go on after a stop",
  run: async (context) => {
    const wasStopped = removeStopFile(await dataDirectoryFor(context));
    context.terminal.answer({ isStopped: false, wasStopped }, [
      wasStopped ? `${context.terminal.style("green", "resumed")}  model traffic goes on` : "nothing was stopped",
    ]);
    return EXIT.ok;
  },
};
