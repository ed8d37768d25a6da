import { createReadStream } from "node:fs";
import { addAbortSignal, type Readable } from "node:stream";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";

/** Longer ones are not read on: one line must not fill the memory. */
const MOST_BYTES = 64 * 1_048_576;

/** One line of a file, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Undefined where it cannot be read: `problem` says why. */
  readonly text: string | undefined;
  readonly problem?: string;
}

export interface ReadOptions {
  /** Ends the lines early, also while the next one is waited for. */
  readonly signal?: AbortSignal;
  readonly stdin?: Readable;
}

/**
 * The lines of a file one by one, never more of it in memory than a line and a block. Empty lines are counted and left
 * out.
 *
 * @param file `-` for standard input
 * @throws {ParapetError} PARAPET_CLI_FILE when it cannot be read
 */
export async function* readLines(
  file: string,
  { signal, stdin = process.stdin }: ReadOptions = {},
): AsyncGenerator<Line> {
  let number = 0;
  let pieces: Buffer[] = [];
  let bytes = 0;
  const take = (): Line | undefined => {
    number++;
    const line = bytes > MOST_BYTES ? tooLong(number) : decoded(number, Buffer.concat(pieces));
    pieces = [];
    bytes = 0;
    return line.text !== undefined && line.text.trim() === "" ? undefined : line;
  };
  for await (const block of blocksOf(file === "-" ? stdin : createReadStream(file), file, signal)) {
    let from = 0;
    for (let end = block.indexOf(10); end >= 0; end = block.indexOf(10, from)) {
      add(block.subarray(from, end));
      const line = take();
      if (line !== undefined) yield line;
      from = end + 1;
    }
    add(block.subarray(from));
  }
  // A line that an interrupt has cut is none.
  const last = bytes > 0 && signal?.aborted !== true ? take() : undefined;
  if (last !== undefined) yield last;

  function add(piece: Buffer): void {
    bytes += piece.length;
    if (bytes > MOST_BYTES) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  }
}

async function* blocksOf(source: Readable, file: string, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  if (signal !== undefined) addAbortSignal(signal, source);
  try {
    for await (const block of source) yield Buffer.isBuffer(block) ? block : Buffer.from(String(block));
  } catch (cause) {
    if (signal?.aborted === true) return;
    throw new ParapetError("PARAPET_CLI_FILE", `${file} cannot be read: ${messageOf(cause)}`, {
      hint: "Name a file that exists and that this user may read, or - for standard input.",
      exit: EXIT.usage,
      cause,
    });
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decoded(number: number, bytes: Buffer): Line {
  try {
    return { number, text: utf8.decode(bytes) };
  } catch {
    return { number, text: undefined, problem: "it is not UTF-8 text" };
  }
}

function tooLong(number: number): Line {
  return { number, text: undefined, problem: `it is longer than ${MOST_BYTES / 1_048_576} MB` };
}
