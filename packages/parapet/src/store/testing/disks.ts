import { execFileSync } from "node:child_process";
import { chmodSync, cpSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryDirectory } from "./store-kit.ts";

/** A disk of its own that goes with the test; undefined where this user may not mount one. */
export function smallDisk(sizeBytes: number): string | undefined {
  const directory = temporaryDirectory();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${sizeBytes},mode=700`, "tmpfs", directory], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync("umount", ["--lazy", directory]));
  return directory;
}

/** A copy of a data directory that nobody can write to; undefined for a superuser who may not mount. */
export function readOnlyCopy(dataDirectory: string): string | undefined {
  const disk = smallDisk(64 * 1024 * 1024);
  const copy = disk ?? join(temporaryDirectory(), "copy");
  cpSync(dataDirectory, copy, { recursive: true });
  if (disk !== undefined) execFileSync("mount", ["-o", "remount,ro", disk]);
  else if (process.getuid?.() === 0) return undefined;
  else {
    chmodSync(copy, 0o500);
    onTestFinished(() => chmodSync(copy, 0o700));
  }
  return copy;
}
