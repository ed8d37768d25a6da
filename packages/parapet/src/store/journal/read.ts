import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { Entry } from "./line.ts";
import { parseLine } from "./line.ts";

/** Some whole lines of a segment. */
export interface Batch {
  readonly entries: readonly Entry[];
  /** Where the next read starts. */
  readonly next: number;
  /** Lines that were torn or damaged: their records are lost, which only a power cut can do. */
  readonly dropped: number;
}

const CHUNK_BYTES = 262_144;

/**
 * Reads whole lines from `offset` on, about a quarter of a megabyte of them; `entries` is empty and `next` is `offset` at the end.
 *
 * @param end the size that is known to be written; absent for a dead process's segment, whose last line may be torn
 */
export function readBatch(path: string, offset: number, end?: number): Batch {
  const file = openSync(path, "r");
  try {
    const limit = end ?? fstatSync(file).size;
    for (let sizeBytes = CHUNK_BYTES; ; sizeBytes *= 4) {
      const wanted = Math.min(sizeBytes, limit - offset);
      if (wanted <= 0) return { entries: [], next: offset, dropped: 0 };
      const chunk = Buffer.allocUnsafe(wanted);
      const got = readSync(file, chunk, 0, wanted, offset);
      const isLast = offset + got >= limit || got < wanted;
      const lastNewline = chunk.lastIndexOf(0x0a, got - 1);
      if (lastNewline < 0 && !isLast) continue;
      const batch = parse(chunk.subarray(0, lastNewline + 1));
      const isTorn = isLast && lastNewline + 1 < got;
      if (!isTorn) return { ...batch, next: offset + lastNewline + 1 };
      return { entries: batch.entries, next: offset + got, dropped: batch.dropped + 1 };
    }
  } finally {
    closeSync(file);
  }
}

function parse(lines: Buffer): { entries: Entry[]; dropped: number } {
  const entries: Entry[] = [];
  let dropped = 0;
  for (let start = 0; start < lines.length; ) {
    const end = lines.indexOf(0x0a, start);
    if (end > start) {
      const entry = parseLine(lines.subarray(start, end));
      if (entry === undefined) dropped++;
      else entries.push(entry);
    }
    start = end + 1;
  }
  return { entries, dropped };
}
