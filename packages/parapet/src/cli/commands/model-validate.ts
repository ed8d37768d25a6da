import { writeFile } from "node:fs/promises";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { Option } from "commander";
import type { CliCommand, CommandContext } from "../command.ts";
import { onInterrupt } from "../interrupted.ts";
import { withDirectory } from "../open-data.ts";
import { parseCount, parseFilled, parseList } from "../option-values.ts";
import { startProgress } from "../progress.ts";
import { recordValidation } from "../record-validation.ts";
import { validationExit } from "../validation-exit.ts";
import { validationLines } from "../validation-lines.ts";
import { validationOutputs } from "../validation-report.ts";

/**
 * JSON: the validation's report, with `findings`. Exit 1 when the gate fails (what could not be told fails it), 3 when
 * a part broke or it was interrupted.
 */
export const modelValidate: CliCommand = {
  name: "model validate",
  group: "Model",
  summary: "Prove what a model can, on data it has not seen",
  configure: (command) => {
    command
      .argument("<model>", "an ONNX file, an address of the Open Inference Protocol, or a table of predictions")
      .option("--data <file>", "the holdout: CSV, JSON lines, Parquet, npz, IDX", parseFilled)
      .option("--schema <file>", "what the columns are, in the order in which the model takes them", parseFilled)
      .option("--target <column>", "what is true; as the schema says, else y, label, target or class", parseFilled)
      .option("--positive <word>", "the class that counts as yes", parseFilled)
      .option("--split <part>", "the part of a file of arrays that is the holdout: test, where it has one", parseFilled)
      .option("--train <file>", "what it was trained on, for leaks and the gap between the two", parseFilled)
      .option("--previous <file>", "an older model, or its JSON report on the same data", parseFilled)
      .option("--gate <file>", "what is asked of the figures, in YAML", parseFilled)
      .option("--sensitive <columns>", "columns of people to be fair over, separated by commas", parseList)
      .addOption(
        new Option("--smallest-cell <rows>", "rates of fewer rows are too few to say")
          .argParser(parseCount)
          .default(30),
      )
      .addOption(new Option("--task <task>", "what it does").choices(["classification", "regression"]))
      .addOption(
        new Option("--answers <which>", "which counts where it says both").choices(["probabilities", "labels"]),
      )
      .option("--prediction <column>", "of a table of predictions: the class or number that was said", parseFilled)
      .option("--score <column>", "of a table of predictions: the probability of yes", parseFilled)
      .option("--vectoriser <file>", "of a model of texts: its vocabulary", parseFilled)
      .option("--text <column>", "of a model of texts: the column that it reads", parseFilled)
      .addOption(new Option("--scale <number>", "what numbers are divided by; pixels by 255").argParser(parseScale))
      .addOption(new Option("--resamples <number>", "for intervals").argParser(parseCount).default(1_000))
      .addOption(
        new Option("--corrupted-rows <number>", "rows that are made worse, at most")
          .argParser(parseCount)
          .default(2_000),
      )
      .addOption(new Option("--seed <number>", "the same seed, the same report").argParser(parseCount).default(1))
      .option(
        "--output <file>",
        "write a report there too: .json and .html whole, .sarif, .xml and others the findings; may be given several times",
        (file: string, files: readonly string[]) => [...files, parseFilled(file)],
        [],
      )
      .option("--store", "keep findings and evidence in the data directory, for the console");
  },
  run: async (context, [model = ""], options) => {
    const { terminal } = context;
    const { loadValidation, validate, validationFindings } = await import("../../model/index.ts");
    const outputs = validationOutputs((options.output ?? []) as readonly string[]); // the option's parser gave it
    const interrupt = new AbortController();
    const forget = onInterrupt(() => interrupt.abort());
    const progress = await startProgress(terminal, "answering", { unit: "rows", endsProcess: false });
    let rows = 0;
    const onRows = (count: number): void => {
      rows += count;
      progress.update(rows);
    };
    try {
      const startedAt = Date.now();
      const check = (): void => {
        if (interrupt.signal.aborted) throw givenUp();
      };
      const loaded = await loadValidation({ model, ...filesOf(options) }, { onRows, check });
      try {
        const report = await validate({
          ...loaded.options,
          seed: Number(options.seed),
          resamples: Number(options.resamples),
          smallestCell: Number(options.smallestCell),
          corruptedRows: Number(options.corruptedRows),
          signal: interrupt.signal,
          onRows,
        });
        progress.stop();
        const at = Date.now();
        const findings = validationFindings(report, at);
        for (const output of outputs)
          await writeFile(output.file, await output.write({ report, findings, at, elapsedMs: at - startedAt })).catch(
            unwritten(output.file),
          );
        terminal.answer({ ...report, findings }, validationLines(report, findings, terminal));
        if (options.store === true) await keep(context, { report, findings, at });
        return validationExit(report);
      } finally {
        await loaded.close();
      }
    } finally {
      forget();
      progress.stop();
    }
  },
};

async function keep(context: CommandContext, given: Parameters<typeof recordValidation>[1]): Promise<void> {
  const { fixed } = await withDirectory(context, ({ store }) => recordValidation(store, given, context.actor));
  context.terminal.remark(`kept ${given.findings.length} findings; ${fixed} are fixed`);
}

const NAMES = [
  "data",
  "schema",
  "target",
  "positive",
  "split",
  "train",
  "previous",
  "gate",
  "sensitive",
  "task",
  "answers",
  "prediction",
  "score",
  "vectoriser",
  "text",
  "scale",
] as const;

/** Options that name files and columns, as they were given. */
const filesOf = (options: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(NAMES.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])));

function parseScale(text: string): number {
  const scale = /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : 0;
  if (scale > 0) return scale;
  throw new ParapetError("PARAPET_CLI_USAGE", `'${text}' is nothing to divide by`, { hint: "Use a number above 0." });
}

const givenUp = (): Error =>
  new ParapetError("PARAPET_VALIDATE_RUN", "it was given up before the model had answered", {
    hint: "Nothing is known yet: begin again.",
    exit: EXIT.environment,
  });

const unwritten =
  (file: string) =>
  (cause: unknown): never => {
    throw new ParapetError(
      "PARAPET_VALIDATE_OUTPUT",
      `the report could not be written to ${file}: ${messageOf(cause)}`,
      {
        hint: "Name a file in a folder that is there and that may be written to.",
        exit: EXIT.environment,
        cause,
      },
    );
  };
