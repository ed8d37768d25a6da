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
  hint: "Restore it from a backup; 'parapet audit verify' tells what is wrong.",
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
 */
export function storeFailure(thrown: unknown, doing: string): ParapetError {
  if (thrown instanceof ParapetError) return thrown;
  const { code, errcode } = (thrown ?? {}) as { code?: unknown; errcode?: number };
  if (typeof code !== "string") throw thrown;
  const reading =
    BY_SYSTEM_CODE[code] ?? (typeof errcode === "number" ? BY_SQLITE_CODE[errcode & 0xff] : undefined) ?? UNWRITABLE;
  return new ParapetError(reading.code, `${reading.says} (${doing}: ${messageOf(thrown)})`, {
    hint: reading.hint,
    exit: EXIT.environment,
    cause: thrown,
  });
}

export function noteOf(error: ParapetError): FailureNote {
  return { code: error.code, message: error.message, hint: error.hint ?? "" };
}

export function errorOf(note: FailureNote): ParapetError {
  return new ParapetError(note.code, note.message, { hint: note.hint, exit: EXIT.environment });
}
