import { EXIT } from "@parapet/guard/kernel";
import { Option } from "commander";
import { formats } from "../../report/index.ts";
import type { CliCommand } from "../command.ts";
import { parseFilled } from "../option-values.ts";
import { goalLines } from "../redteam-lines.ts";
import { redteamReport } from "../redteam-report.ts";
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
      .addOption(
        new Option("--format <format>", "how to write it").choices(["console", ...formats.all.map(({ id }) => id)]),
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
    const { builtInArsenal, findingsOf, readRunLog, Tally } = await import("../../redteam/index.ts");
    const { logFile } = await openManifest(context, options);
    const format = options.format === undefined ? undefined : String(options.format);
    const outputs = outputsOf((options.output ?? []) as readonly string[], format); // the option's parser gave it
    const { head, results } = readRunLog(logFile);
    const tally = new Tally();
    for (const result of results()) tally.add(result);
    const goals = builtInArsenal.goals.all;
    const summaries = tally.summarise(goals);
    const findings = findingsOf(head.target, summaries, goals, head.startedAt);
    const report = redteamReport({ head, summaries, findings, goals, counts: tally.counts });
    if (format === undefined || format === "console" || outputs.length > 0)
      terminal.answer(report, goalLines(summaries, terminal));
    else terminal.answer(report, formats.get(format).write(report).trimEnd().split(/\r?\n/));
    await writeOutputs(outputs, report);
    return EXIT.ok;
  },
};
