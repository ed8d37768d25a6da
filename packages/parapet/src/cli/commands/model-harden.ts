import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { Option } from "commander";
import { parseShare, parseSize } from "../attack-values.ts";
import type { CliCommand } from "../command.ts";
import { hardeningLines } from "../hardening-lines.ts";
import { onInterrupt } from "../interrupted.ts";
import { withDirectory } from "../open-data.ts";
import { parseCount, parseFilled } from "../option-values.ts";
import { startProgress } from "../progress.ts";
import { recordHardening } from "../record-hardening.ts";

/** Rows that a hardened model is proven on, where nobody says how many. */
const PROOF_ROWS = 300;

/**
 * JSON: `{before, after, gain, accuracyCost, attacks, masking, isProven, …}`. Exit 1 when no gain was proven, or less
 * than `--min-robust` was reached; 3 when it was interrupted: nothing is written then.
 */
export const modelHarden: CliCommand = {
  name: "model harden",
  group: "Model",
  summary: "Train a model on attacked rows, and prove what that gained and cost",
  configure: (command) => {
    command
      .argument("<model>", "an ONNX file of a linear model or a neural net")
      .requiredOption("--data <file>", "rows to train on: the part called train, where it has one", parseFilled)
      .requiredOption("--out <file>", "where the hardened model goes", parseFilled)
      .option("--labels <file>", "the true classes, where they stand in another file", parseFilled)
      .option("--holdout <file>", "rows that it is proven on; the part called test, else the last fifth", parseFilled)
      .addOption(new Option("--scale <number>", "what numbers are divided by; pixels by 255").argParser(parseSize))
      .option("--schema <file>", "what the columns of a table are, and what rows may become", parseFilled)
      .addOption(new Option("--norm <norm>", "how a change is measured").choices(["linf", "l2", "l1", "cost"]))
      .addOption(
        new Option("--eps <size>", "how far an input may be changed").argParser(parseSize).makeOptionMandatory(),
      )
      .addOption(new Option("--epochs <count>", "times that every row is trained on").argParser(parseCount).default(8))
      .addOption(new Option("--steps <count>", "steps of the attack on each batch").argParser(parseCount).default(7))
      .addOption(new Option("--rate <number>", "the first step's size").argParser(parseSize).default(0.001))
      .addOption(
        new Option("--clean-share <share>", "unchanged rows beside the changed ones")
          .argParser(parseShare)
          .default(0.3),
      )
      .addOption(new Option("--limit <rows>", "rows to train on, from the first on").argParser(parseCount))
      .addOption(new Option("--proof-rows <rows>", "rows to prove it on").argParser(parseCount).default(PROOF_ROWS))
      .addOption(new Option("--seed <number>", "the same seed, the same model").argParser(parseCount).default(1))
      .addOption(new Option("--min-robust <share>", "exit 1 when less of the accuracy is left").argParser(parseShare))
      .option("--store", "keep evidence in the data directory, where --min-robust is given");
  },
  run: async (context, [file = ""], options) => {
    const { terminal } = context;
    const room = await import("../../model/index.ts");
    const data = String(options.data);
    const isByCost = options.norm === "cost" || (options.norm === undefined && options.schema !== undefined);
    const beside = isByCost && existsSync(room.schemaBeside(data)) ? room.schemaBeside(data) : undefined;
    const schema = (options.schema as string | undefined) ?? beside;
    const { train, holdout } = await room.readParts(data, {
      ...(options.labels === undefined ? {} : { labels: String(options.labels) }),
      ...(options.holdout === undefined ? {} : { holdout: String(options.holdout) }),
      ...(schema === undefined ? {} : { schema }),
      ...(options.scale === undefined ? {} : { scale: options.scale as number }), // parseSize gave it
      ...(options.limit === undefined ? {} : { limit: options.limit as number }), // parseCount gave it
      proofRows: options.proofRows as number,
    });
    const rules = schema === undefined ? undefined : room.readRules(schema, train);
    const box = rules === undefined ? room.boxOf(train) : room.boxOfRules(rules, train);
    const norm = (options.norm as "linf" | "l2" | "l1" | "cost" | undefined) ?? (rules === undefined ? "linf" : "cost"); // commander checked it
    const shared = {
      norm,
      eps: options.eps as number, // parseSize gave it
      low: box.low,
      high: box.high,
      seed: options.seed as number, // parseCount gave it
      ...(rules === undefined ? {} : { rules }),
    };
    terminal.remark(
      `to train on: ${train.count} rows, ${train.taken}; to prove on: ${holdout.count}, ${holdout.taken}`,
    );
    const interrupt = new AbortController();
    const forget = onInterrupt(() => interrupt.abort());
    const progress = await startProgress(terminal, "training", { unit: "rows", endsProcess: false });
    const before = await room.openOnnxTarget(file, train.size);
    const startCpu = process.cpuUsage();
    try {
      const hardened = await room.harden({
        ...shared,
        model: room.openOnnx(file),
        target: before,
        rows: train,
        epochs: options.epochs as number, // parseCount gave them
        steps: options.steps as number,
        rate: options.rate as number,
        cleanShare: options.cleanShare as number,
        signal: interrupt.signal,
        onProgress: (done) => progress.update(done),
      });
      progress.stop();
      if (hardened.isInterrupted) {
        terminal.remark("interrupted: nothing was written");
        return EXIT.environment;
      }
      const bytes = room.writeOnnx(hardened.model);
      await writeFile(String(options.out), bytes).catch(unwritten(String(options.out)));
      const after = await room.openOnnxTarget(String(options.out), train.size);
      try {
        const proof = await room.proveHardening({ ...shared, before, after, rows: holdout, signal: interrupt.signal });
        const { user, system } = process.cpuUsage(startCpu);
        const least = options.minRobust as number | undefined; // parseShare gave it
        const report = {
          ...proof,
          model: file,
          hardened: { file: String(options.out), digest: await room.digestOfArtefact(String(options.out)) },
          norm,
          eps: shared.eps,
          seed: shared.seed,
          rowsTrained: hardened.rowsTrained,
          least: least ?? null,
          cpuSeconds: (user + system) / 1e6,
        };
        terminal.answer(report, hardeningLines(report, terminal));
        if (options.store === true) {
          const kept = await withDirectory(context, ({ store }) =>
            recordHardening(store, report, context.actor, Date.now()),
          );
          terminal.remark(`kept ${kept.evidence} proofs`);
        }
        if (proof.isInterrupted) return EXIT.environment;
        const isEnough = least === undefined || proof.after.robustAccuracy >= least;
        return proof.isProven && isEnough ? EXIT.ok : EXIT.findings;
      } finally {
        await after.close();
      }
    } finally {
      forget();
      progress.stop();
      await before.close();
    }
  },
};

const unwritten =
  (file: string) =>
  (cause: unknown): never => {
    throw new ParapetError("PARAPET_HARDEN_OUTPUT", `${file} could not be written: ${messageOf(cause)}`, {
      exit: EXIT.environment,
      cause,
    });
  };
