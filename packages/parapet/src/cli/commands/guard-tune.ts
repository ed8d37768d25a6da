import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { Option } from "commander";
import { chooseGuards } from "../choose-guards.ts";
import type { CliCommand, CommandContext } from "../command.ts";
import { createJudge, type Judge, type Judged } from "../evaluation/judge.ts";
import { judgeFile } from "../evaluation/judge-file.ts";
import type { RecordedJudged } from "../evaluation/judge-recorded.ts";
import { withModel } from "../evaluation/load-model.ts";
import type { Row } from "../evaluation/row.ts";
import { startTuning } from "../evaluation/tuning.ts";
import { tunedYaml, tuningLines } from "../evaluation/tuning-lines.ts";
import { warningsTo, withStore } from "../open-data.ts";
import { parseFilled, parseList, parseRatio } from "../option-values.ts";
import { ORIGIN_WORDS, originOf } from "../origins.ts";
import type { Terminal } from "../terminal.ts";

/**
 * JSON: `{targetFpr, isPartial, badLines, failed, attacksInTraffic, suggestions: [{detector, texts, now, suggested, isShown, textsNeeded}], yaml, recorded?}`;
 * `now` and `suggested` are `{minConfidence, falsePositives, upperBound, recall?}`, `suggested` is null when no threshold
 * keeps to the target; `recorded` is `{exchanges, unread, redacted}` where the gateway's texts were the traffic. Changes nothing. Exit 1 when a detector broke, 3 when it was interrupted.
 */
export const guardTune: CliCommand = {
  name: "guard tune",
  group: "Build",
  summary: "Suggest thresholds from your own traffic, and what they cost",
  configure: (command) => {
    command
      .requiredOption(
        "--traffic [file]",
        "harmless rows {text, origin?}; - for standard input; without a file the texts that the gateway kept",
        parseFilled,
      )
      .option(
        "--labelled <file>",
        "rows {text, label}: what the thresholds cost in attacks that are caught",
        parseFilled,
      )
      .option("--target-fpr <rate>", "false positives to keep to, for each detector", parseRatio, 0.01)
      .addOption(
        new Option("--origin <origin>", "who wrote rows that do not say").choices(ORIGIN_WORDS).default("user"),
      )
      .addOption(
        new Option("--direction <direction>", "which way they go").choices(["input", "output"]).default("input"),
      )
      .option("--model <model>", "the guards of this model of the policy; without it the built-in ones", parseFilled)
      .option("--detectors <ids>", "only these, separated by commas", parseList)
      .option("--second-opinion", "have doubtful texts read by the transformer of @parapet/guard-model too")
      .option("--no-second-opinion", "let the linear model judge alone; the built-in guards ask where it is installed")
      .option("--skip-bad", "count lines that are no rows, in the place of stopping at the first");
  },
  run: async (context, _args, options) => {
    const { terminal } = context;
    const model = options.model === undefined ? undefined : String(options.model);
    const only = options.detectors as readonly string[] | undefined; // parseList gave it
    const { policy, ask } = await withModel(terminal, await chooseGuards(context, model, only), {
      wanted: options.secondOpinion as boolean | undefined, // commander gave it
      isBuiltIn: model === undefined,
    });
    const targetFpr = Number(options.targetFpr);
    const ids = policy.detectors.map(({ detector }) => detector);
    const judge = createJudge(policy, options.direction === "output" ? "output" : "input", ids, ask);
    const tuning = startTuning(policy.detectors, judge, targetFpr);
    let badLines = 0;
    const judgeAll = (file: unknown, onRow: (row: Row, judged: Judged) => void): Promise<boolean> =>
      judgeFile(terminal, {
        file: String(file),
        origin: originOf(String(options.origin)) ?? "user",
        judge,
        isSkippingBad: options.skipBad === true,
        onRow,
        onBad: () => {
          badLines++;
        },
      });
    const recorded = options.traffic === true ? await judgeKept(context, judge, model, tuning.traffic) : undefined;
    const isWhole =
      (recorded?.isWhole ?? (await judgeAll(options.traffic, tuning.traffic))) &&
      (options.labelled === undefined || (await judgeAll(options.labelled, tuning.labelled)));
    // What a detector took out is not in the kept text: its silence there says nothing.
    const redacted = [...(recorded?.redacted ?? [])];
    const suggestions = tuning.suggestions().filter(({ detector }) => !redacted.includes(detector));
    const yaml = tunedYaml(policy, suggestions, model === undefined);
    const { attacksInTraffic, failed } = tuning.counts;
    const yamlLines = yaml === "" ? ["no threshold would change"] : yaml.trimEnd().split("\n");
    const isBothWays = policy.detectors.some(({ input, output }) => input !== undefined && output !== undefined);
    const kept = recorded === undefined ? {} : { recorded: { ...recorded, redacted } };
    terminal.answer(
      { targetFpr, isPartial: !isWhole, badLines, failed, attacksInTraffic, suggestions, yaml, ...kept },
      [
        ...(isWhole ? [] : ["interrupted: what follows is from the rows until then"]),
        ...tuningLines(suggestions, targetFpr, (text) => terminal.style("bold", text)),
        "",
        ...yamlLines,
      ],
    );
    if (recorded !== undefined) remarkKept(terminal, recorded.exchanges, recorded.unread, redacted);
    if (failed > 0) terminal.remark(`${failed} rows failed: a detector broke; they are left out`);
    if (badLines > 0) terminal.remark(`${badLines} bad lines skipped`);
    if (attacksInTraffic > 0)
      terminal.remark(`${attacksInTraffic} rows of the traffic are labelled as attacks; they are left out`);
    terminal.remark("All other traffic was taken for harmless: attacks in it make the thresholds too high.");
    if (yaml !== "" && isBothWays)
      terminal.remark(`minConfidence counts both ways; only ${String(options.direction)} was looked at here.`);
    if (!isWhole) return EXIT.environment;
    return failed > 0 ? EXIT.findings : EXIT.ok;
  },
};

/** Opens what the gateway kept. @throws {ParapetError} PARAPET_CLI_NO_TRAFFIC */
async function judgeKept(
  context: CommandContext,
  judge: Judge,
  model: string | undefined,
  onRow: (row: Row, judged: Judged) => void,
): Promise<RecordedJudged> {
  const [{ textSealerOf }, { judgeRecorded }] = await Promise.all([
    import("../../engine/index.ts"),
    import("../evaluation/judge-recorded.ts"),
  ]);
  return withStore(context, async ({ loaded, store }) => {
    const { policy, baseDirectory } = loaded;
    const { fullText } = policy.records;
    if (fullText === "flagged") throw noTraffic("the gateway keeps only texts in which something was found");
    const sealer = await textSealerOf(policy, {
      baseDirectory,
      env: context.env,
      log: warningsTo(context.terminal),
      secrets: policy.secrets,
    });
    if (sealer === undefined) throw noTraffic("the policy names no key for kept texts: none was recorded");
    return judgeRecorded(context.terminal, { store, sealer, model, judge, onRow });
  });
}

function noTraffic(message: string): ParapetError {
  return new ParapetError("PARAPET_CLI_NO_TRAFFIC", message, {
    hint: "Set records.fullText: all with an encryptionKey and let traffic pass, or name a file: --traffic rows.jsonl",
    exit: EXIT.environment,
  });
}

function remarkKept(terminal: Terminal, exchanges: number, unread: number, redacted: readonly string[]): void {
  terminal.remark(`${exchanges} exchanges read from what the gateway kept; a text that came again counts once`);
  if (unread > 0) terminal.remark(`${unread} kept texts are left out: streamed replies and refusals are not read here`);
  if (redacted.length > 0)
    terminal.remark(`no suggestion for ${redacted.join(", ")}: what they redacted is not in the kept texts`);
}
