import { statfsSync } from "node:fs";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";

/** What crosses from the writer's thread: a ParapetError without its stack. */
export interface FailureNote {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

interface Reading {
  readonly code: string;
  readonly says: string;
  readonly hint: string;
}

const FULL: Reading = {
  code: "PARAPET_STORE_FULL",
  says: "the disk of the data directory is full",
  hint: "Free some space; nothing that was journalled is lost, and writing goes on by itself.",
};
const UNWRITABLE: Reading = {
  code: "PARAPET_STORE_UNWRITABLE",
  says: "the data directory cannot be written",
  hint: "Check the disk, the mount and the owner of the data directory.",
};
const BUSY: Reading = {
  code: "PARAPET_STORE_BUSY",
  says: "another process keeps the database locked",
  hint: "Look for a long-running 'parapet' or 'sqlite3' on this data directory.",
};
const CORRUPT: Reading = {
  code: "PARAPET_STORE_CORRUPT",
  says: "the database file is damaged",
  hint: "Restore the data directory from a backup, or move it away to begin anew.",
};
const CONFLICT: Reading = {
  code: "PARAPET_STORE_CONFLICT",
  says: "there is one with this id already",
  hint: "Use another id.",
};

const BY_SYSTEM_CODE: Readonly<Record<string, Reading>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: FULL,
};

/** SQLite's `SQLITE_IOERR`: also what a full disk looks like when a file beside the database cannot grow. */
const IO_ERROR = 10;
/** Less room than the smallest thing that SQLite makes. */
const NO_ROOM_BYTES = 65_536;

/** SQLite's primary result codes: the low byte of `errcode`. */
const BY_SQLITE_CODE: Readonly<Record<number, Reading>> = {
  5: BUSY,
  6: BUSY,
  11: CORRUPT,
  13: FULL,
  19: CONFLICT,
  26: CORRUPT,
};

/**
 * Whatever the disk or SQLite threw, as an error that its reader can act on. What has no code is a mistake of ours: it is
 * thrown on as it came.
 *
 * @param doing what was tried, as a clause: "committing events"
 * @param directory where it was tried: tells a full disk from a broken one where SQLite does not
 */
export function storeFailure(thrown: unknown, doing: string, directory?: string): ParapetError {
  if (thrown instanceof ParapetError) return thrown;
  const { code, errcode } = (thrown ?? {}) as { code?: unknown; errcode?: number };
  if (typeof code !== "string") throw thrown;
  const primary = typeof errcode === "number" ? errcode & 0xff : 0;
  const isFull = primary === IO_ERROR && directory !== undefined && hasNoRoom(directory);
  const reading = isFull ? FULL : (BY_SYSTEM_CODE[code] ?? BY_SQLITE_CODE[primary] ?? UNWRITABLE);
  return new ParapetError(reading.code, `${reading.says} (${doing}: ${messageOf(thrown)})`, {
    hint: reading.hint,
    exit: EXIT.environment,
    cause: thrown,
  });
}

function hasNoRoom(directory: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize < NO_ROOM_BYTES;
  } catch {
    return false;
  }
}

export function noteOf(error: ParapetError): FailureNote {
  return { code: error.code, message: error.message, hint: error.hint ?? "" };
}

export function errorOf(note: FailureNote): ParapetError {
  return new ParapetError(note.code, note.message, { hint: note.hint, exit: EXIT.environment });
}
