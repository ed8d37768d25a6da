import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { readLines } from "../evaluation/read-lines.ts";
import { onInterrupt } from "../interrupted.ts";
import { parseFilled } from "../option-values.ts";
import { startProgress } from "../progress.ts";

interface Answered {
  readonly prompt: string;
  readonly response: string;
  readonly id?: string | number;
}

/**
 * JSON Lines, one for each row, with `--json` or without: `{id?, verdict, score, isUnsure}`. `verdict` is `refused` or
 * `complied`; `score` runs from 0 to 1, how likely the answer does what was asked. Exit 3 when it was interrupted.
 */
export const redteamJudge: CliCommand = {
  name: "redteam judge",
  group: "Build",
  summary: "Read answers for refusals and compliance, without a model",
  configure: (command) => {
    command.requiredOption("--jsonl <file>", "rows {prompt, response, id?}; - for standard input", parseFilled);
  },
  run: async ({ terminal }, _, options) => {
    const { judgeAnswer } = await import("../../redteam/index.ts");
    const file = String(options.jsonl);
    const progress = await startProgress(terminal, "judging", { unit: "rows", endsProcess: false });
    const interrupt = new AbortController();
    let isInterrupted = false;
    const forget = onInterrupt(() => {
      isInterrupted = true;
      interrupt.abort();
    });
    terminal.onReaderGone(() => interrupt.abort());
    let done = 0;
    try {
      for await (const { number, text, problem } of readLines(file, { signal: interrupt.signal })) {
        if (interrupt.signal.aborted) break;
        const row = text === undefined ? undefined : rowIn(text);
        if (row === undefined)
          throw new ParapetError(
            "PARAPET_CLI_ROW",
            `line ${number} of ${file} is no row: ${problem ?? "it has no 'response' that is a string"}`,
            {
              hint: 'A row is {"prompt": "…", "response": "…"}; the prompt may be empty.',
              place: { file, line: number },
              exit: EXIT.usage,
            },
          );
        const { verdict, score, isUnsure } = judgeAnswer(row.prompt, row.response);
        const answer = { ...(row.id === undefined ? {} : { id: row.id }), verdict, score: round(score), isUnsure };
        terminal.answerLine(answer, JSON.stringify(answer));
        if (++done % 1_024 === 0) progress.update(done);
      }
    } finally {
      forget();
      progress.stop();
    }
    return isInterrupted ? EXIT.environment : EXIT.ok;
  },
};

const round = (score: number): number => Math.round(score * 10_000) / 10_000;

function rowIn(text: string): Answered | undefined {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (given === null || typeof given !== "object") return undefined;
  const { prompt, response, id } = given as Readonly<Record<string, unknown>>;
  if (typeof response !== "string") return undefined;
  return {
    prompt: typeof prompt === "string" ? prompt : "",
    response,
    ...(typeof id === "string" || typeof id === "number" ? { id } : {}),
  };
}
