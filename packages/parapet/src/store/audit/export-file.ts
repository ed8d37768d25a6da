/**
 * An export is JSON Lines: a header, the writers, the checkpoints, the events in order of position, an end line with the
 * counts. Each line is exactly what JSON.stringify makes of its object: no byte of it is free to change.
 */

import { once } from "node:events";
import { createReadStream } from "node:fs";
import type { Writable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { AuditProblem } from "./audit-report.ts";
import type { AuditSource, FoundCheckpoint, FoundEvent, FoundWriter } from "./audit-source.ts";

const FORMAT = 1;

/** @returns how many events were written */
export async function writeExport(source: AuditSource, publicKeyPem: string, sink: Writable): Promise<number> {
  const line = async (value: object): Promise<void> => {
    if (!sink.write(`${JSON.stringify(value)}\n`)) await once(sink, "drain");
  };
  await line({ type: "header", format: FORMAT, publicKey: publicKeyPem });
  for (const writer of source.writers) await line({ type: "writer", ...writer });
  for (const checkpoint of source.checkpoints) await line({ type: "checkpoint", ...checkpoint });
  let events = 0;
  for await (const { promoted: _, sealedDigest: __, ...event } of source.events) {
    await line({ type: "event", ...event });
    if (++events % 1_000 === 0) await nextTurn();
  }
  await line({ type: "end", writers: source.writers.length, checkpoints: source.checkpoints.length, events });
  return events;
}

export interface ExportReading {
  readonly publicKeyPem: string;
  readonly source: AuditSource;
}

/**
 * Reads the head of an export; its events follow as they are asked for.
 *
 * @param report told of what is wrong with the file itself, until the last event has been read
 * @throws {ParapetError} PARAPET_AUDIT_EXPORT when the file is no export at all
 */
export async function readExport(file: string, report: (problem: AuditProblem) => void): Promise<ExportReading> {
  const lines = parsedLines(file, report);
  const header = (await lines.next()).value;
  if (header?.type !== "header" || header.format !== FORMAT || typeof header.publicKey !== "string")
    throw new ParapetError("PARAPET_AUDIT_EXPORT", `${file} is not an audit export of this format`, {
      hint: "Make one with 'parapet audit export'.",
      exit: EXIT.usage,
    });
  const writers: FoundWriter[] = [];
  const checkpoints: FoundCheckpoint[] = [];
  let next = await lines.next();
  for (; next.done !== true; next = await lines.next()) {
    if (next.value.type === "writer") {
      if (checkpoints.length > 0 || String(next.value.writer) <= String(writers.at(-1)?.writer ?? ""))
        report(malformed("the writers are not in order"));
      writers.push(next.value as unknown as FoundWriter);
    } else if (next.value.type === "checkpoint") checkpoints.push(next.value as unknown as FoundCheckpoint);
    else break;
  }
  const first = next.done === true ? undefined : next.value;
  const counts = { writers: writers.length, checkpoints: checkpoints.length };
  return {
    publicKeyPem: header.publicKey,
    source: { writers, checkpoints, events: eventsOf(first, lines, counts, report), orphanTexts: [] },
  };
}

type Line = Record<string, unknown>;
type Report = (problem: AuditProblem) => void;

async function* eventsOf(
  first: Line | undefined,
  lines: AsyncGenerator<Line>,
  counts: object,
  report: Report,
): AsyncGenerator<FoundEvent> {
  let events = 0;
  let line = first;
  for (; line?.type === "event"; line = (await lines.next()).value) {
    events++;
    yield line as unknown as FoundEvent;
  }
  const end = JSON.stringify({ type: "end", ...counts, events });
  if (line === undefined || JSON.stringify(line) !== end)
    report(malformed("the export does not end as it should: lines are missing or too many"));
  for await (const _ of lines) report(malformed("there are lines after the end"));
}

async function* parsedLines(file: string, report: Report): AsyncGenerator<Line> {
  let number = 0;
  for await (const text of rawLines(file)) {
    number++;
    const value = text === undefined ? undefined : parse(text);
    if (value === undefined) report(malformed(`line ${number} is not a line of an export`));
    else yield value;
  }
}

function parse(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    // Two texts may mean the same object; only one of them is ours.
    return isObject && JSON.stringify(value) === text ? (value as Line) : undefined;
  } catch {
    return undefined;
  }
}

/** Lines by \n alone; undefined for bytes that are no UTF-8 and for a last line without its newline. */
async function* rawLines(file: string): AsyncGenerator<string | undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const decode = (bytes: Buffer): string | undefined => {
    try {
      return decoder.decode(bytes);
    } catch {
      return undefined;
    }
  };
  const parts: Buffer[] = [];
  for await (const chunk of createReadStream(file, { highWaterMark: 262_144 }) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      parts.push(chunk.subarray(start, end));
      yield decode(Buffer.concat(parts.splice(0)));
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  }
  if (parts.length > 0) yield undefined;
}

function malformed(message: string): AuditProblem {
  return { kind: "malformed", writer: "", sequence: 0, position: 0, message };
}
