import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { FileReport, Scanner, ScanSettings } from "../scanner.ts";

/** Reports that no scan has asked for are forgotten when there are more than this. */
const MOST_REPORTS = 200_000;

/** What was said of contents before. A cache that is lost or damaged costs time and nothing else. */
export interface ReportCache {
  /** The same for the same scanner, settings, path and content, whatever machine. */
  keyOf(scanner: Scanner, filePath: string, digest: string): string;
  get(key: string): FileReport | undefined;
  set(key: string, report: FileReport): void;
  save(): Promise<void>;
}

/** @param file undefined: nothing is kept from one scan to the next */
export async function openReportCache(file: string | undefined, settings: ScanSettings): Promise<ReportCache> {
  const known = file === undefined ? new Map<string, string>() : await readEntries(file);
  const used = new Map<string, string>();
  const shared = createHash("sha256").update(JSON.stringify(settings)).digest("hex");
  let isNew = false;
  return {
    keyOf: ({ id, version }, filePath, digest) =>
      createHash("sha256")
        .update(`${id}\n${version}\n${shared}\n${filePath}\n${digest}`)
        .digest("base64url")
        .slice(0, 32),
    get(key) {
      const line = known.get(key);
      if (line === undefined) return undefined;
      try {
        const report = JSON.parse(line) as FileReport;
        used.set(key, line);
        return report;
      } catch {
        return undefined;
      }
    },
    set(key, report) {
      used.set(key, JSON.stringify(report));
      isNew = true;
    },
    async save() {
      if (file === undefined || !isNew) return;
      const kept = new Map(used);
      for (const [key, line] of known) {
        if (kept.size >= MOST_REPORTS) break;
        if (!kept.has(key)) kept.set(key, line);
      }
      const text = [...kept].map(([key, line]) => `${key} ${line}\n`).join("");
      await makeFolder(path.dirname(file));
      const draft = `${file}.${process.pid}`;
      await writeFile(draft, text, { mode: 0o600 });
      await rename(draft, file);
    },
  };
}

/** The store may move in later, and takes no folder that others may read; nor is it anybody's to commit. */
async function makeFolder(folder: string): Promise<void> {
  const isMade = (await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined;
  if (isMade) await writeFile(path.join(folder, ".gitignore"), "*\n");
}

async function readEntries(file: string): Promise<Map<string, string>> {
  const text = await readFile(file, "utf8").catch(() => "");
  const entries = new Map<string, string>();
  for (const line of text.split("\n")) {
    const space = line.indexOf(" ");
    if (space > 0) entries.set(line.slice(0, space), line.slice(space + 1));
  }
  return entries;
}
