import { EXIT } from "@parapet/guard/kernel";
import { placeInWords, recordsOfPlaces, writeDatabase } from "../../scan/index.ts";
import type { CliCommand } from "../command.ts";
import { startProgress } from "../progress.ts";
import { vulnerabilityDatabase } from "../vulnerability-database.ts";

/**
 * JSON: `{file, source, importedAt, newestChangeAt?, records, packages, refused}`, times in epoch milliseconds. What is
 * there stays as it was when a source cannot be read.
 */
export const scanDbUpdate: CliCommand = {
  name: "scan db update",
  group: "Build",
  summary: "Make the vulnerability database anew from OSV dumps",
  configure: (command) => {
    command.requiredOption(
      "--from <places...>",
      "zips as osv.dev publishes them, folders of JSON files, JSON lines; files or https URLs",
    );
  },
  run: async (context, _args, options) => {
    const { terminal } = context;
    const places = options.from as readonly string[]; // commander gathers them
    const file = await vulnerabilityDatabase(context);
    const progress = await startProgress(terminal, "reading", { unit: "advisories" });
    try {
      const written = await writeDatabase(file, recordsOfPlaces(places), {
        source: places.map(placeInWords).join(", "),
        now: Date.now(),
        onProgress: (records) => progress.update(records),
      });
      progress.stop();
      terminal.answer({ file, ...written }, [
        `${written.records} advisories of ${written.packages} packages in ${file}`,
        ...(written.refused === 0 ? [] : [`${written.refused} records were no OSV records and were left out`]),
      ]);
    } finally {
      progress.stop();
    }
    return EXIT.ok;
  },
};
