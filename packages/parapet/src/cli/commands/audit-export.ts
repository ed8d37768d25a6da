import { createWriteStream, statSync } from "node:fs";
import { link, open, rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { dataDirectoryFor } from "../open-data.ts";
import { parseFilled } from "../option-values.ts";
import type { Terminal } from "../terminal.ts";

/** JSON: `{file, events}`. Without `--output` the export itself goes to standard output as JSON Lines. */
export const auditExport: CliCommand = {
  name: "audit export",
  group: "Govern",
  summary: "Write the record as JSON Lines that verify elsewhere",
  configure: (command) => {
    command
      .option("-o, --output <file>", "a new file; without it standard output", parseFilled)
      .option("--force", "replace a file that is there");
  },
  run: async (context, _args, options) => {
    const dataDirectory = await dataDirectoryFor(context);
    if (typeof options.output !== "string") {
      await toStandardOutput(dataDirectory, context.terminal);
      return EXIT.ok;
    }
    const file = options.output;
    try {
      const events = await toFile(dataDirectory, file, options.force === true);
      context.terminal.answer({ file, events }, [`${events} events written to ${file}`]);
      return EXIT.ok;
    } catch (cause) {
      if (cause instanceof ParapetError) throw cause;
      if ((cause as NodeJS.ErrnoException).code === "EEXIST") throw thereAlready(file);
      throw new ParapetError("PARAPET_AUDIT_OUTPUT", `the export ${file} cannot be written: ${messageOf(cause)}`, {
        hint: "Choose a folder that exists and has room.",
        exit: EXIT.environment,
        cause,
      });
    }
  },
};

/** Ends early when the reader has gone: `parapet audit export | head` has what it wanted. */
async function toStandardOutput(dataDirectory: string, terminal: Terminal): Promise<void> {
  const { exportAudit } = await import("../../store/index.ts");
  const isGone = new Promise<void>((resolve) => terminal.onReaderGone(resolve));
  await Promise.race([isGone, exportAudit(dataDirectory, process.stdout)]);
}

/** A file comes into being whole; a device or a pipe is written as it stands. @returns how many events */
async function toFile(dataDirectory: string, file: string, isForced: boolean): Promise<number> {
  const facts = statSync(file, { throwIfNoEntry: false });
  if (facts?.isFile() && !isForced) throw thereAlready(file);
  if (facts !== undefined && !facts.isFile()) return written(dataDirectory, file, "w");
  const draft = `${file}.${process.pid}.tmp`;
  try {
    const events = await written(dataDirectory, draft, "wx");
    await syncFile(draft);
    await (isForced ? rename(draft, file) : link(draft, file));
    return events;
  } finally {
    await rm(draft, { force: true });
  }
}

async function written(dataDirectory: string, path: string, flags: string): Promise<number> {
  const { exportAudit } = await import("../../store/index.ts");
  const sink = createWriteStream(path, { flags, mode: 0o600 });
  try {
    const exported = exportAudit(dataDirectory, sink).then((events) => {
      sink.end();
      return events;
    });
    const [events] = await Promise.all([exported, finished(sink)]);
    return events;
  } finally {
    sink.destroy();
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
}

function thereAlready(file: string): ParapetError {
  return new ParapetError("PARAPET_AUDIT_OUTPUT", `${file} is there already`, {
    hint: "Name a new file, or replace this one with --force.",
  });
}
