import { messageOf } from "@parapet/guard/kernel";
import type { FileInfo, Scanner, ScanSettings } from "../scanner.ts";
import { inspectFile, type ScannerReport } from "./inspect-file.ts";
import { readScanned } from "./read-file.ts";

export interface FileAnswer {
  readonly path: string;
  readonly reports: readonly ScannerReport[];
  /** The file could not be read. */
  readonly error?: string;
}

/** Reads files one after the other and puts each before its scanners. */
export function inspectBatch(
  root: string,
  files: readonly FileInfo[],
  scanners: readonly Scanner[],
  settings: ScanSettings,
): readonly FileAnswer[] {
  const answers: FileAnswer[] = [];
  for (const file of files) {
    try {
      const scanned = readScanned(root, file);
      answers.push({ path: file.path, reports: inspectFile(scanned, scanners, settings) });
    } catch (thrown) {
      answers.push({ path: file.path, reports: [], error: messageOf(thrown) });
    }
  }
  return answers;
}
