import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { LogEntry, LogFormat } from "./log-format.ts";
import { logFormats } from "./log-formats/index.ts";

/** So many lines of the beginning decide how a file is written. */
const LOOKED_AT = 200;
/** A longer line is no line of a log; it is left out, and memory stays flat. */
const LONGEST_LINE = 1 << 20;

export interface LogCounts {
  readonly format: LogFormat;
  readonly lines: number;
  readonly entries: number;
  readonly bytes: number;
}

/**
 * Reads a log line by line, a chunk in memory at a time. Files that end in `.gz` are unpacked on the way.
 *
 * @param given a format's id; without it the beginning decides
 * @throws {ParapetError} PARAPET_SCAN_LOG for a file that is not there or is written in no known way
 */
export async function readLog(
  file: string,
  options: {
    readonly format?: string;
    readonly onEntry: (entry: LogEntry) => void;
    readonly onBytes?: (bytes: number) => void;
    readonly signal?: AbortSignal;
  },
): Promise<LogCounts> {
  let format = options.format === undefined ? undefined : logFormats.get(options.format);
  let read = format?.open();
  let early: string[] = [];
  let [lines, entries, bytes] = [0, 0, 0];
  const take = (line: string): void => {
    lines++;
    if (read === undefined) {
      early.push(line);
      if (early.length >= LOOKED_AT) decide();
      return;
    }
    const entry = read(line.endsWith("\r") ? line.slice(0, -1) : line);
    if (entry === undefined) return;
    entries++;
    options.onEntry(entry);
  };
  const decide = (): void => {
    format = logFormats.all.find((one) => reads(one, early));
    if (format === undefined) throw unknown(file);
    read = format.open();
    const waiting = early;
    early = [];
    lines -= waiting.length;
    for (const line of waiting) take(line);
  };
  let rest = "";
  for await (const chunk of open(file)) {
    if (options.signal?.aborted === true) break;
    bytes += chunk.length;
    options.onBytes?.(chunk.length);
    // One byte a character: hosts are ASCII, and names are read again where they are shown.
    const piece = chunk.toString("latin1");
    let from = 0;
    for (let end = piece.indexOf("\n"); end >= 0; end = piece.indexOf("\n", from)) {
      take(rest === "" ? piece.slice(from, end) : rest + piece.slice(from, end));
      rest = "";
      from = end + 1;
    }
    rest = rest.length > LONGEST_LINE ? rest : rest + piece.slice(from);
  }
  if (rest !== "") take(rest);
  if (read === undefined && early.length > 0) decide();
  if (format === undefined) throw unknown(file);
  return { format, lines, entries, bytes };
}

function reads(format: LogFormat, lines: readonly string[]): boolean {
  const read = format.open();
  return lines.some((line) => read(line.replace(/\r$/, "")) !== undefined);
}

async function* open(file: string): AsyncGenerator<Buffer> {
  const raw = createReadStream(file, { highWaterMark: 1 << 20 });
  const stream: Readable = file.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
  if (stream !== raw) raw.on("error", (error) => stream.destroy(error));
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (cause) {
    throw new ParapetError(
      "PARAPET_SCAN_LOG",
      `${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`,
      {
        hint: "Name a log file that is there and that you may read.",
        exit: EXIT.environment,
        cause,
      },
    );
  }
}

const unknown = (file: string): ParapetError =>
  new ParapetError("PARAPET_SCAN_LOG", `${file} is written in no way that is known here`, {
    hint: `Formats: ${logFormats.all.map(({ id, title }) => `${id} (${title})`).join(", ")}. Name one with --log-format.`,
    exit: EXIT.usage,
  });
