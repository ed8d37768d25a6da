/** What a worker thread does: reads a batch of files and puts each before its scanners. */
import { messageOf } from "@parapet/guard/kernel";
import type { FileInfo, ScanSettings } from "../scanner.ts";
import { scanners } from "../scanners/index.ts";
import { inspectFile, type ScannerReport } from "./inspect-file.ts";
import { readScanned } from "./read-file.ts";

export interface Batch {
  readonly root: string;
  readonly files: readonly FileInfo[];
  /** Scanner ids. */
  readonly scanners: readonly string[];
  readonly settings: ScanSettings;
}

export interface FileAnswer {
  readonly path: string;
  readonly reports: readonly ScannerReport[];
  /** The file could not be read. */
  readonly error?: string;
}

export default async function inspectBatch(batch: Batch): Promise<readonly FileAnswer[]> {
  const chosen = batch.scanners.map((id) => scanners.get(id));
  const answers: FileAnswer[] = [];
  for (const file of batch.files) {
    try {
      const scanned = await readScanned(batch.root, file);
      answers.push({ path: file.path, reports: inspectFile(scanned, chosen, batch.settings) });
    } catch (thrown) {
      answers.push({ path: file.path, reports: [], error: messageOf(thrown) });
    }
  }
  return answers;
}
