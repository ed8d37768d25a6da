import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { ArtefactFile } from "../artefact.ts";

/** Opens a regular file by ranges, does something with it, and closes it. A link in its place is refused. */
export async function withArtefact<Result>(
  file: string,
  shown: string,
  use: (artefact: ArtefactFile) => Promise<Result>,
): Promise<Result> {
  const handle = await opened(file, shown);
  try {
    const { size } = await handle.stat();
    return await use({
      path: shown,
      sizeBytes: size,
      read: (offset, length) => readRange(handle, shown, offset, Math.max(0, Math.min(length, size - offset))),
    });
  } finally {
    await handle.close();
  }
}

async function opened(file: string, shown: string): Promise<FileHandle> {
  try {
    // Not waiting: a pipe that took the file's place would never be written to.
    return await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    throw unreadable(shown, cause);
  }
}

async function readRange(handle: FileHandle, shown: string, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  try {
    while (filled < length) {
      const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
  } catch (cause) {
    throw unreadable(shown, cause);
  }
  // Shorter than it was a moment ago: a format that relies on its size must not take the rest for zeros.
  if (filled < length) throw unreadable(shown, new Error("it became shorter while it was read"));
  return bytes;
}

const unreadable = (shown: string, cause: unknown): ParapetError =>
  new ParapetError("PARAPET_MODEL_READ", `${shown} cannot be read`, {
    hint: "Check that it is there, and that you may read it.",
    exit: EXIT.environment,
    cause,
  });
