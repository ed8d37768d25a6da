import { storePaths } from "./directory.ts";
import { hasLivingJournals } from "./journal/journal.ts";

/**
 * Does a living process write to this data directory? Asks its journals' locks, so that it can be told as well where the
 * database does not open; undefined where even they cannot be read.
 */
export function isInUse(dataDirectory: string): boolean | undefined {
  try {
    return hasLivingJournals(storePaths(dataDirectory).journals);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? false : undefined;
  }
}
