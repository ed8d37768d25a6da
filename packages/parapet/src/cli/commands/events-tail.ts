import { EXIT } from "@parapet/guard/kernel";
import type { StoredEvent } from "../../store/index.ts";
import type { CliCommand, CommandContext } from "../command.ts";
import { interrupted } from "../interrupted.ts";
import { newestEvents } from "../newest-events.ts";
import { withDirectory } from "../open-data.ts";
import { parseCount } from "../option-values.ts";
import { timeCell } from "../table.ts";

/** JSON: one event a line, as the store keeps it: `{position, at, kind, actor, subject, data, writer, sequence, previousHash, hash, isPurged}`. */
export const eventsTail: CliCommand = {
  name: "events tail",
  group: "Watch",
  summary: "Print the newest events, and follow with --follow",
  configure: (command) => {
    command
      .option("-n, --lines <count>", "how many to begin with", parseCount, 20)
      .option("-f, --follow", "go on as they happen, until interrupted")
      .option("--kind <kind...>", "only these kinds, e.g. key-revoked")
      .option("--subject <subject>", "only about this, e.g. model:support-llm")
      .option("--by <actor>", "only by this actor");
  },
  run: async (context, _args, options) =>
    withDirectory(context, async ({ store }) => {
      const kinds = options.kind as readonly string[] | undefined; // commander collects <kind...>
      const filter = {
        ...(kinds === undefined ? {} : { kinds }),
        ...(typeof options.subject === "string" ? { subject: options.subject } : {}),
        ...(typeof options.by === "string" ? { actor: options.by } : {}),
      };
      const isWanted = (event: StoredEvent): boolean =>
        (kinds === undefined || kinds.includes(event.kind)) &&
        (filter.subject === undefined || filter.subject === event.subject) &&
        (filter.actor === undefined || filter.actor === event.actor);

      let isReaderGone = false;
      context.terminal.onReaderGone(() => {
        isReaderGone = true;
      });
      // Listening begins before reading, so that nothing falls between the two.
      let last = 0;
      const early: StoredEvent[] = [];
      let print = (event: StoredEvent): void => void early.push(event);
      const take = (batch: readonly StoredEvent[]): void => {
        for (const event of batch) if (isWanted(event)) print(event);
      };
      const unsubscribe = options.follow === true ? store.events.subscribe(take) : undefined;
      const lines = options.lines as number; // parseCount gave it
      for await (const event of newestEvents(store.events, filter, lines)) {
        if (isReaderGone) break;
        last = event.position;
        printEvent(context, event);
      }
      print = (event) => {
        if (event.position <= last) return;
        last = event.position;
        printEvent(context, event);
      };
      for (const event of early) print(event);
      if (unsubscribe === undefined) return EXIT.ok;
      await interrupted((end) => context.terminal.onReaderGone(end));
      unsubscribe();
      return EXIT.ok;
    }),
};

function printEvent({ terminal }: CommandContext, event: StoredEvent): void {
  const details = event.isPurged ? "(emptied by retention)" : JSON.stringify(detailsOf(event));
  terminal.answerLine(
    event,
    `${terminal.style("dim", timeCell(event.at))}  ${terminal.style("bold", event.kind)}  ${event.subject}  by ${event.actor}  ${details}`,
  );
}

/** An exchange has forty fields; a line has room for the telling ones. */
function detailsOf({ kind, data }: StoredEvent): unknown {
  if (kind !== "exchange-completed") return data;
  const { status, verdict, model, httpStatus, code, latencyMs } = data;
  return { model, status, verdict, httpStatus, code, latencyMs };
}
