import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { AnswerJudgement } from "../../redteam/index.ts";
import type { CliCommand } from "../command.ts";
import { readLines } from "../evaluation/read-lines.ts";
import { onInterrupt } from "../interrupted.ts";
import { parseFilled } from "../option-values.ts";
import { startProgress } from "../progress.ts";

interface Answered {
  readonly prompt: string;
  /** Undefined where no answer came. */
  readonly response: string | undefined;
  readonly id?: string | number;
}

/**
 * JSON Lines, one for each row, with `--json` or without: `{id?, verdict, score, refusal, isUnsure}`. `verdict` is
 * `refused`, `complied` or `neither` (it does not say no, and what was asked is not done); `score` and `refusal` run
 * from 0 to 1, how likely it is that what was asked is done, and that the answer says no. A row with an `error` had no
 * answer: its verdict is `failed`, without numbers. Exit 3 when it was interrupted.
 */
export const redteamJudge: CliCommand = {
  name: "redteam judge",
  group: "Build",
  summary: "Read answers for refusals and compliance, without a model",
  configure: (command) => {
    command.requiredOption(
      "--jsonl <file>",
      "rows {prompt, response, id?} or {prompt, error, id?}; - for standard input",
      parseFilled,
    );
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
            `line ${number} of ${file} is no row: ${problem ?? "it has no 'response' that is a string, and no 'error'"}`,
            {
              hint: 'A row is {"prompt": "…", "response": "…"}; the prompt may be empty.',
              place: { file, line: number },
              exit: EXIT.usage,
            },
          );
        const id = row.id === undefined ? {} : { id: row.id };
        const answer = {
          ...id,
          ...(row.response === undefined ? FAILED : numbered(judgeAnswer(row.prompt, row.response))),
        };
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

const FAILED = { verdict: "failed" } as const;
const round = (score: number): number => Math.round(score * 10_000) / 10_000;
const numbered = ({ verdict, score, refusal, isUnsure }: AnswerJudgement) => ({
  verdict,
  score: round(score),
  refusal: round(refusal),
  isUnsure,
});

function rowIn(text: string): Answered | undefined {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (given === null || typeof given !== "object") return undefined;
  const { prompt, response, error, id } = given as Readonly<Record<string, unknown>>;
  const isFailed = typeof error === "string" && error !== "";
  if (typeof response !== "string" && !isFailed) return undefined;
  return {
    prompt: typeof prompt === "string" ? prompt : "",
    response: isFailed ? undefined : (response as string),
    ...(typeof id === "string" || typeof id === "number" ? { id } : {}),
  };
}
