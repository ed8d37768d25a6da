import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { dataDirectoryFor } from "../open-data.ts";

/** JSON: `{file, events}`. Without `--output` the export itself goes to standard output as JSON Lines. */
export const auditExport: CliCommand = {
  name: "audit export",
  group: "Govern",
  summary: "Write the record as JSON Lines that verify elsewhere",
  configure: (command) => {
    command.option("-o, --output <file>", "a new file; without it standard output");
  },
  run: async (context, _args, options) => {
    const { exportAudit } = await import("../../store/index.ts");
    const dataDirectory = await dataDirectoryFor(context);
    if (typeof options.output !== "string") {
      await exportAudit(dataDirectory, process.stdout);
      return EXIT.ok;
    }
    const file = options.output;
    const draft = `${file}.${process.pid}.tmp`;
    try {
      const sink = createWriteStream(draft, { flags: "wx", mode: 0o600 });
      const written = finished(sink);
      const events = await exportAudit(dataDirectory, sink);
      sink.end();
      await written;
      await syncFile(draft);
      await rename(draft, file);
      context.terminal.answer({ file, events }, [`${events} events written to ${file}`]);
      return EXIT.ok;
    } catch (cause) {
      await rm(draft, { force: true });
      if (cause instanceof ParapetError) throw cause;
      throw new ParapetError("PARAPET_AUDIT_OUTPUT", `the export ${file} cannot be written: ${messageOf(cause)}`, {
        hint: "Choose a folder that exists and has room.",
        exit: EXIT.environment,
        cause,
      });
    }
  },
};

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
}
