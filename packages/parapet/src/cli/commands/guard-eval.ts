import { EXIT } from "@parapet/guard/kernel";
import { Option } from "commander";
import { chooseGuards } from "../choose-guards.ts";
import type { CliCommand } from "../command.ts";
import { createJudge, type Judged, scoredDetectors } from "../evaluation/judge.ts";
import { judgeFile } from "../evaluation/judge-file.ts";
import { withModel } from "../evaluation/load-model.ts";
import type { Row } from "../evaluation/row.ts";
import { startEvaluation } from "../evaluation/summary.ts";
import { summaryLines } from "../evaluation/summary-lines.ts";
import { parseFilled, parseList, parseRatio } from "../option-values.ts";
import { ORIGIN_WORDS, originOf } from "../origins.ts";

/**
 * JSON Lines, one for each row: `{id?, line, verdict, score, detectors, spans: [{detector, rule, start, end, confidence, action}], ms, failed?}`.
 * `score` is the highest confidence of a hit of the scored detectors, below the policy's threshold too, 0 for none;
 * null when a detector broke. With `--summary` one document in their place: `EvaluationSummary`. Exit 1 when a detector
 * broke on a row, 3 when it was interrupted.
 */
export const guardEval: CliCommand = {
  name: "guard eval",
  group: "Build",
  summary: "Measure the guards on a file of texts",
  configure: (command) => {
    command
      .requiredOption(
        "--jsonl <file>",
        "rows {text, label?, kind?, source?, id?, origin?}; - for standard input",
        parseFilled,
      )
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
      .option("--score-of <id>", "the detector whose confidence is the score; injection where it runs", parseFilled)
      .option("--target-fpr <rate>", "also measure recall at this rate of false positives", parseRatio, 0.01)
      .option("--skip-bad", "count lines that are no rows, in the place of stopping at the first")
      .option("--by-source", "one line of the table for each source, not for each kind")
      .option("--summary", "with --json, the summary alone");
  },
  run: async (context, _args, options) => {
    const { terminal } = context;
    const model = options.model === undefined ? undefined : String(options.model);
    const only = options.detectors as readonly string[] | undefined; // parseList gave it
    const { policy, ask } = await withModel(terminal, await chooseGuards(context, model, only), {
      wanted: options.secondOpinion as boolean | undefined, // commander gave it
      isBuiltIn: model === undefined,
    });
    const scored = scoredDetectors(policy, options.scoreOf === undefined ? undefined : String(options.scoreOf));
    const judge = createJudge(policy, options.direction === "output" ? "output" : "input", scored, ask);
    const evaluation = startEvaluation(scored, Number(options.targetFpr));
    const isWhole = await judgeFile(terminal, {
      file: String(options.jsonl),
      origin: originOf(String(options.origin)) ?? "user",
      judge,
      isSkippingBad: options.skipBad === true,
      onRow: (row, judged) => {
        evaluation.add(row, judged);
        if (terminal.isJson && options.summary !== true) terminal.answerLine(rowAnswer(row, judged));
      },
      onBad: () => evaluation.bad(),
    });
    const summary = evaluation.summary(!isWhole);
    if (!terminal.isJson || options.summary === true)
      terminal.answer(
        summary,
        summaryLines(summary, { isBySource: options.bySource === true, bold: (text) => terminal.style("bold", text) }),
      );
    if (!isWhole) return EXIT.environment;
    return summary.failed > 0 ? EXIT.findings : EXIT.ok;
  },
};

function rowAnswer({ id, line }: Row, { verdict, score, hits, ms, isFailed }: Judged): object {
  return {
    ...(id === undefined ? {} : { id }),
    line,
    verdict: isFailed ? "failed" : verdict,
    score: isFailed ? null : score,
    detectors: [...new Set(hits.map(({ detector }) => detector))],
    spans: hits.map(({ detector, rule, start, end, confidence, action }) => ({
      detector,
      rule,
      start,
      end,
      confidence,
      action,
    })),
    ms: Number(ms.toFixed(4)),
  };
}
