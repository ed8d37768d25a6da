import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { InvalidArgumentError, Option } from "commander";
import type { CliCommand, CommandContext } from "../command.ts";
import { onInterrupt } from "../interrupted.ts";
import { memoryLines } from "../memory-lines.ts";
import { withDirectory } from "../open-data.ts";
import { parseCount, parseFilled } from "../option-values.ts";
import { startProgress } from "../progress.ts";
import { recordMemory } from "../record-memory.ts";

/**
 * JSON: `{exposures: [{id, by, bits, low, high, most, tries, hits}], continuations, verdict, findings, requests, …}`, no
 * secret and no text. Exit 1 when a secret is more exposed than `--max-exposure` allows, a text came word for word, or too
 * few tries were made to tell; 3 when the endpoint fails or it was interrupted.
 */
export const modelMemory: CliCommand = {
  name: "model memory",
  group: "Model",
  summary: "Tell which secrets and texts of its training data a language model says again",
  configure: (command) => {
    command
      .argument("<address>", "an endpoint that speaks as OpenAI's does, with its version: http://host/v1")
      .requiredOption("--model <name>", "the model, as the endpoint knows it", parseFilled)
      .requiredOption(
        "--probes <file>",
        'JSON lines: {"prefix", "secret", "alphabet"} for a secret that was planted or may have got there, {"text"} for a text',
        parseFilled,
      )
      .option("--key <variable>", "of the environment, with the endpoint's key", parseFilled)
      .addOption(
        new Option("--tries <count>", "others that each secret is weighed against, or times that it is asked for")
          .argParser(parseCount)
          .default(200),
      )
      .addOption(
        new Option(
          "--max-exposure <bits>",
          "exit 1 when a secret is more exposed, or a text comes word for word",
        ).argParser(parseBits),
      )
      .addOption(new Option("--seed <number>", "the same seed, the same questions").argParser(parseCount).default(1))
      .option("--store", "keep findings and evidence in the data directory, for the console");
  },
  run: async (context, [address = ""], options) => {
    const { terminal } = context;
    const { auditMemory, memoryFindings, memoryVerdict, openLanguageEndpoint, readProbes } = await import(
      "../../model/index.ts"
    );
    const probes = readProbes(String(options.probes));
    const interrupt = new AbortController();
    const key = keyOf(options.key, context);
    const endpoint = openLanguageEndpoint(address, {
      model: String(options.model),
      signal: interrupt.signal,
      ...(key === undefined ? {} : { key }),
    });
    const forget = onInterrupt(() => interrupt.abort());
    const progress = await startProgress(terminal, "asking", { unit: "questions", endsProcess: false });
    let asked = 0;
    try {
      const report = await auditMemory({
        endpoint,
        probes,
        tries: options.tries as number, // parseCount gave it
        seed: options.seed as number,
        signal: interrupt.signal,
        onRequest: () => progress.update(++asked),
      });
      progress.stop();
      const at = Date.now();
      const most = options.maxExposure as number | undefined; // parseBits gave it
      const verdict = most === undefined ? undefined : memoryVerdict(report, most);
      const findings = memoryFindings(report, at);
      terminal.answer({ ...report, verdict: verdict ?? null, findings }, memoryLines(report, verdict, terminal));
      if (options.store === true) {
        const given = { report, verdict, findings, name: String(options.model), at, actor: context.actor };
        const { fixed } = await withDirectory(context, ({ store }) => recordMemory(store, given));
        terminal.remark(`kept ${findings.length} findings; ${fixed} are fixed`);
      }
      if (verdict?.state === "failed") return EXIT.findings;
      if (report.isInterrupted) return EXIT.environment;
      return verdict?.state === "unknown" ? EXIT.findings : EXIT.ok;
    } finally {
      forget();
      progress.stop();
    }
  },
};

function keyOf(variable: unknown, { env }: Pick<CommandContext, "env">): string | undefined {
  if (variable === undefined) return undefined;
  const key = env[String(variable)];
  if (key !== undefined && key !== "") return key;
  throw new ParapetError("PARAPET_CLI_USAGE", `the environment has no ${String(variable)}`, {
    hint: "--key takes the name of a variable, not the key.",
    exit: EXIT.usage,
  });
}

function parseBits(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 1_000)) throw new InvalidArgumentError("Use bits from 0 to 1000.");
  return value;
}
