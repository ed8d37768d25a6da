import { EXIT } from "@parapet/guard/kernel";
import { Option } from "commander";
import { bytesFormats, formats } from "../../report/index.ts";
import type { CliCommand } from "../command.ts";
import { parseFilled } from "../option-values.ts";
import { openManifest } from "../redteam-target.ts";
import { outputsOf, writeOutputs } from "../scan-outputs.ts";

/** JSON: the report room's `Report`. */
export const redteamReportCommand: CliCommand = {
  name: "redteam report",
  group: "Build",
  summary: "Write down what a run found",
  configure: (command) => {
    command
      .option("--manifest <file>", "what was attacked", parseFilled, "redteam.yaml")
      .option("--log <file>", "the run's log, in the place of the manifest's own", parseFilled)
      .option("--compare <log>", "the log of another run, to show beside this one", parseFilled)
      .addOption(
        new Option("--format <format>", "how to write it; PDF goes to a file").choices([
          "console",
          ...[...formats.all, ...bytesFormats.all].map(({ id }) => id),
        ]),
      )
      .option(
        "--output <file>",
        "write it there too, in the format that its extension says; may be given several times",
        (file: string, files: readonly string[]) => [...files, parseFilled(file)],
        [],
      );
  },
  run: async (context, _, options) => {
    const { terminal } = context;
    const [
      { builtInArsenal, findingsOf, readRunLog, Tally },
      { redteamReport },
      { compareBars },
      { compareLines, goalLines },
    ] = await Promise.all([
      import("../../redteam/index.ts"),
      import("../redteam-report.ts"),
      import("../redteam-sections.ts"),
      import("../redteam-lines.ts"),
    ]);
    const { logFile } = await openManifest(context, options);
    const format = options.format === undefined ? undefined : String(options.format);
    const named = (options.output ?? []) as readonly string[]; // the option's parser gave it
    const goals = builtInArsenal.goals.all;
    const readRun = (file: string) => {
      const { head, results } = readRunLog(file);
      const tally = new Tally();
      for (const result of results()) tally.add(result);
      return { head, tally, summaries: tally.summarise(goals) };
    };
    const { head, tally, summaries } = readRun(logFile);
    const isBytes = bytesFormats.all.some(({ id }) => id === format);
    // Bytes are nothing for a terminal.
    const files = isBytes && named.length === 0 ? [`redteam-${head.target}.${format}`] : named;
    const outputs = outputsOf(files, format);
    const compared = options.compare === undefined ? undefined : readRun(String(options.compare));
    const other = compared && { name: compared.head.run, summaries: compared.summaries };
    const findings = findingsOf(head.target, summaries, goals, head.startedAt);
    const report = redteamReport({
      head,
      summaries,
      findings,
      goals,
      counts: tally.counts,
      heat: tally.heat(),
      other,
    });
    if (format === undefined || format === "console" || outputs.length > 0)
      terminal.answer(report, [
        ...goalLines(summaries, terminal),
        ...(other === undefined ? [] : compareLines(compareBars({ name: head.run, summaries }, other))),
      ]);
    else terminal.answer(report, formats.get(format).write(report).trimEnd().split(/\r?\n/));
    await writeOutputs(outputs, report);
    if (isBytes) terminal.remark(`written to ${files.join(", ")}`);
    return EXIT.ok;
  },
};
