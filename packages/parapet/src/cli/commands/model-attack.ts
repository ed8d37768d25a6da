import { EXIT } from "@parapet/guard/kernel";
import { InvalidArgumentError, Option } from "commander";
import { attackLines } from "../attack-lines.ts";
import type { CliCommand } from "../command.ts";
import { onInterrupt } from "../interrupted.ts";
import { parseCount, parseFilled } from "../option-values.ts";
import { startProgress } from "../progress.ts";

const DEFAULT_EPS = { linf: 0.03, l2: 0.5, l1: 5 } as const;

/**
 * JSON: `{rows: [{index, success, queries, norm, …}], cpuSeconds, summary, …}`. Exit 1 when less than `--min-robust` is
 * left of the accuracy, 3 when it was interrupted.
 */
export const modelAttack: CliCommand = {
  name: "model attack",
  group: "Model",
  summary: "Look for small changes of inputs that change a model's answer",
  configure: (command) => {
    command
      .argument("<model>", "an ONNX file")
      .requiredOption("--data <file>", "inputs and true classes: .npz, IDX pictures, or a CSV of numbers", parseFilled)
      .option("--labels <file>", "the true classes, where they stand in another file", parseFilled)
      .option("--attack <id>", "which attack", parseFilled, "auto")
      .addOption(new Option("--norm <norm>", "how a change is measured").choices(["linf", "l2", "l1"]))
      .addOption(new Option("--eps <size>", "how far an input may be changed").argParser(parseSize))
      .addOption(new Option("--steps <count>", "steps of an attack that goes by steps").argParser(parseCount))
      .addOption(new Option("--queries <count>", "most queries that a row may cost").argParser(parseCount))
      .addOption(new Option("--seed <number>", "the same seed, the same result").argParser(parseCount).default(1))
      .addOption(new Option("--limit <rows>", "only so many rows, from the first on").argParser(parseCount))
      .addOption(new Option("--range <low,high>", "what every feature may be").argParser(parseRange))
      .option("--targeted", "each row shall become the class after its own")
      .addOption(new Option("--min-robust <share>", "exit 1 when less of the accuracy is left").argParser(parseShare));
  },
  run: async ({ terminal }, [file = ""], options) => {
    const { attacks, boxOf, openOnnxTarget, readRows, runAttack, summarise } = await import("../../model/index.ts");
    const attack = attacks.get(String(options.attack));
    const rows = readRows(String(options.data), {
      ...(options.labels === undefined ? {} : { labels: String(options.labels) }),
      ...(options.limit === undefined ? {} : { limit: options.limit as number }), // parseCount gave it
    });
    const range = options.range as readonly [number, number] | undefined; // parseRange gave it
    const box = range === undefined ? boxOf(rows) : boxWithin(range, rows.size);
    const norm = (options.norm as "linf" | "l2" | "l1" | undefined) ?? attack.norms[0] ?? "linf"; // commander checked it
    const given = options.eps as number | undefined; // parseSize gave it
    const eps = given ?? (attack.isMinimal ? Number.POSITIVE_INFINITY : DEFAULT_EPS[norm]);
    const target = await openOnnxTarget(file, rows.size);
    const scaled = rows.isScaled ? ", brought to 0…1" : "";
    terminal.remark(`${rows.count} rows: ${rows.taken}${scaled}; features ${box.says}`);
    terminal.remark(`${attack.title}: ${norm}${Number.isFinite(eps) ? ` up to ${eps}` : ", as small as can be"}`);
    const interrupt = new AbortController();
    const forget = onInterrupt(() => interrupt.abort());
    const progress = await startProgress(terminal, "attacking", { unit: "rows", endsProcess: false });
    try {
      const result = await runAttack({
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
        ...(options.steps === undefined ? {} : { steps: options.steps as number }), // parseCount gave it
        ...(options.queries === undefined ? {} : { queries: options.queries as number }),
      });
      progress.stop();
      const summary = summarise(result.rows);
      terminal.answer(
        {
          rows: result.rows.map(({ input: _, ...row }) => row),
          cpuSeconds: result.cpuSeconds,
          attack: attack.id,
          norm,
          eps: Number.isFinite(eps) ? eps : null,
          seed: options.seed,
          data: rows.taken,
          isInterrupted: result.isInterrupted,
          summary,
        },
        attackLines(summary, terminal),
      );
      if (result.isInterrupted) return EXIT.environment;
      const least = options.minRobust as number | undefined; // parseShare gave it
      return least !== undefined && summary.robustAccuracy < least ? EXIT.findings : EXIT.ok;
    } finally {
      forget();
      progress.stop();
      await target.close();
    }
  },
};

function boxWithin(
  [low, high]: readonly [number, number],
  size: number,
): { low: Float32Array; high: Float32Array; says: string } {
  return { low: new Float32Array(size).fill(low), high: new Float32Array(size).fill(high), says: `${low} to ${high}` };
}

function parseSize(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError("Use a number above 0.");
  return value;
}

function parseShare(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 1)) throw new InvalidArgumentError("Use a share from 0 to 1.");
  return value;
}

function parseRange(text: string): readonly [number, number] {
  const [low = Number.NaN, high = Number.NaN, ...more] = text
    .split(",")
    .map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (more.length > 0 || !(low < high)) throw new InvalidArgumentError("Use two numbers, as 0,1.");
  return [low, high];
}
