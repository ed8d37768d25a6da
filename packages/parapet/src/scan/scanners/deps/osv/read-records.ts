import { createReadStream } from "node:fs";
import { opendir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { Unzip, UnzipInflate } from "fflate";

/** An OSV record is a few kilobytes; a megabyte with a long list of versions. */
const LARGEST_RECORD = 16 << 20;
const MOST_RECORDS = 5_000_000;
/** What stands at the end of a whole zip: a mark, a record of so many bytes, and a comment, short where there is one. */
const END_OF_ZIP = "PK\x05\x06";
const END_BYTES = 22;
const TAIL = 1_024;

/** Of a damaged record: it is counted, and the others are read all the same. */
const NO_RECORD = Symbol("no record");

/**
 * The OSV records of a zip, a folder of JSON files, a file of JSON lines, or one JSON record or list.
 *
 * @throws {ParapetError} PARAPET_SCAN_DATABASE where it cannot be read
 */
export async function* recordsFrom(place: string): AsyncGenerator<unknown> {
  const info = await stat(place).catch((cause: unknown) => {
    throw refused(`${place} is not there`, cause);
  });
  if (info.isDirectory()) {
    for await (const entry of await opendir(place, { recursive: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      if (/\.(json|jsonl|ndjson|zip)$/.test(entry.name)) yield* recordsFrom(file);
    }
  } else if (/\.json$/.test(place) && info.size <= LARGEST_RECORD) {
    const value = parsed(await readFile(place, "utf8"));
    if (Array.isArray(value)) yield* value;
    else yield value;
  } else yield* recordsOfStream(createReadStream(place));
}

/** The same of bytes as they arrive: a zip by its first two, else JSON lines. */
export async function* recordsOfStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  let reader: ((chunk: Uint8Array, isLast: boolean) => readonly unknown[]) | undefined;
  let count = 0;
  for await (const chunk of chunks) {
    reader ??= chunk[0] === 0x50 && chunk[1] === 0x4b ? zipReader() : lineReader();
    for (const record of reader(chunk, false)) {
      if (++count > MOST_RECORDS) throw refused("it holds more records than any database has");
      yield record;
    }
  }
  if (reader !== undefined) yield* reader(new Uint8Array(), true);
}

function zipReader(): (chunk: Uint8Array, isLast: boolean) => readonly unknown[] {
  let ready: unknown[] = [];
  let open = 0;
  let failure: unknown;
  let tail = new Uint8Array();
  const unzip = new Unzip((file) => {
    if (!file.name.endsWith(".json")) return;
    const decoder = new TextDecoder();
    const parts: string[] = [];
    let size = 0;
    open++;
    file.ondata = (error, data, isFinal) => {
      if (error !== null) failure ??= error;
      size += data?.length ?? 0;
      if (size <= LARGEST_RECORD && data !== undefined) parts.push(decoder.decode(data, { stream: !isFinal }));
      else if (parts.length > 0) parts.length = 0;
      if (!isFinal) return;
      open--;
      ready.push(size <= LARGEST_RECORD ? parsed(parts.join("")) : NO_RECORD);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  return (chunk, isLast) => {
    tail = Buffer.concat([tail, chunk]).subarray(-TAIL);
    try {
      unzip.push(chunk, isLast);
    } catch (thrown) {
      failure ??= thrown;
    }
    if (failure !== undefined) throw refused("the zip is damaged", failure);
    if (isLast && (open > 0 || !isWhole(tail))) throw refused("the zip ends too early");
    const taken = ready;
    ready = [];
    return taken;
  };
}

function isWhole(tail: Uint8Array): boolean {
  const bytes = Buffer.from(tail);
  const at = bytes.lastIndexOf(END_OF_ZIP);
  return at >= 0 && bytes.length - at >= END_BYTES && bytes.length - at - END_BYTES === bytes.readUInt16LE(at + 20);
}

function lineReader(): (chunk: Uint8Array, isLast: boolean) => readonly unknown[] {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  let length = 0;
  return (chunk, isLast) => {
    const lines = decoder.decode(chunk, { stream: !isLast }).split("\n");
    const records: unknown[] = [];
    const finish = (): void => {
      const line = rest.join("").trim();
      if (line !== "") records.push(length <= LARGEST_RECORD ? parsed(line) : NO_RECORD);
      rest = [];
      length = 0;
    };
    for (const [at, line] of lines.entries()) {
      length += line.length;
      if (length <= LARGEST_RECORD) rest.push(line);
      if (at < lines.length - 1 || isLast) finish();
    }
    return records;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NO_RECORD;
  }
}

const refused = (why: string, cause?: unknown): ParapetError =>
  new ParapetError("PARAPET_SCAN_DATABASE", why, {
    hint: "Name an OSV dump: a zip as osv.dev publishes it, a folder of JSON files, or JSON lines.",
    exit: EXIT.usage,
    cause,
  });
