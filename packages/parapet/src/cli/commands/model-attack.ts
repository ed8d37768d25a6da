import { existsSync } from "node:fs";
import { EXIT, type ExitCode, ParapetError } from "@parapet/guard/kernel";
import { Option } from "commander";
import { attackLines } from "../attack-lines.ts";
import { attackOutputs, writeAll } from "../attack-outputs.ts";
import { parseRange, parseShare, parseSize } from "../attack-values.ts";
import type { CliCommand, CommandContext } from "../command.ts";
import { falsifyProperty } from "../falsify-property.ts";
import { onInterrupt } from "../interrupted.ts";
import { withDirectory } from "../open-data.ts";
import { parseCount, parseFilled } from "../option-values.ts";
import { startProgress } from "../progress.ts";
import { mayProve, recordAttack } from "../record-attack.ts";

const DEFAULT_EPS = { linf: 0.03, l2: 0.5, l1: 5, cost: Number.POSITIVE_INFINITY } as const;

/**
 * JSON: `{rows: [{index, success, queries, norm, …}], cpuSeconds, summary, …}`; of a property `{verdict, input, outputs}`.
 * Exit 1 when less than `--min-robust` is left of the accuracy, and when a property has a counter-example; 3 when it was
 * interrupted.
 */
export const modelAttack: CliCommand = {
  name: "model attack",
  group: "Model",
  summary: "Look for small changes of inputs that change a model's answer",
  configure: (command) => {
    command
      .argument("<model>", "an ONNX file, or an address of the Open Inference Protocol: http://host/v2/models/<name>")
      .option("--data <file>", "inputs and true classes: .npz, IDX pictures, CSV, Parquet, JSON lines", parseFilled)
      .option("--labels <file>", "the true classes, where they stand in another file", parseFilled)
      .option("--split <part>", "the part of a file of arrays: test, where it has one", parseFilled)
      .addOption(new Option("--scale <number>", "what numbers are divided by; pixels by 255").argParser(parseSize))
      .option("--schema <file>", "what the columns of a table are, and what rows may become", parseFilled)
      .option("--vnnlib <file>", "look for a counter-example to this property instead", parseFilled)
      .option("--attack <id>", "which attack", parseFilled, "auto")
      .addOption(new Option("--norm <norm>", "how a change is measured").choices(["linf", "l2", "l1", "cost"]))
      .addOption(new Option("--eps <size>", "how far an input may be changed").argParser(parseSize))
      .addOption(new Option("--steps <count>", "steps of an attack that goes by steps").argParser(parseCount))
      .addOption(new Option("--queries <count>", "most queries that a row may cost").argParser(parseCount))
      .addOption(new Option("--seed <number>", "the same seed, the same result").argParser(parseCount).default(1))
      .addOption(new Option("--limit <rows>", "only so many rows, from the first on").argParser(parseCount))
      .addOption(new Option("--range <low,high>", "what every feature may be").argParser(parseRange))
      .option("--targeted", "each row shall become the class after its own")
      .option("--key <variable>", "name of the environment variable with the endpoint's key", parseFilled)
      .addOption(new Option("--min-robust <share>", "exit 1 when less of the accuracy is left").argParser(parseShare))
      .option("--export <file>", "write the changed rows with their true classes there: .csv or .npz", parseFilled)
      .option(
        "--output <file>",
        "write a report there too: .html or .json; may be given several times",
        (file: string, files: readonly string[]) => [...files, parseFilled(file)],
        [],
      )
      .option("--store", "keep findings, and evidence where --min-robust is given, in the data directory");
  },
  run: async (context, [model = ""], options) => {
    if (options.vnnlib !== undefined) return falsifyProperty(context, model, options);
    return attackRows(context, model, options);
  },
};

async function attackRows(
  context: CommandContext,
  model: string,
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const { terminal } = context;
  if (options.data === undefined)
    throw new ParapetError("PARAPET_CLI_USAGE", "an attack needs rows to change", {
      hint: "Give --data <file>, or a property with --vnnlib <file>.",
    });
  const room = await import("../../model/index.ts");
  const attack = room.attacks.get(String(options.attack));
  const outputs = attackOutputs(options.output as readonly string[], options.export as string | undefined); // parsed so
  const data = String(options.data);
  const isByCost = options.norm === "cost" || attack.norms[0] === "cost";
  const beside = isByCost && existsSync(room.schemaBeside(data)) ? room.schemaBeside(data) : undefined;
  const schema = (options.schema as string | undefined) ?? beside;
  const rows = await room.readRows(data, {
    ...(options.labels === undefined ? {} : { labels: String(options.labels) }),
    ...(options.split === undefined ? {} : { split: String(options.split) }),
    ...(options.limit === undefined ? {} : { limit: options.limit as number }), // parseCount gave it
    ...(options.scale === undefined ? {} : { scale: options.scale as number }), // parseSize gave it
    ...(schema === undefined ? {} : { schema }),
  });
  const rules = schema === undefined ? undefined : room.readRules(schema, rows);
  const range = options.range as readonly [number, number] | undefined; // parseRange gave it
  const box =
    range === undefined
      ? rules === undefined
        ? room.boxOf(rows)
        : room.boxOfRules(rules, rows)
      : room.boxWithin(range, rows.size);
  const ruled = rules !== undefined && attack.norms.includes("cost") ? "cost" : undefined;
  const norm = (options.norm as keyof typeof DEFAULT_EPS | undefined) ?? ruled ?? attack.norms[0] ?? "linf"; // commander checked it
  const given = options.eps as number | undefined; // parseSize gave it
  const eps = given ?? (attack.isMinimal ? Number.POSITIVE_INFINITY : DEFAULT_EPS[norm]);
  const target = await openModelTarget(model, rows.size, options, context);
  const scaled = rows.isScaled ? ", brought to 0…1" : "";
  terminal.remark(`${rows.count} rows: ${rows.taken}${scaled}; features ${box.says}`);
  if (schema !== undefined) terminal.remark(`changes as ${schema} allows them`);
  terminal.remark(`${attack.title}: ${norm}${Number.isFinite(eps) ? ` up to ${eps}` : ", as small as can be"}`);
  const interrupt = new AbortController();
  const forget = onInterrupt(() => interrupt.abort());
  const progress = await startProgress(terminal, "attacking", { unit: "rows", endsProcess: false });
  try {
    const result = await room.runAttack({
      target,
      attack,
      inputs: rows.inputs,
      labels: rows.labels,
      indices: rows.indices,
      low: box.low,
      high: box.high,
      norm,
      eps,
      seed: options.seed as number, // parseCount gave it
      isTargeted: options.targeted === true,
      signal: interrupt.signal,
      onProgress: (done) => progress.update(done),
      ...(rules === undefined ? {} : { rules }),
      ...(options.steps === undefined ? {} : { steps: options.steps as number }), // parseCount gave it
      ...(options.queries === undefined ? {} : { queries: options.queries as number }),
    });
    progress.stop();
    const least = options.minRobust as number | undefined; // parseShare gave it
    const report = room.reportAttack({
      model,
      digest: target.digest,
      data: rows,
      attack,
      norm,
      eps,
      seed: options.seed as number, // parseCount gave it
      shape: target.shape,
      least,
      ...(rules === undefined ? {} : { rules }),
      result,
    });
    await writeAll(outputs, { report, rows, result, ...(rules === undefined ? {} : { rules }) }, Date.now());
    terminal.answer(report, attackLines(report, terminal));
    if (options.store === true) {
      const kept = await withDirectory(context, ({ store }) => recordAttack(store, report, context.actor, Date.now()));
      terminal.remark(`kept ${kept.findings} findings and ${kept.evidence} proofs`);
      if (report.gate?.isPassed === true && !mayProve(report))
        terminal.remark("one attack alone proves nothing, and the evidence says unknown: --attack auto tries them all");
    }
    if (result.isInterrupted) return EXIT.environment;
    return least !== undefined && report.summary.robustAccuracy < least ? EXIT.findings : EXIT.ok;
  } finally {
    forget();
    progress.stop();
    await target.close();
  }
}

/** A file, or an address with the key that the environment holds. */
export async function openModelTarget(
  model: string,
  size: number,
  { key }: Readonly<Record<string, unknown>>,
  { env }: Pick<CommandContext, "env">,
): Promise<import("../../model/index.ts").AttackTarget & Partial<import("../../model/index.ts").OnnxTarget>> {
  const { openEndpointTarget, openOnnxTarget } = await import("../../model/index.ts");
  if (!/^https?:/.test(model)) return openOnnxTarget(model, size);
  const secret = key === undefined ? undefined : env[String(key)];
  if (key !== undefined && (secret === undefined || secret === ""))
    throw new ParapetError("PARAPET_CLI_USAGE", `the environment has no ${String(key)}`, { exit: EXIT.usage });
  return openEndpointTarget(model, size, secret === undefined ? {} : { key: secret });
}
