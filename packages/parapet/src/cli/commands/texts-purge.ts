import { EXIT } from "@parapet/guard/kernel";
import { durationMs } from "../../policy/index.ts";
import type { CliCommand } from "../command.ts";
import { withStore } from "../open-data.ts";
import { parseDuration } from "../option-values.ts";

/** JSON: `{texts, exchanges, textsBefore, exchangesBefore}`: how many were emptied, and the times in epoch milliseconds. */
export const textsPurge: CliCommand = {
  name: "texts purge",
  group: "Govern",
  summary: "Delete kept texts past their retention now; the record still verifies",
  configure: (command) => {
    command.option("--older-than <duration>", "in the place of records.textRetention", parseDuration);
  },
  run: async (context, _args, options) =>
    withStore(context, async ({ loaded, store }) => {
      const now = Date.now();
      const { textRetention, exchangeRetention } = loaded.policy.records;
      const textsBefore = now - (typeof options.olderThan === "number" ? options.olderThan : durationMs(textRetention));
      const exchangesBefore = now - durationMs(exchangeRetention);
      const purged = await store.purge({ texts: textsBefore, exchanges: exchangesBefore });
      if (purged.texts + purged.exchanges > 0)
        store.events.append({
          kind: "records-purged",
          at: now,
          actor: context.actor,
          subject: "records",
          data: { ...purged, textsBefore, exchangesBefore },
        });
      context.terminal.answer({ ...purged, textsBefore, exchangesBefore }, [
        `${purged.texts} texts deleted, ${purged.exchanges} exchanges emptied`,
      ]);
      return EXIT.ok;
    }),
};
