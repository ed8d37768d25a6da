import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";

/**
 * Writes the file whole or not at all. Without `isForced`, a file that is there is left alone, also when somebody
 * makes it at this very moment: the link fails where a rename would have replaced it.
 *
 * @throws {ParapetError} PARAPET_INIT_EXISTS, PARAPET_INIT_UNWRITABLE
 */
export function writePolicy(file: string, text: string, isForced: boolean): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    const handle = openSync(draft, "wx", 0o644);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (isForced) renameSync(draft, file);
    else linkSync(draft, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") throw existsError(file);
    throw new ParapetError("PARAPET_INIT_UNWRITABLE", `${file} cannot be written: ${messageOf(cause)}`, {
      hint: "Choose a folder that exists and is writable, with --config.",
      exit: EXIT.environment,
      cause,
    });
  } finally {
    rmSync(draft, { force: true });
  }
}

export function existsError(file: string): ParapetError {
  return new ParapetError("PARAPET_INIT_EXISTS", `${file} is there already`, {
    hint: "Check it with 'parapet check', or replace it with --force.",
    place: { file },
  });
}
