import { closeSync, existsSync, openSync, readFileSync, writeSync } from "node:fs";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { CaseResult } from "./result.ts";

/** First line of a log: what the run was, so that it goes on as it began. */
export interface RunHead {
  readonly redteam: 1;
  readonly run: string;
  readonly target: string;
  readonly manifestDigest: string;
  readonly seed: number;
  readonly packs: readonly string[];
  readonly startedAt: number;
  readonly requests: number;
}

export interface RunLog {
  readonly head: RunHead;
  /** What was finished before, oldest first. */
  readonly finished: readonly CaseResult[];
  /** In the operating system's hands when it returns: a kill loses no case that was told of. */
  append(result: CaseResult): void;
  close(): void;
}

/**
 * A run's log: JSON lines, the head first, then a finished case each. A line that a kill has cut off is left out, and
 * the case is run again.
 *
 * @throws {ParapetError} PARAPET_REDTEAM_LOG for a log of another run, or one that is none
 */
export function openRunLog(file: string, head: RunHead): RunLog {
  const known = existsSync(file) ? readRunLog(file) : undefined;
  if (known !== undefined)
    for (const name of ["target", "manifestDigest", "seed"] as const)
      if (known.head[name] !== head[name])
        throw new ParapetError("PARAPET_REDTEAM_LOG", `${file} is the log of a run with another ${name}`, {
          hint: "Name another file with --log, or begin anew with --fresh.",
          exit: EXIT.usage,
        });
  let handle: number;
  try {
    handle = openSync(file, "a", 0o600);
    if (known === undefined) writeSync(handle, `${JSON.stringify(head)}\n`);
    else if (known.isCut) writeSync(handle, "\n");
  } catch (cause) {
    throw new ParapetError("PARAPET_REDTEAM_LOG", `${file} cannot be written: ${messageOf(cause)}`, {
      exit: EXIT.environment,
      cause,
    });
  }
  return {
    head: known?.head ?? head,
    finished: known?.results ?? [],
    append: (result) => void writeSync(handle, `${JSON.stringify(result)}\n`),
    close: () => closeSync(handle),
  };
}

/** @throws {ParapetError} PARAPET_REDTEAM_LOG */
export function readRunLog(file: string): {
  readonly head: RunHead;
  readonly results: readonly CaseResult[];
  /** The last line has no end. */
  readonly isCut: boolean;
} {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new ParapetError("PARAPET_REDTEAM_LOG", `${file} cannot be read: ${messageOf(cause)}`, {
      hint: "'parapet redteam run' writes one.",
      exit: EXIT.usage,
      cause,
    });
  }
  const lines = text.split("\n");
  const head = parsed(lines[0] ?? "") as Partial<RunHead> | undefined;
  if (head?.redteam !== 1)
    throw new ParapetError("PARAPET_REDTEAM_LOG", `${file} is no log of a red-team run`, { exit: EXIT.usage });
  const results = lines.slice(1).flatMap((line) => {
    const result = line === "" ? undefined : (parsed(line) as CaseResult | undefined);
    return result?.case === undefined ? [] : [result];
  });
  return { head: head as RunHead, results, isCut: !text.endsWith("\n") };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
