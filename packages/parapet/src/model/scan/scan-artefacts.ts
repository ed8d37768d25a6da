import path from "node:path";
import { messageOf } from "@parapet/guard/kernel";
import type { ArtefactFormat, ArtefactReason, ArtefactVerdict } from "../artefact.ts";
import { besideFile } from "./beside.ts";
import { inspectArtefact, ScanAbortedError } from "./inspect-artefact.ts";
import { withArtefact } from "./open-artefact.ts";
import { type FoundFile, type Unseen, walkArtefacts } from "./walk-artefacts.ts";

/** What reading takes at most, on a slow disk. */
const SLOWEST_BYTES_PER_MS = 10_000;
const LEAST_MS = 5_000;

export interface ScannedArtefact {
  readonly path: string;
  readonly verdict: ArtefactVerdict;
  /** Worst first. */
  readonly reasons: readonly ArtefactReason[];
  /** Ids of the formats that it is; empty for what is no model file. */
  readonly formats: readonly string[];
  readonly sizeBytes: number;
}

export interface ArtefactScan {
  readonly files: readonly ScannedArtefact[];
  /** Links within what was scanned, and devices: what they lead to has its own name. */
  readonly skipped: readonly Unseen[];
  readonly isInterrupted: boolean;
  readonly elapsedMs: number;
}

export interface ArtefactScanOptions {
  /** Files and folders, as they are to be shown. */
  readonly paths: readonly string[];
  readonly formats: readonly ArtefactFormat[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number) => void;
  /** Milliseconds, of whatever clock. */
  readonly clock?: () => number;
}

/** Looks at every file, one after another; an interrupt ends it with what was done so far. */
export async function scanArtefacts(options: ArtefactScanOptions): Promise<ArtefactScan> {
  const { clock = () => performance.now(), signal } = options;
  const began = clock();
  const files: ScannedArtefact[] = [];
  const skipped: Unseen[] = [];
  let isInterrupted = false;
  const onUnseen = (unseen: Unseen): void => {
    if (unseen.why === "link" || unseen.why === "special") skipped.push(unseen);
    else files.push(unseenFile(unseen));
  };
  scanning: for (const start of options.paths) {
    for (const found of walkArtefacts(start, shownAs(start), onUnseen)) {
      if (signal?.aborted === true) isInterrupted = true;
      else {
        const scanned = await scanOne(found, path.dirname(found.absolute), options, clock);
        if (scanned === undefined) isInterrupted = true;
        else files.push(scanned);
      }
      if (isInterrupted) break scanning;
      options.onProgress?.(files.length);
    }
  }
  return { files, skipped, isInterrupted, elapsedMs: clock() - began };
}

const shownAs = (start: string): string =>
  path
    .normalize(start)
    .split(path.sep)
    .join("/")
    .replace(/(.)\/$/, "$1");

/** Undefined when the scan was given up meanwhile. */
async function scanOne(
  { path: shown, absolute }: FoundFile,
  folder: string,
  { formats, signal }: ArtefactScanOptions,
  clock: () => number,
): Promise<ScannedArtefact | undefined> {
  try {
    return await withArtefact(absolute, shown, async (file) => {
      const {
        verdict,
        reasons,
        formats: found,
      } = await inspectArtefact(file, {
        formats,
        clock,
        timeoutMs: LEAST_MS + file.sizeBytes / SLOWEST_BYTES_PER_MS,
        beside: (inner) => besideFile(folder, inner),
        ...(signal === undefined ? {} : { signal }),
      });
      return { path: shown, verdict, reasons, formats: found, sizeBytes: file.sizeBytes };
    });
  } catch (thrown) {
    if (thrown instanceof ScanAbortedError) return undefined;
    const reason: ArtefactReason = {
      rule: "artefact-unreadable",
      verdict: "failed",
      says: `It could not be read: ${messageOf(thrown).slice(0, 200)}.`,
    };
    return { path: shown, verdict: "failed", reasons: [reason], formats: [], sizeBytes: 0 };
  }
}

const WHY: Readonly<Record<Unseen["why"], string>> = {
  link: "It is a link.",
  "link-out": "It is a link that leads out of what is scanned, or nowhere: what loads it reads another file.",
  special: "It is no regular file.",
  unreadable: "It cannot be read.",
  "too-deep": "It lies deeper than is looked at.",
  "too-many": "There are more files than are looked at.",
};

function unseenFile({ path: shown, why }: Unseen): ScannedArtefact {
  const verdict = why === "link-out" ? "review" : "failed";
  const rule = why === "link-out" ? "artefact-link" : "artefact-unreadable";
  return { path: shown, verdict, reasons: [{ rule, verdict, says: WHY[why] }], formats: [], sizeBytes: 0 };
}
