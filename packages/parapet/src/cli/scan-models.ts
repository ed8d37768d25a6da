import path from "node:path";
import type { Finding } from "@parapet/guard/kernel";
import { artefactFindings, formats, modelNames, scanArtefacts } from "../model/index.ts";
import { type Baseline, type ScanResult, underBaseline } from "../scan/index.ts";

/**
 * The rooms do not know each other: here what a scan of a repository hands over is put before the scanner of model
 * files, and both answers become one.
 */
export const MODELS = "models";

export interface ModelScanOptions {
  readonly root: string;
  readonly baseline: Baseline;
  /** UTC epoch milliseconds. */
  readonly now: number;
  readonly signal: AbortSignal;
  /** Model files looked at so far. */
  readonly onProgress: (done: number) => void;
}

/** A scan with what its model files hold. */
export interface WithModels {
  readonly result: ScanResult;
  /** Model files that were read to their end: what was found in them before, and is not found now, is mended. */
  readonly readModels: ReadonlySet<string>;
}

export const isModelName = (): ((file: string) => boolean) => modelNames(formats.all).isModel;

export async function withModels(seen: ScanResult, options: ModelScanOptions): Promise<WithModels> {
  const { root, baseline, now, signal, onProgress } = options;
  const files = modelNames(formats.all).among(seen.handedOver);
  if (files.length === 0 || seen.isInterrupted) return { result: seen, readModels: new Set() };
  const scanned = await scanArtefacts({
    paths: files.map((file) => path.join(root, file)),
    formats: formats.all,
    signal,
    onProgress,
  });
  const models = scanned.files
    .map((file) => ({ ...file, path: path.relative(root, file.path).split(path.sep).join("/") }))
    // By its name it could have been a model; what no format knows is some other file, and not this scanner's business.
    .filter(({ formats: found, verdict }) => found.length > 0 || verdict === "failed");
  const failures = models
    .filter(({ verdict }) => verdict === "failed")
    .map(({ path: file, reasons }) => ({
      path: file,
      scanner: MODELS,
      error: reasons[0]?.says ?? "it cannot be read",
    }));
  const findings: readonly Finding[] = underBaseline(artefactFindings(models, formats.all, now), baseline, now);
  return {
    result: {
      ...seen,
      findings: [...seen.findings, ...findings],
      failures: [...seen.failures, ...failures],
      isInterrupted: scanned.isInterrupted,
      elapsedMs: seen.elapsedMs + scanned.elapsedMs,
    },
    readModels: new Set(models.filter(({ verdict }) => verdict !== "failed").map((file) => file.path)),
  };
}
