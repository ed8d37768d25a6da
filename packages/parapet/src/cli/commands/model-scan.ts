import { existsSync } from "node:fs";
import { EXIT, type ExitCode, ParapetError } from "@parapet/guard/kernel";
import { Option } from "commander";
import type { ArtefactScan } from "../../model/index.ts";
import { formats as reportFormats } from "../../report/index.ts";
import { artefactLines, artefactSummary } from "../artefact-lines.ts";
import type { CliCommand, CommandContext } from "../command.ts";
import { onInterrupt } from "../interrupted.ts";
import { artefactReport } from "../model-report.ts";
import { withDirectory } from "../open-data.ts";
import { parseFilled } from "../option-values.ts";
import { startProgress } from "../progress.ts";
import { recordModelScan } from "../record-model-scan.ts";
import { outputsOf, writeOutputs } from "../scan-outputs.ts";

/**
 * JSON: `{ files: [{ path, verdict, reasons, formats, sizeBytes }], skipped, isInterrupted, elapsedMs }`. Exit 1 with a
 * file at or above `--threshold`, 3 when one could not be read, or it was interrupted.
 */
export const modelScan: CliCommand = {
  name: "model scan",
  group: "Model",
  summary: "Say of model files whether loading them runs code",
  configure: (command) => {
    command
      .argument("[paths...]", "files, folders and archives; everything here by default")
      .addOption(
        new Option("--threshold <verdict>", "exit 1 from this verdict on")
          .choices(["blocked", "review"])
          .default("blocked"),
      )
      .addOption(
        new Option("--format <format>", "how to write the report").choices([
          "console",
          ...reportFormats.all.map(({ id }) => id),
        ]),
      )
      .option(
        "--output <file>",
        "write the report there too, in the format that its extension says; may be given several times",
        (file: string, files: readonly string[]) => [...files, parseFilled(file)],
        [],
      )
      .option("--store", "keep findings and evidence in the data directory, for the console");
  },
  run: async (context, paths, options) => {
    const { terminal, actor } = context;
    const wanted = paths.length === 0 ? ["."] : paths;
    const missing = wanted.find((one) => !existsSync(one));
    if (missing !== undefined)
      throw new ParapetError("PARAPET_MODEL_MISSING", `there is no ${missing}`, {
        hint: "Name files and folders that are there.",
      });
    const now = Date.now();
    const format = options.format === undefined ? undefined : String(options.format);
    const outputs = outputsOf((options.output ?? []) as readonly string[], format); // the option's parser gave it
    const scanned = await watched(context, wanted);
    const report = artefactReport(scanned, now);
    if (format === undefined || format === "console" || outputs.length > 0)
      terminal.answer(scanned, [
        ...scanned.files.flatMap((file) => artefactLines(file, terminal)),
        artefactSummary(scanned, terminal),
      ]);
    else terminal.answer(scanned, reportFormats.get(format).write(report).trimEnd().split(/\r?\n/));
    await writeOutputs(outputs, report);
    if (options.store === true) {
      const { fixed, unproven } = await withDirectory(context, ({ store }) =>
        recordModelScan(store, {
          scanned,
          findings: report.findings,
          paths: wanted,
          at: now,
          actor,
          run: `parapet model scan ${wanted.join(" ")} --store`,
        }),
      );
      terminal.remark(`kept ${report.findings.length} findings; ${fixed} are fixed`);
      for (const one of unproven) terminal.remark(`nothing is proven of ${one}: it holds links, or nothing`);
    }
    return exitOf(scanned, String(options.threshold));
  },
};

function exitOf({ files, isInterrupted }: ArtefactScan, threshold: string): ExitCode {
  if (isInterrupted) return EXIT.environment;
  const has = (verdict: string): boolean => files.some((file) => file.verdict === verdict);
  if (has("blocked") || (threshold === "review" && has("review"))) return EXIT.findings;
  return has("failed") ? EXIT.environment : EXIT.ok;
}

/** The scan, with progress for a person, and an end when they have waited long enough. */
async function watched({ terminal }: CommandContext, paths: readonly string[]): Promise<ArtefactScan> {
  const { formats, scanArtefacts } = await import("../../model/index.ts");
  const progress = await startProgress(terminal, "scanning", { unit: "files", endsProcess: false });
  const interrupt = new AbortController();
  const forget = onInterrupt(() => interrupt.abort());
  try {
    return await scanArtefacts({
      paths,
      formats: formats.all,
      signal: interrupt.signal,
      onProgress: (done) => progress.update(done),
    });
  } finally {
    forget();
    progress.stop();
  }
}
