import { messageOf } from "@parapet/guard/kernel";
import { type FileReport, NOTHING, type ScannedFile, type Scanner, type ScanSettings } from "../scanner.ts";

/** What one scanner says of one file. `error` instead of a report: it broke, and has not said that the file is clean. */
export interface ScannerReport {
  readonly scanner: string;
  readonly report: FileReport;
  readonly error?: string;
}

/** Puts a file before every scanner that wants it. */
export function inspectFile(
  file: ScannedFile,
  scanners: readonly Scanner[],
  settings: ScanSettings,
): readonly ScannerReport[] {
  return scanners
    .filter((scanner) => scanner.wants(file))
    .map((scanner) => {
      try {
        return { scanner: scanner.id, report: scanner.inspect(file, settings) };
      } catch (thrown) {
        return { scanner: scanner.id, report: NOTHING, error: messageOf(thrown) };
      }
    });
}
