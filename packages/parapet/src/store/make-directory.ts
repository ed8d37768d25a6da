import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a directory and its missing parents.
 *
 * Not `mkdirSync(…, { recursive: true })`: where a file system answers ENOENT below a parent that exists (`/proc`, some
 * network mounts), Node retries for ever.
 *
 * @throws the operating system's error, also when a file stands in the directory's place
 */
export function makeDirectory(path: string, mode: number): void {
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) return;
  } else if (!existsSync(dirname(path))) makeDirectory(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (cause) {
    // Another process was quicker.
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST" || !statSync(path).isDirectory()) throw cause;
  }
}
