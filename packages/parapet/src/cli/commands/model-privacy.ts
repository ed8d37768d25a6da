import { EXIT } from "@parapet/guard/kernel";
import { InvalidArgumentError, Option } from "commander";
import type { CliCommand } from "../command.ts";
import { onInterrupt } from "../interrupted.ts";
import { withDirectory } from "../open-data.ts";
import { parseCount, parseFilled, parseList } from "../option-values.ts";
import { privacyLines } from "../privacy-lines.ts";
import { startProgress } from "../progress.ts";
import { recordPrivacy } from "../record-privacy.ts";
import { openModelTarget } from "./model-attack.ts";

const KINDS = ["auto", "forest", "logistic", "network", "same"];

/**
 * JSON: `{membership: [{id, auc, balancedAccuracy, tpr}], accuracy, shadows, verdict, findings, cpuSeconds, …}`, the
 * strongest attack first. Exit 1 when more members are named than `--max-tpr` allows or when too few rows were given to
 * tell, 3 when it was interrupted.
 */
export const modelPrivacy: CliCommand = {
  name: "model privacy",
  group: "Model",
  summary: "Tell how much a model's answers say of who was in its training data",
  configure: (command) => {
    command
      .argument("<model>", "an ONNX file, or an address of the Open Inference Protocol")
      .requiredOption(
        "--members <file>",
        "rows that it was trained on, with their classes: .npz, IDX, CSV",
        parseFilled,
      )
      .requiredOption("--nonmembers <file>", "rows of the same kind that it was not trained on", parseFilled)
      .option("--member-labels <file>", "the members' classes, where they stand in another file", parseFilled)
      .option("--nonmember-labels <file>", "the others' classes likewise", parseFilled)
      .option("--members-split <part>", "the part of their file that they are: train, where it has one", parseFilled)
      .option("--nonmembers-split <part>", "the others' likewise: test, where it has one", parseFilled)
      .option("--schema <file>", "what the columns are, for tables with words", parseFilled)
      .option("--key <variable>", "of the environment, with the key of an address", parseFilled)
      .addOption(
        new Option("--shadows <count>", "models that are trained like it to compare with; 0 for none")
          .argParser(parseCount)
          .default(32),
      )
      .addOption(new Option("--shadow-kind <kind>", "what is trained").choices(KINDS).default("auto"))
      .option("--extract <questions>", "steal copies, too, and weigh them after so many: 100,300,1000", parseBudgets)
      .addOption(
        new Option(
          "--sensitive <column>",
          "guess this column of each row, too, from the others and the answers; from 0",
        ).argParser(parseCount),
      )
      .option(
        "--defence <list>",
        "measure again behind each: round:2,top:1,noise:4,budget:500,monitor; several at once with +",
        parseList,
      )
      .addOption(
        new Option(
          "--max-tpr <share>",
          "exit 1 when more of the members are named, one in a thousand others wrongly accused",
        ).argParser(parseShare),
      )
      .addOption(new Option("--seed <number>", "the same seed, the same figures").argParser(parseCount).default(1))
      .option("--store", "keep findings and evidence in the data directory, for the console");
  },
  run: async (context, [file = ""], options) => {
    const { terminal } = context;
    const { auditPrivacy, hasSplit, parseDefence, privacyFindings, readRows, verdictOf } = await import(
      "../../model/index.ts"
    );
    const defences = ((options.defence ?? []) as readonly string[]).map(parseDefence); // parseList gave it
    const read = async (data: unknown, labels: unknown, split: unknown, usual: string) => {
      const part = split ?? ((await hasSplit(String(data), usual)) ? usual : undefined);
      return readRows(String(data), {
        ...(part === undefined ? {} : { split: String(part) }),
        ...(labels === undefined ? {} : { labels: String(labels) }),
        ...(options.schema === undefined ? {} : { schema: String(options.schema) }),
      });
    };
    const members = await read(options.members, options.memberLabels, options.membersSplit, "train");
    const others = await read(options.nonmembers, options.nonmemberLabels, options.nonmembersSplit, "test");
    const target = await openModelTarget(file, members.size, options, context);
    const digest = target.digest ?? null;
    terminal.remark(`${members.count} members: ${members.taken}; ${others.count} others: ${others.taken}`);
    const interrupt = new AbortController();
    const forget = onInterrupt(() => interrupt.abort());
    const progress = await startProgress(terminal, "training", { unit: "models", endsProcess: false });
    try {
      const report = await auditPrivacy({
        target,
        members,
        others,
        shadows: options.shadows as number, // parseCount gave it
        shadowKind: options.shadowKind as "auto", // commander checked it
        seed: options.seed as number,
        defences,
        ...(options.extract === undefined ? {} : { budgets: options.extract as readonly number[] }), // parseBudgets gave it
        ...(options.sensitive === undefined ? {} : { column: options.sensitive as number }),
        signal: interrupt.signal,
        onProgress: (done) => progress.update(done),
      });
      progress.stop();
      const at = Date.now();
      const most = options.maxTpr as number | undefined; // parseShare gave it
      const verdict = most === undefined ? undefined : verdictOf(report, most);
      const findings = privacyFindings(report, `model:${target.title}`, at);
      terminal.answer(
        { model: { file, digest }, ...report, verdict: verdict ?? null, findings },
        privacyLines(report, verdict, terminal),
      );
      if (options.store === true) {
        const given = { report, verdict, findings, digest, subject: `model:${target.title}`, at, actor: context.actor };
        const { fixed } = await withDirectory(context, ({ store }) => recordPrivacy(store, given));
        terminal.remark(`kept ${findings.length} findings; ${fixed} are fixed`);
      }
      if (verdict?.state === "failed") return EXIT.findings;
      if (report.isInterrupted) return EXIT.environment;
      return verdict?.state === "unknown" ? EXIT.findings : EXIT.ok;
    } finally {
      forget();
      progress.stop();
      await target.close();
    }
  },
};

function parseShare(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 1)) throw new InvalidArgumentError("Use a share from 0 to 1.");
  return value;
}

function parseBudgets(text: string): readonly number[] {
  const budgets = text.split(",").map((part) => parseCount(part.trim()));
  if (budgets.some((budget, at) => budget < 10 || budget <= (budgets[at - 1] ?? 0)))
    throw new InvalidArgumentError("Use ascending numbers from 10 on, as 100,300,1000.");
  return budgets;
}
