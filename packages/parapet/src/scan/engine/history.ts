import { createInterface } from "node:readline";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { PlacedFinding, Scanner, ScanSettings } from "../scanner.ts";
import { archives } from "./archives/archives.ts";
import { git, startGit } from "./git.ts";
import { inspectFile, wanting } from "./inspect-file.ts";
import { scannedFile } from "./read-file.ts";
import type { ReportCache } from "./report-cache.ts";

/** Blobs asked of Git before the first is answered. */
const AHEAD = 64;
/** Commits looked up: each costs a walk through the history. */
const MOST_COMMITS = 100;

export interface HistoryOptions {
  readonly root: string;
  /** Those of the scan that read history. */
  readonly scanners: readonly Scanner[];
  readonly settings: ScanSettings;
  readonly maxFileBytes: number;
  readonly cache: ReportCache;
  /** `rule\nidentity` of what the files here hold: reported there already. */
  readonly known: ReadonlySet<string>;
  readonly onFailure: (path: string, scanner: string | undefined, error: string) => void;
  readonly onBlob?: (done: number) => void;
  readonly signal?: AbortSignal;
}

export interface History {
  readonly findings: readonly PlacedFinding[];
  readonly blobs: number;
}

interface Blob {
  readonly oid: string;
  readonly path: string;
}

/**
 * What every content that any branch or tag can still reach holds, each content once, and each finding once with the
 * commit that brought it. What is deleted from the files is not deleted from a clone.
 *
 * @throws {ParapetError} PARAPET_SCAN_HISTORY outside of a git repository, or for one that is not all here
 */
export async function readHistory(options: HistoryOptions): Promise<History> {
  const { root, scanners, settings, cache, onFailure, signal } = options;
  const shallow = await git(root, "rev-parse", "--is-shallow-repository").catch((cause: unknown) => {
    throw refused("this folder is in no git repository, or git is not installed", cause);
  });
  if (shallow.trim() === "true") throw refused("the clone is shallow: what lies before its first commit is not here");
  const seen = new Map<string, PlacedFinding & { readonly oid: string }>();
  let blobs = 0;
  for await (const { blob, bytes } of contentsOf(root, options)) {
    if (signal?.aborted === true) break;
    options.onBlob?.(++blobs);
    const file = { path: blob.path, sizeBytes: bytes.length };
    const isOpened = scanners.includes(archives) && archives.wants(file);
    for (const scanner of wanting(file, scanners)) {
      const key = cache.keyOf(scanner, blob.path, `${isOpened ? "unpacked:" : ""}git:${blob.oid}`);
      let report = cache.get(key);
      if (report === undefined) {
        const beside = isOpened && scanner !== archives ? [scanner, archives] : [scanner];
        const [said] = inspectFile(scannedFile(blob.path, bytes), beside, settings);
        if (said?.error !== undefined) onFailure(`${blob.path} (${blob.oid.slice(0, 12)})`, scanner.id, said.error);
        if (said === undefined || said.error !== undefined) continue;
        report = said.report;
      }
      cache.set(key, report);
      for (const { within, ...finding } of report.findings) {
        const same = `${finding.rule}\n${finding.identity}`;
        if (options.known.has(same) || seen.has(same)) continue;
        const path = within === undefined ? blob.path : `${blob.path}!/${within}`;
        seen.set(same, { ...finding, path, oid: blob.oid });
      }
    }
  }
  const findings: PlacedFinding[] = [];
  for (const { oid, ...finding } of seen.values()) {
    const commit = findings.length < MOST_COMMITS ? await commitOf(root, oid) : undefined;
    findings.push({
      ...finding,
      evidence: `${finding.evidence}; in the history${commit === undefined ? "" : `, since ${commit}`}`,
      identity: `history ${finding.identity}`,
    });
  }
  return { findings, blobs };
}

/** The first commit that had a content, as `1a2b3c4d5e6f of 2026-11-26`. */
async function commitOf(root: string, oid: string): Promise<string | undefined> {
  const lines = await git(
    root,
    "log",
    "--all",
    "--reverse",
    "--format=%h of %cs",
    "--abbrev=12",
    `--find-object=${oid}`,
  ).catch(() => "");
  return lines.split("\n")[0] || undefined;
}

/** Every blob that can be reached, smallest path first seen, with its content. */
async function* contentsOf(
  root: string,
  { maxFileBytes, scanners }: HistoryOptions,
): AsyncGenerator<{ readonly blob: Blob; readonly bytes: Buffer }> {
  const list = startGit(root, "rev-list", "--objects", "--all");
  const check = startGit(
    root,
    "cat-file",
    "--batch-check=%(objecttype) %(objectname) %(objectsize) %(rest)",
    "--buffer",
  );
  const batch = startGit(root, "cat-file", "--batch");
  const all = [list, check, batch];
  const broken = Promise.race(all.map((child) => new Promise<never>((_, reject) => child.once("error", reject))));
  broken.catch(() => {});
  list.stdin.end();
  list.stdout.pipe(check.stdin);
  check.stdin.on("error", () => {});
  batch.stdin.on("error", () => {});
  const reader = contentReader(batch.stdout);
  const waiting: Blob[] = [];
  try {
    for await (const line of createInterface({ input: check.stdout, crlfDelay: Number.POSITIVE_INFINITY })) {
      const found = /^blob ([0-9a-f]+) (\d+) (.+)$/.exec(line);
      if (found === null) continue;
      const [, oid = "", size = "0", path = ""] = found;
      const sizeBytes = Number(size);
      if (sizeBytes > maxFileBytes || wanting({ path, sizeBytes }, scanners).length === 0) continue;
      waiting.push({ oid, path });
      batch.stdin.write(`${oid}\n`);
      if (waiting.length >= AHEAD) {
        const blob = waiting.shift()!;
        yield { blob, bytes: await reader() };
      }
    }
    for (const blob of waiting) yield { blob, bytes: await reader() };
  } finally {
    for (const child of all) child.kill();
  }
}

/** Reads `<oid> blob <size>\n<content>\n` again and again. */
function contentReader(stream: AsyncIterable<Buffer>): () => Promise<Buffer> {
  const chunks = stream[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<void> => {
    const { value, done } = await chunks.next();
    if (done === true) throw new Error("git ended before it had given every content");
    held = held.length === 0 ? value : Buffer.concat([held, value]);
  };
  return async () => {
    let end = held.indexOf(10);
    while (end < 0) {
      await more();
      end = held.indexOf(10);
    }
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(held.subarray(0, end).toString("latin1"))?.[1];
    if (size === undefined) throw new Error("git gave no content for what it had listed");
    const from = end + 1;
    const to = from + Number(size);
    while (held.length <= to) await more();
    const bytes = held.subarray(from, to);
    held = held.subarray(to + 1);
    return bytes;
  };
}

const refused = (problem: string, cause?: unknown): ParapetError =>
  new ParapetError("PARAPET_SCAN_HISTORY", `--history: ${problem}`, {
    hint: "Run it in a whole clone: in CI, fetch with depth 0.",
    exit: EXIT.usage,
    cause,
  });
