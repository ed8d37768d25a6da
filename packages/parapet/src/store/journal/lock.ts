import { renameSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** Says that the process behind a journal lives. */
export interface JournalLock {
  release(): void;
}

/**
 * Takes the lock of a journal; undefined when a living process holds it.
 *
 * The lock is an exclusive transaction on an empty SQLite file: the kernel lets go of it when the process dies, however
 * it dies. A file with a process id was dropped: ids are used again, and mean nothing across containers on one volume.
 */
export function takeLock(path: string): JournalLock | undefined {
  const connection = new DatabaseSync(path, { timeout: 0 });
  try {
    connection.exec("PRAGMA journal_mode = MEMORY");
    connection.exec("BEGIN EXCLUSIVE");
  } catch (thrown) {
    connection.close();
    if ((((thrown as { errcode?: number }).errcode ?? 0) & 0xff) === 5) return undefined;
    throw thrown;
  }
  return { release: () => connection.close() };
}

/**
 * Makes and holds the lock of a new journal. It is taken under another name first: from the moment that others can see it,
 * it is held.
 */
export function holdNewLock(path: string): JournalLock {
  const lock = takeLock(`${path}.new`);
  if (lock === undefined) throw Object.assign(new Error(`${path} is locked`), { code: "EBUSY" });
  renameSync(`${path}.new`, path);
  return lock;
}
