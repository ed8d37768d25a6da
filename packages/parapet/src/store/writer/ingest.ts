import type { KeyObject } from "node:crypto";
import { rmSync } from "node:fs";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { Database } from "../database/database.ts";
import { isAtOrPast, type JournalMark, listJournals, lockPath, segmentPath } from "../journal/journal.ts";
import type { Entry } from "../journal/line.ts";
import { takeLock } from "../journal/lock.ts";
import { readBatch } from "../journal/read.ts";
import { appendToChain, committedMark } from "./chain.ts";

export interface IngestPlace {
  readonly database: Database;
  readonly auditKey: KeyObject;
  readonly journals: string;
}

/**
 * Commits what a living writer's journal holds up to `end`, a quarter of a megabyte in a transaction, and deletes the segments that
 * are wholly in.
 *
 * @param onCommit told how far it is, at the start and after each transaction
 */
export function ingest(
  place: IngestPlace,
  writer: string,
  end: JournalMark,
  onCommit: (mark: JournalMark) => void,
): void {
  let mark = committedMark(place.database, writer);
  onCommit(mark);
  while (!isAtOrPast(mark, end)) {
    if (mark.segment === 0) mark = { segment: 1, offset: 0 };
    const isOpen = mark.segment === end.segment;
    const path = segmentPath(place.journals, writer, mark.segment);
    const { entries, next } = readBatch(path, mark.offset, isOpen ? end.offset : undefined);
    const isOver = next === mark.offset && !isOpen;
    const after: JournalMark = isOver
      ? { segment: mark.segment + 1, offset: 0 }
      : { segment: mark.segment, offset: next };
    place.database.transaction(() => appendToChain(place.database, place.auditKey, writer, entries, after));
    if (isOver) rmSync(path, { force: true });
    // A journal that ends before `end` was cut by somebody else; going on would turn in a circle.
    if (isOpen && next === mark.offset) throw cutJournal(writer);
    mark = after;
    onCommit(mark);
  }
}

function cutJournal(writer: string): ParapetError {
  return new ParapetError(
    "PARAPET_STORE_JOURNAL",
    `the journal of writer ${writer} is shorter than what was written to it`,
    {
      hint: "Something else writes or deletes in the journal folder of the data directory: stop it, then restart Parapet.",
      exit: EXIT.environment,
    },
  );
}

export interface Recovery {
  readonly writer: string;
  readonly records: number;
  /** Lines that a power cut tore or damaged. */
  readonly dropped: number;
}

/** Commits what dead writers left in their journals and deletes these; journals of living processes are left alone. */
export function recover(place: IngestPlace, at: number): readonly Recovery[] {
  const found: Recovery[] = [];
  for (const [writer, segments] of listJournals(place.journals)) {
    const lock = takeLock(lockPath(place.journals, writer));
    if (lock === undefined) continue;
    try {
      const recovery = recoverOne(place, writer, segments, at);
      if (recovery.records > 0 || recovery.dropped > 0) found.push(recovery);
      for (const segment of segments) rmSync(segmentPath(place.journals, writer, segment), { force: true });
      rmSync(lockPath(place.journals, writer), { force: true });
    } finally {
      lock.release();
    }
  }
  return found;
}

function recoverOne(place: IngestPlace, writer: string, segments: readonly number[], at: number): Recovery {
  let records = 0;
  let dropped = 0;
  let mark = committedMark(place.database, writer);
  for (const segment of segments) {
    if (segment < mark.segment) continue;
    let offset = segment === mark.segment ? mark.offset : 0;
    for (;;) {
      const batch = readBatch(segmentPath(place.journals, writer, segment), offset);
      if (batch.next === offset) break;
      offset = batch.next;
      mark = { segment, offset };
      records += batch.entries.length;
      dropped += batch.dropped;
      place.database.transaction(() => appendToChain(place.database, place.auditKey, writer, batch.entries, mark));
    }
  }
  if (records > 0 || dropped > 0) {
    const note = recoveryEntry(writer, at, records, dropped);
    place.database.transaction(() => appendToChain(place.database, place.auditKey, writer, [note]));
  }
  return { writer, records, dropped };
}

function recoveryEntry(writer: string, at: number, records: number, dropped: number): Entry {
  const payload = JSON.stringify({ records, dropped });
  return { kind: "journal-recovered", at, actor: "system", subject: `writer:${writer}`, payload };
}
