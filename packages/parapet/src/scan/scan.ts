import { createHash } from "node:crypto";
import path from "node:path";
import { EXIT, type Finding, messageOf, ParapetError } from "@parapet/guard/kernel";
import { archives } from "./engine/archives/archives.ts";
import { SKIPPED_FACT } from "./engine/archives/inspect-archive.ts";
import type { Baseline } from "./engine/baseline.ts";
import { readHistory } from "./engine/history.ts";
import { wanting } from "./engine/inspect-file.ts";
import { OWN_RULES } from "./engine/own-rules.ts";
import { inspectAll } from "./engine/pool.ts";
import { readScanned } from "./engine/read-file.ts";
import { openReportCache } from "./engine/report-cache.ts";
import { type InlineSuppression, inlineSuppressions } from "./engine/suppressions.ts";
import { toFindings } from "./engine/to-findings.ts";
import { treeBelow } from "./engine/tree.ts";
import { nearestAbove, type Skipped, walk } from "./engine/walk.ts";
import type { Rule } from "./rule.ts";
import type { Fact, FileInfo, FileReport, PlacedFact, PlacedFinding, Scanner, ScanSettings } from "./scanner.ts";

export interface ScanOptions {
  /** Findings are named relative to it. */
  readonly root: string;
  /** Files and folders below the root; all of it by default. */
  readonly paths?: readonly string[];
  readonly scanners: readonly Scanner[];
  readonly settings?: ScanSettings;
  /** Only these of the files that are found, relative to the root; for scans of what has changed. */
  readonly only?: ReadonlySet<string>;
  /** None of these, relative to the root: what the scan itself writes. */
  readonly except?: ReadonlySet<string>;
  /** Files that somebody else looks at as well, however large they are: the result lists them. */
  readonly handsOver?: (path: string) => boolean;
  readonly heedsIgnoreFiles?: boolean;
  /** Left out as well, as an ignore file at the root would say it; no ignore file takes it back. */
  readonly exclude?: readonly string[];
  readonly maxFileBytes?: number;
  /** Archives are looked into unless this is false. */
  readonly looksIntoArchives?: boolean;
  readonly threads?: number;
  /** Where reports are kept by content. */
  readonly cacheFile?: string;
  readonly baseline?: Baseline;
  /** UTC epoch milliseconds. */
  readonly now: number;
  /** Also what any branch or tag can still reach, for the scanners whose findings stay true. */
  readonly readsHistory?: boolean;
  readonly onProgress?: (done: number, known: number) => void;
  readonly signal?: AbortSignal;
}

/** Something that was not looked at though it should have been: what it holds is not known to be clean. */
export interface ScanFailure {
  readonly path: string;
  /** Scanner id; undefined where the file could not be read at all. */
  readonly scanner: string | undefined;
  readonly error: string;
}

export interface ScanResult {
  readonly findings: readonly Finding[];
  /** Every rule that could have fired. */
  readonly rules: readonly Rule[];
  readonly facts: readonly PlacedFact[];
  readonly failures: readonly ScanFailure[];
  readonly skipped: readonly Skipped[];
  /** What `handsOver` said yes to, in the order of the walk. */
  readonly handedOver: readonly string[];
  readonly files: number;
  readonly bytes: number;
  /** Files whose reports were known by their content. */
  readonly fromCache: number;
  /** Contents of the history that were looked at. */
  readonly blobs: number;
  readonly isInterrupted: boolean;
  readonly elapsedMs: number;
}

const LARGEST_FILE = 10 << 20;
const DEEPEST = 64;
const MOST_FILES = 500_000;
const FILE_TIMEOUT_MS = 10_000;

/**
 * Puts every file before the scanners that want it, and what all files said together before those that judge the whole.
 *
 * @throws {ParapetError} PARAPET_SCAN_PATH for a path that is not there or lies outside of the root
 */
export async function scan(options: ScanOptions): Promise<ScanResult> {
  const started = performance.now();
  const { signal, settings = { options: {} } } = options;
  const scanners = options.looksIntoArchives === false ? options.scanners : [...options.scanners, archives];
  const root = path.resolve(options.root);
  const skipped: Skipped[] = [];
  const failures: ScanFailure[] = [];
  const findings: PlacedFinding[] = [];
  const facts: PlacedFact[] = [];
  const suppressions = new Map<string, readonly InlineSuppression[]>();
  const cache = await openReportCache(options.cacheFile, settings);
  const digests = new Map<string, string>();
  const missing: FileInfo[] = [];
  const handedOver: string[] = [];
  let files = 0;
  let bytes = 0;
  let fromCache = 0;
  let blobs = 0;

  const take = (filePath: string, { findings: found, facts: said }: FileReport): void => {
    for (const finding of found) findings.push(placed(filePath, finding));
    for (const fact of said)
      if (fact.kind === SKIPPED_FACT) skipped.push(skippedOf(filePath, fact));
      else facts.push(placed(filePath, fact));
  };

  const isAsked = (path: string): boolean => options.only?.has(path) !== false && options.except?.has(path) !== true;
  const isHandedOver = (path: string): boolean => isAsked(path) && options.handsOver?.(path) === true;
  const onSkipped = (one: Skipped): void => {
    if (one.why === "too-large" && isHandedOver(one.path)) handedOver.push(one.path);
    else skipped.push(one);
  };
  for (const file of filesOf(root, options, onSkipped)) {
    if (!isAsked(file.path)) continue;
    if (isHandedOver(file.path)) handedOver.push(file.path);
    const chosen = wanting(file, scanners);
    if (chosen.length === 0) continue;
    files++;
    bytes += file.sizeBytes;
    try {
      const scanned = readScanned(root, file);
      const comments = inlineSuppressions(scanned);
      if (comments.length > 0) suppressions.set(file.path, comments);
      const content = createHash("sha256").update(scanned.bytes).digest("base64url");
      const digest = chosen.includes(archives) ? `unpacked:${content}` : content;
      const known = chosen.map((scanner) => cache.get(cache.keyOf(scanner, file.path, digest)));
      if (known.every((report) => report !== undefined)) {
        fromCache++;
        for (const report of known) take(file.path, report);
      } else {
        digests.set(file.path, digest);
        missing.push(file);
      }
    } catch (thrown) {
      failures.push({ path: file.path, scanner: undefined, error: messageOf(thrown) });
    }
    if (files % 256 === 0) {
      options.onProgress?.(fromCache, files);
      // Lets an interrupt in.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  let done = fromCache;
  const byId = new Map(scanners.map((scanner) => [scanner.id, scanner]));
  await inspectAll(missing, {
    root,
    scanners,
    settings,
    fileTimeoutMs: FILE_TIMEOUT_MS,
    ...(options.threads === undefined ? {} : { threads: options.threads }),
    ...(signal === undefined ? {} : { signal }),
    onAnswer: ({ path: filePath, reports, error }) => {
      if (error !== undefined) failures.push({ path: filePath, scanner: undefined, error });
      for (const { scanner, report, error: broken } of reports) {
        if (broken !== undefined) failures.push({ path: filePath, scanner, error: broken });
        else cache.set(cache.keyOf(byId.get(scanner)!, filePath, digests.get(filePath)!), report);
        take(filePath, report);
      }
      options.onProgress?.(++done, files);
    },
  });
  if (signal?.aborted !== true)
    for (const scanner of scanners)
      try {
        const fail = (error: string): void => void failures.push({ path: ".", scanner: scanner.id, error });
        const concluding = {
          now: options.now,
          tree: treeBelow(root),
          fail,
          ...(signal === undefined ? {} : { signal }),
        };
        findings.push(...((await scanner.conclude?.(facts, settings, concluding)) ?? []));
      } catch (thrown) {
        failures.push({ path: ".", scanner: scanner.id, error: messageOf(thrown) });
      }
  if (options.readsHistory === true && signal?.aborted !== true) {
    const history = await readHistory({
      root,
      scanners: scanners.filter((scanner) => scanner.readsHistory === true || scanner === archives),
      settings,
      maxFileBytes: options.maxFileBytes ?? LARGEST_FILE,
      cache,
      known: new Set(findings.map(({ rule, identity }) => `${rule}\n${identity}`)),
      onFailure: (filePath, scanner, error) => failures.push({ path: filePath, scanner, error }),
      onBlob: () => options.onProgress?.(++done, files),
      ...(signal === undefined ? {} : { signal }),
    });
    findings.push(...history.findings);
    blobs = history.blobs;
  }
  await cache.save();
  const rules = [...OWN_RULES, ...scanners.flatMap((scanner) => scanner.rules)];
  const judging = {
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    suppressions,
    baseline: options.baseline ?? new Map(),
    now: options.now,
  };
  return {
    findings: toFindings(findings, judging),
    rules,
    facts,
    failures,
    skipped,
    handedOver,
    files,
    bytes,
    fromCache,
    blobs,
    isInterrupted: signal?.aborted === true,
    elapsedMs: performance.now() - started,
  };
}

/** What was seen in an archive has its place there: `lib.zip!/inner/name`. */
function placed<Seen extends { readonly within?: string }>(path: string, { within, ...seen }: Seen) {
  return { ...seen, path: within === undefined ? path : `${path}!/${within}` };
}

function skippedOf(path: string, { data }: Fact): Skipped {
  const { name, why } = data as { name: string; why: Skipped["why"] }; // inspectArchive wrote it
  return { path: name === path || name === "" ? path : `${path}!/${name}`, why };
}

function* filesOf(root: string, options: ScanOptions, onSkipped: (skipped: Skipped) => void): Generator<FileInfo> {
  const seen = new Set<string>();
  for (const given of options.paths ?? ["."]) {
    const start = path.resolve(root, given);
    if (start !== root && !start.startsWith(root.endsWith(path.sep) ? root : root + path.sep))
      throw notThere(given, "lies outside of what is scanned");
    const walkOptions = {
      heedsIgnoreFiles: options.heedsIgnoreFiles ?? true,
      exclude: options.exclude ?? [],
      maxFileBytes: options.maxFileBytes ?? LARGEST_FILE,
      maxDepth: DEEPEST,
      maxFiles: MOST_FILES,
      onSkipped,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    };
    const companions = new Set<(above: FileInfo) => boolean>();
    const here: FileInfo[] = [];
    const take = function* (file: FileInfo): Generator<FileInfo> {
      if (seen.has(file.path)) return;
      seen.add(file.path);
      yield file;
    };
    try {
      for (const file of walk(root, start, walkOptions)) {
        if (start !== root) {
          for (const { companionsOf } of options.scanners)
            for (const isWanted of companionsOf?.(file) ?? []) companions.add(isWanted);
          if (path.dirname(path.resolve(root, file.path)) === start) here.push(file);
        }
        yield* take(file);
      }
      for (const isWanted of companions)
        if (!here.some(isWanted))
          for (const file of nearestAbove(root, start, isWanted, walkOptions)) yield* take(file);
    } catch (cause) {
      if (isMissing(cause)) throw notThere(given, "is not there", cause);
      throw cause;
    }
  }
}

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENOTDIR");

const notThere = (given: string, why: string, cause?: unknown): ParapetError =>
  new ParapetError("PARAPET_SCAN_PATH", `${given} ${why}`, {
    hint: "Name a file or folder here, or scan everything with 'parapet scan .'.",
    exit: EXIT.usage,
    cause,
  });
