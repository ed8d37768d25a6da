import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { Option } from "commander";
import { chooseGuards } from "../choose-guards.ts";
import type { CliCommand } from "../command.ts";
import { createJudge, type Judged, scoredDetectors } from "../evaluation/judge.ts";
import { readLines } from "../evaluation/read-lines.ts";
import { type BadLine, isBad, type Row, rowOf } from "../evaluation/row.ts";
import { startEvaluation } from "../evaluation/summary.ts";
import { summaryLines } from "../evaluation/summary-lines.ts";
import { onInterrupt } from "../interrupted.ts";
import { parseFilled, parseList, parseRatio } from "../option-values.ts";
import { ORIGIN_WORDS, originOf } from "../origins.ts";
import { startProgress } from "../progress.ts";

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
      .option("--score-of <id>", "the detector whose confidence is the score; injection where it runs", parseFilled)
      .option("--target-fpr <rate>", "also measure recall at this rate of false positives", parseRatio, 0.01)
      .option("--skip-bad", "count lines that are no rows, in the place of stopping at the first")
      .option("--by-source", "one line of the table for each source, not for each kind")
      .option("--summary", "with --json, the summary alone");
  },
  run: async (context, _args, options) => {
    const { terminal } = context;
    const file = String(options.jsonl);
    const model = options.model === undefined ? undefined : String(options.model);
    const policy = await chooseGuards(context, model, options.detectors as readonly string[] | undefined); // parseList gave it
    const scored = scoredDetectors(policy, options.scoreOf === undefined ? undefined : String(options.scoreOf));
    const judge = createJudge(policy, options.direction === "output" ? "output" : "input", scored);
    const origin = originOf(String(options.origin)) ?? "user";
    if (!judge.looksAt(origin)) throw notLooking(scored, String(options.direction), origin);
    const evaluation = startEvaluation(scored, Number(options.targetFpr));
    const progress = await startProgress(terminal, "judging", { unit: "rows", endsProcess: false });
    const interrupt = new AbortController();
    const forget = onInterrupt(() => interrupt.abort());
    terminal.onReaderGone(() => interrupt.abort());
    try {
      for await (const line of readLines(file, { signal: interrupt.signal })) {
        if (interrupt.signal.aborted) break;
        const row = rowOf(line, origin);
        const problem = isBad(row) ? row : blindTo(row, judge.looksAt(row.origin));
        if (problem !== undefined) {
          if (options.skipBad !== true) throw badLine(file, problem);
          evaluation.bad();
          continue;
        }
        const good = row as Row; // it has no problem
        const judged = judge.judge(good.text, good.origin);
        evaluation.add(good, judged);
        if (terminal.isJson && options.summary !== true) terminal.answerLine(rowAnswer(good, judged));
        if (evaluation.rows % 256 === 0) progress.update(evaluation.rows);
      }
    } finally {
      forget();
      progress.stop();
    }
    const isInterrupted = interrupt.signal.aborted;
    const summary = evaluation.summary(isInterrupted);
    if (!terminal.isJson || options.summary === true)
      terminal.answer(
        summary,
        summaryLines(summary, { isBySource: options.bySource === true, bold: (text) => terminal.style("bold", text) }),
      );
    if (isInterrupted) return EXIT.environment;
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

function blindTo({ line, origin }: Row, isLookedAt: boolean): BadLine | undefined {
  return isLookedAt ? undefined : { line, problem: `none of the scored detectors looks at origin '${origin}'` };
}

function badLine(file: string, { line, problem }: BadLine): ParapetError {
  return new ParapetError("PARAPET_CLI_ROW", `${file}, line ${line}: ${problem}`, {
    hint: "Write one JSON object a line, with 'text'; --skip-bad goes on without such lines.",
    place: { file, line },
  });
}

function notLooking(scored: readonly string[], direction: string, origin: string): ParapetError {
  return new ParapetError(
    "PARAPET_GUARD_BLIND",
    `${scored.join(", ") || "no detector"} would not be asked on ${direction} from origin '${origin}'`,
    { hint: "Choose another --origin or --direction, or a detector that runs there with --score-of." },
  );
}
