import { closeSync, existsSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { Thought } from "../attacker/index.ts";
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
  /** What was finished before, oldest first; read from the file as it is asked for. */
  finished(): Iterable<CaseResult>;
  /** In the operating system's hands when it returns: a kill loses no case that was told of. */
  append(result: CaseResult): void;
  /** What the attacker's model has written, also for cases that were not finished. */
  thoughts(): Iterable<Thought>;
  /** Kept at once, before it is used. */
  note(thought: Thought): void;
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
    finished: known?.results ?? (() => []),
    append: (result) => void writeSync(handle, `${JSON.stringify(result)}\n`),
    thoughts: known?.thoughts ?? (() => []),
    note: (thought) => void writeSync(handle, `${JSON.stringify({ thought })}\n`),
    close: () => closeSync(handle),
  };
}

/** @throws {ParapetError} PARAPET_REDTEAM_LOG for a file that cannot be read or is no log */
export function readRunLog(file: string): {
  readonly head: RunHead;
  /** Oldest first, a block of memory at a time; a line that is cut or broken is left out. */
  results(): Iterable<CaseResult>;
  /** What the attacker's model wrote, as `recordedAttacker` takes it. */
  thoughts(): Iterable<Thought>;
  /** The last line has no end. */
  readonly isCut: boolean;
} {
  let head: Partial<RunHead> | undefined;
  let isCut = false;
  try {
    for (const line of linesOf(file)) {
      head = parsed(line.text) as Partial<RunHead> | undefined;
      break;
    }
    isCut = !endsLine(file);
  } catch (cause) {
    throw new ParapetError("PARAPET_REDTEAM_LOG", `${file} cannot be read: ${messageOf(cause)}`, {
      hint: "'parapet redteam run' writes one.",
      exit: EXIT.usage,
      cause,
    });
  }
  if (head?.redteam !== 1)
    throw new ParapetError("PARAPET_REDTEAM_LOG", `${file} is no log of a red-team run`, { exit: EXIT.usage });
  return {
    head: head as RunHead,
    isCut,
    *results() {
      let isFirst = true;
      for (const { text, isWhole } of linesOf(file)) {
        const result = isFirst || !isWhole ? undefined : (parsed(text) as CaseResult | undefined);
        isFirst = false;
        if (result?.case?.id !== undefined && result.outcome !== undefined) yield result;
      }
    },
    *thoughts() {
      for (const { text, isWhole } of linesOf(file)) {
        if (!isWhole || !text.startsWith(THOUGHT)) continue;
        const thought = (parsed(text) as { readonly thought?: Partial<Thought> } | undefined)?.thought;
        if (isThought(thought)) yield thought;
      }
    },
  };
}

const THOUGHT = '{"thought":';

function isThought(given: Partial<Thought> | undefined): given is Thought {
  return (
    typeof given?.case === "string" &&
    typeof given.number === "number" &&
    typeof given.digest === "string" &&
    typeof given.text === "string" &&
    typeof given.inputTokens === "number" &&
    typeof given.outputTokens === "number"
  );
}

function endsLine(file: string): boolean {
  const handle = openSync(file, "r");
  try {
    const { size } = fstatSync(handle);
    const last = Buffer.alloc(1);
    return size === 0 || (readSync(handle, last, 0, 1, size - 1) === 1 && last[0] === 10);
  } finally {
    closeSync(handle);
  }
}

function* linesOf(file: string): Generator<{ readonly text: string; readonly isWhole: boolean }> {
  const handle = openSync(file, "r");
  try {
    const block = Buffer.alloc(1 << 20);
    let rest = Buffer.alloc(0);
    for (let read = readSync(handle, block); read > 0; read = readSync(handle, block)) {
      const bytes = Buffer.concat([rest, block.subarray(0, read)]);
      let from = 0;
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
        if (end > from) yield { text: bytes.toString("utf8", from, end), isWhole: true };
        from = end + 1;
      }
      rest = Buffer.from(bytes.subarray(from));
    }
    if (rest.length > 0) yield { text: rest.toString("utf8"), isWhole: false };
  } finally {
    closeSync(handle);
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
