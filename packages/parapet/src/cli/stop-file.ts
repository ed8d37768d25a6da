import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";

export interface StopNote {
  readonly reason: string;
  /** UTC epoch milliseconds. */
  readonly at: number;
  readonly by: string;
}

/** The gateway watches for a file of this name; that it is there is what stops. */
const NAME = "STOP";
const FULL = new Set(["ENOSPC", "EDQUOT"]);

/**
 * Throws the kill switch by its file. Needs neither store nor gateway; on a full disk the file stays empty, and stops
 * all the same.
 *
 * @returns the file
 */
export async function writeStopFile(dataDirectory: string, note: StopNote): Promise<string> {
  const file = path.join(dataDirectory, NAME);
  try {
    const { makeDirectory } = await import("../store/index.ts");
    makeDirectory(dataDirectory, 0o700);
    const draft = `${file}.${process.pid}.tmp`;
    try {
      const handle = openSync(draft, "w", 0o600);
      try {
        writeSync(handle, `${JSON.stringify(note)}\n`);
        fsyncSync(handle);
      } catch (cause) {
        if (!FULL.has((cause as NodeJS.ErrnoException).code ?? "")) throw cause;
        ftruncateSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(draft, file);
    } finally {
      rmSync(draft, { force: true });
    }
    return file;
  } catch (cause) {
    throw new ParapetError(
      "PARAPET_STOP_UNWRITABLE",
      `the kill switch ${file} cannot be written: ${messageOf(cause)}`,
      {
        hint: "Send SIGUSR2 to the process of the gateway, or end it.",
        exit: EXIT.environment,
        cause,
      },
    );
  }
}

/** @returns false when nothing was stopped */
export function removeStopFile(dataDirectory: string): boolean {
  const file = path.join(dataDirectory, NAME);
  const was = readStopFile(dataDirectory) !== undefined;
  try {
    rmSync(file, { force: true });
  } catch (cause) {
    throw new ParapetError(
      "PARAPET_STOP_UNWRITABLE",
      `the kill switch ${file} cannot be removed: ${messageOf(cause)}`,
      {
        hint: "Remove the file by hand.",
        exit: EXIT.environment,
        cause,
      },
    );
  }
  return was;
}

/**
 * Undefined when the switch is not thrown. A file that cannot be read, or holds something else, still stops; then its
 * own time says since when.
 */
export function readStopFile(dataDirectory: string): StopNote | undefined {
  const file = path.join(dataDirectory, NAME);
  const untold = (): StopNote => ({ reason: "", at: Math.floor(changedAt(file)), by: "file" });
  try {
    const note: unknown = JSON.parse(readFileSync(file, "utf8"));
    const { reason, at, by } = (note ?? {}) as Partial<Record<keyof StopNote, unknown>>;
    return {
      reason: typeof reason === "string" ? reason : "",
      at: typeof at === "number" ? at : untold().at,
      by: typeof by === "string" ? by : "file",
    };
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? undefined : untold();
  }
}

function changedAt(file: string): number {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return Date.now(); // not even its time can be read: it stops from now on, for all we know
  }
}
