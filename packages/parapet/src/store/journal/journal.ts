import { closeSync, ftruncateSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { storeFailure } from "../failure.ts";
import { linesOf } from "./line.ts";
import { takeLock } from "./lock.ts";

/** How far a journal reaches, or is committed: a segment's number and a byte offset in it. */
export interface JournalMark {
  readonly segment: number;
  readonly offset: number;
}

export function isAtOrPast(mark: JournalMark, other: JournalMark): boolean {
  return mark.segment > other.segment || (mark.segment === other.segment && mark.offset >= other.offset);
}

export function segmentPath(directory: string, writer: string, segment: number): string {
  return join(directory, `journal-${writer}.${segment}.log`);
}

export function lockPath(directory: string, writer: string): string {
  return join(directory, `journal-${writer}.lock`);
}

/** The journals in a directory: writer → segment numbers, ascending; none for a process that died before its first. */
export function listJournals(directory: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const name of readdirSync(directory)) {
    const match = /^journal-([0-9a-f]+)\.(?:(\d+)\.log|lock)$/.exec(name);
    if (match === null) continue;
    const [, writer = "", segment] = match;
    const segments = found.get(writer) ?? [];
    if (segment !== undefined) segments.push(Number(segment));
    found.set(
      writer,
      segments.sort((a, b) => a - b),
    );
  }
  return found;
}

/** Has a process died and left something behind? Cheap: asks for the locks only. */
export function hasDeadJournals(directory: string): boolean {
  return [...listJournals(directory).keys()].some((writer) => !isAlive(directory, writer));
}

/** Is there a process that has written here and lives? */
export function hasLivingJournals(directory: string): boolean {
  return [...listJournals(directory).keys()].some((writer) => isAlive(directory, writer));
}

function isAlive(directory: string, writer: string): boolean {
  const lock = takeLock(lockPath(directory, writer));
  lock?.release();
  return lock === undefined;
}

/** The appending side: the main thread's. One write to the operating system for all that comes together. */
export interface Journal {
  /**
   * @returns how many bytes they take
   * @throws {ParapetError} PARAPET_STORE_FULL, PARAPET_STORE_UNWRITABLE: the journal is as it was before
   */
  append(...bodies: readonly string[]): number;
  readonly end: JournalMark;
  /** Is there room again? Writes a block and takes it back. */
  probe(): void;
  close(): void;
}

export interface JournalOptions {
  readonly directory: string;
  readonly writer: string;
  /** A segment past this size is followed by a new one. */
  readonly segmentBytes: number;
  /** Opens a new file for appending; a test passes a device that is always full. */
  readonly openFile?: (path: string) => number;
}

const PROBE = Buffer.alloc(4_096, "\n");

export function createJournal({ directory, writer, segmentBytes, openFile }: JournalOptions): Journal {
  const open = openFile ?? ((path: string) => openSync(path, "ax", 0o600));
  let segment = 0;
  let offset = 0;
  let file = -1;
  // A write that could not be taken back leaves half a line: that segment is over, the reader drops its tail.
  let isSpoilt = false;

  const next = (): void => {
    if (file >= 0 && offset === 0) dropEmpty();
    const fresh = open(segmentPath(directory, writer, segment + 1));
    if (file >= 0) closeSync(file);
    file = fresh;
    segment++;
    offset = 0;
    isSpoilt = false;
  };
  // Nothing was ever taken in it: the next one takes its number, so that the reader meets no gap.
  const dropEmpty = (): void => {
    closeSync(file);
    file = -1;
    rmSync(segmentPath(directory, writer, segment), { force: true });
    segment--;
  };
  const write = (bytes: Buffer): number => {
    const sizeBytes = bytes.length;
    let written = 0;
    try {
      written = writeSync(file, bytes, 0, sizeBytes);
    } finally {
      if (written !== sizeBytes) takeBack();
    }
    if (written !== sizeBytes) throw Object.assign(new Error("only a part was written"), { code: "ENOSPC" });
    return sizeBytes;
  };
  const takeBack = (): void => {
    try {
      ftruncateSync(file, offset);
    } catch {
      // A device, or a disk in real trouble: the error of the write itself is the one to tell.
      isSpoilt = true;
    }
  };
  const ready = (): void => {
    if (file < 0 || isSpoilt || offset >= segmentBytes) next();
  };

  return {
    append: (...bodies) => {
      try {
        ready();
        const sizeBytes = write(linesOf(bodies));
        offset += sizeBytes;
        return sizeBytes;
      } catch (thrown) {
        throw storeFailure(thrown, "writing the journal");
      }
    },
    get end() {
      return { segment, offset };
    },
    probe: () => {
      try {
        ready();
        write(PROBE);
        ftruncateSync(file, offset);
      } catch (thrown) {
        throw storeFailure(thrown, "writing the journal");
      }
    },
    close: () => {
      if (file >= 0) closeSync(file);
      file = -1;
    },
  };
}
