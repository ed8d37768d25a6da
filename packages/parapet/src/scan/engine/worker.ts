/** What a worker thread does: it knows the scanners by their ids. */
import type { FileInfo, ScanSettings } from "../scanner.ts";
import { scanners } from "../scanners/index.ts";
import { archives } from "./archives/archives.ts";
import { type FileAnswer, inspectBatch } from "./inspect-batch.ts";

export interface Batch {
  readonly root: string;
  readonly files: readonly FileInfo[];
  /** Scanner ids. */
  readonly scanners: readonly string[];
  readonly settings: ScanSettings;
}

export default function inspectOnThread(batch: Batch): readonly FileAnswer[] {
  const chosen = batch.scanners.map((id) => (id === archives.id ? archives : scanners.get(id)));
  return inspectBatch(batch.root, batch.files, chosen, batch.settings);
}
