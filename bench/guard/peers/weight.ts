import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** Bytes on disk of an installed package and all that it depends on, each counted once. */
export function installedBytes(name: string, from: string, seen: Set<string> = new Set()): number {
  const folder = folderOf(name, from);
  if (folder === undefined || seen.has(folder)) return 0;
  seen.add(folder);
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const below = Object.keys(dependencies).reduce((sum, one) => sum + installedBytes(one, folder, seen), 0);
  return bytesIn(folder) + below;
}

function folderOf(name: string, from: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, "node_modules", name);
    if (existsSync(join(folder, "package.json"))) return folder;
    if (at === dirname(at)) return undefined;
  }
}

/** Without what is installed inside it: that is counted by who depends on it. */
export function bytesIn(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? bytesIn(path) : statSync(path).size;
  }
  return bytes;
}
