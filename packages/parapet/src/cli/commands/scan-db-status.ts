import { EXIT } from "@parapet/guard/kernel";
import { openDatabase } from "../../scan/index.ts";
import type { CliCommand } from "../command.ts";
import { vulnerabilityDatabase } from "../vulnerability-database.ts";

const DAY_MS = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** JSON: `{file, source, importedAt, newestChangeAt?, records, packages, ageDays}`, times in epoch milliseconds. */
export const scanDbStatus: CliCommand = {
  name: "scan db status",
  group: "Build",
  summary: "Show how old the vulnerability database is, and what it was made of",
  run: async (context) => {
    const file = await vulnerabilityDatabase(context);
    const database = openDatabase(file);
    const { info } = database;
    database.close();
    const ageDays = Math.floor((Date.now() - info.importedAt) / DAY_MS);
    context.terminal.answer({ file, ...info, ageDays }, [
      file,
      `${info.records} advisories of ${info.packages} packages`,
      `made ${dayOf(info.importedAt)}, ${ageDays} days ago, from ${info.source}`,
      ...(info.newestChangeAt === undefined ? [] : [`newest change ${dayOf(info.newestChangeAt)}`]),
    ]);
    return EXIT.ok;
  },
};
