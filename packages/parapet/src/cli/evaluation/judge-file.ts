import type { Origin } from "@parapet/guard";
import { ParapetError } from "@parapet/guard/kernel";
import { onInterrupt } from "../interrupted.ts";
import { startProgress } from "../progress.ts";
import type { Terminal } from "../terminal.ts";
import type { Judge, Judged } from "./judge.ts";
import { readLines } from "./read-lines.ts";
import { type BadLine, isBad, type Row, rowOf } from "./row.ts";

export interface FileToJudge {
  /** `-` for standard input. */
  readonly file: string;
  /** Of rows that name none. */
  readonly origin: Origin;
  readonly judge: Judge;
  /** False: the first bad line ends it. */
  readonly isSkippingBad: boolean;
  onRow(row: Row, judged: Judged): void;
  onBad(line: BadLine): void;
}

/**
 * Judges the rows of a file one by one, with progress for whoever watches.
 *
 * Ends early, too, when nobody reads the answer any more: that changes no exit code.
 *
 * @returns false when it was interrupted
 * @throws {ParapetError} PARAPET_CLI_FILE, PARAPET_CLI_ROW with the line; PARAPET_GUARD_BLIND where no scored detector
 *   looks at what `origin` wrote
 */
export async function judgeFile(terminal: Terminal, task: FileToJudge): Promise<boolean> {
  const { file, origin, judge } = task;
  if (!judge.looksAt(origin)) throw blind(judge, origin);
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
    for await (const line of readLines(file, { signal: interrupt.signal })) {
      if (interrupt.signal.aborted) break;
      const row = seenBy(judge, rowOf(line, origin));
      if (!isBad(row)) task.onRow(row, await judge.judge(row.text, row.origin));
      else if (task.isSkippingBad) task.onBad(row);
      else throw badLine(file, row);
      if (++done % 256 === 0) progress.update(done);
    }
  } finally {
    forget();
    progress.stop();
  }
  return !isInterrupted;
}

/** A row at which no scored detector looks would be judged by nobody: its silence says nothing. */
function seenBy(judge: Judge, row: Row | BadLine): Row | BadLine {
  if (isBad(row) || judge.looksAt(row.origin)) return row;
  return { line: row.line, problem: `none of the scored detectors looks at origin '${row.origin}'` };
}

function badLine(file: string, { line, problem }: BadLine): ParapetError {
  return new ParapetError("PARAPET_CLI_ROW", `${file}, line ${line}: ${problem}`, {
    hint: "Write one JSON object a line, with 'text'; --skip-bad goes on without such lines.",
    place: { file, line },
  });
}

function blind({ scored, direction }: Judge, origin: Origin): ParapetError {
  return new ParapetError(
    "PARAPET_GUARD_BLIND",
    `${scored.join(", ") || "no detector"} would not be asked on ${direction} from origin '${origin}'`,
    { hint: "Choose another --origin or --direction, or guards that run there." },
  );
}
