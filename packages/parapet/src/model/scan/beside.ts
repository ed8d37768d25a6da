import { lstatSync, realpathSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { leadsOut } from "../archive/names.ts";
import type { ArtefactFile } from "../artefact.ts";

/** A regular file in a folder or below it, opened anew for each range that is asked for: few are. */
export async function besideFile(folder: string, inner: string): Promise<ArtefactFile | undefined> {
  if (leadsOut(inner)) return undefined;
  const absolute = path.join(folder, inner);
  const stat = lstatSync(absolute, { throwIfNoEntry: false });
  // A folder on the way may be a link.
  if (stat?.isFile() !== true || !realpathSync(absolute).startsWith(realpathSync(folder) + path.sep)) return undefined;
  return {
    path: inner,
    sizeBytes: stat.size,
    async read(offset, length) {
      const handle = await open(absolute);
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(length, stat.size - offset)));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset);
        return bytes.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
  };
}
