import { chmodSync, closeSync, existsSync, openSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { makeDirectory } from "./make-directory.ts";

/** Where things lie in a data directory. */
export interface StorePaths {
  readonly directory: string;
  readonly database: string;
  /** Segments and locks of the writing processes. */
  readonly journals: string;
  readonly auditKey: string;
  readonly auditPublicKey: string;
  readonly pepper: string;
}

export function storePaths(dataDirectory: string): StorePaths {
  return {
    directory: dataDirectory,
    database: join(dataDirectory, "parapet.db"),
    journals: join(dataDirectory, "journal"),
    auditKey: join(dataDirectory, "audit.key"),
    auditPublicKey: join(dataDirectory, "audit.pub"),
    pepper: join(dataDirectory, "pepper.key"),
  };
}

/** What may lie in a directory before its first store: the kill switch, and what file systems put there. */
const EMPTY_ENOUGH = new Set(["STOP", ".gitignore", "lost+found"]);

/**
 * Makes the data directory and its journal folder, for the owner only (0700), and the database file (0600).
 * A new directory tells git to leave it alone: its keys and records belong to no repository.
 *
 * @throws {ParapetError} PARAPET_STORE_DIRECTORY when it cannot be made, read or written, or is somebody else's folder
 */
export function prepareDirectory(dataDirectory: string): StorePaths {
  const paths = storePaths(dataDirectory);
  try {
    const isNew = !existsSync(paths.directory);
    makeDirectory(paths.directory, 0o700);
    if (isNew) writeFileSync(join(paths.directory, ".gitignore"), "*\n", { mode: 0o600 });
    // A directory that others may enter would show them the keys' hashes and the records.
    if ((statSync(paths.directory).mode & 0o077) !== 0) {
      if (!existsSync(paths.database)) refuseForeign(paths.directory);
      chmodSync(paths.directory, 0o700);
    }
    makeDirectory(paths.journals, 0o700);
    // SQLite gives its -wal and -shm files the mode of the database file.
    closeSync(openSync(paths.database, "a", 0o600));
  } catch (cause) {
    throw unusable(dataDirectory, cause);
  }
  return paths;
}

/** A mistyped path must not shut a shared folder such as /tmp or a home to everybody else. */
function refuseForeign(directory: string): void {
  const stranger = readdirSync(directory).find((name) => !EMPTY_ENOUGH.has(name));
  if (stranger === undefined) return;
  throw new ParapetError(
    "PARAPET_STORE_DIRECTORY",
    `the data directory ${directory} is open to other users and holds other things, such as '${stranger}'`,
    {
      hint: `Name a folder of its own, e.g. ${join(directory, "parapet")}; or close this one by hand: chmod 700 ${directory}`,
      exit: EXIT.environment,
    },
  );
}

/** The paths of a store that exists already: nothing is made. @throws {ParapetError} PARAPET_STORE_DIRECTORY */
export function existingDirectory(dataDirectory: string): StorePaths {
  const paths = storePaths(dataDirectory);
  try {
    statSync(paths.database);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ENOTDIR") throw unusable(dataDirectory, cause);
    throw new ParapetError("PARAPET_STORE_DIRECTORY", `there is no store in ${dataDirectory}`, {
      hint: "Name the data directory of a Parapet that has run, the one that holds parapet.db.",
      exit: EXIT.environment,
      cause,
    });
  }
  return paths;
}

export function unusable(dataDirectory: string, cause: unknown): ParapetError {
  if (cause instanceof ParapetError) return cause;
  return new ParapetError(
    "PARAPET_STORE_DIRECTORY",
    `the data directory ${dataDirectory} cannot be used: ${messageOf(cause)}`,
    {
      hint: "Set 'dataDirectory' in parapet.yaml to a folder that this user owns and may write to.",
      exit: EXIT.environment,
      cause,
    },
  );
}
