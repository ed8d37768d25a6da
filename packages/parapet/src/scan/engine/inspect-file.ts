import { messageOf } from "@parapet/guard/kernel";
import { type FileReport, NOTHING, type ScannedFile, type Scanner, type ScanSettings } from "../scanner.ts";
import { archives } from "./archives/archives.ts";
import { inspectArchive } from "./archives/inspect-archive.ts";

/** What one scanner says of one file. `error` instead of a report: it broke, and has not said that the file is clean. */
export interface ScannerReport {
  readonly scanner: string;
  readonly report: FileReport;
  readonly error?: string;
}

/** Those that have something to say of a file, once it is read: with `archives` among them, of what is in it as well. */
export function wanting(
  file: Pick<ScannedFile, "path" | "sizeBytes">,
  scanners: readonly Scanner[],
): readonly Scanner[] {
  const looksInside = scanners.includes(archives) && archives.wants(file);
  return scanners.filter((scanner) => (looksInside && scanner.looksIntoArchives === true) || scanner.wants(file));
}

/** Puts a file before every scanner that wants it, and what is in an archive before those that look into them. */
export function inspectFile(
  file: ScannedFile,
  scanners: readonly Scanner[],
  settings: ScanSettings,
): readonly ScannerReport[] {
  const chosen = wanting(file, scanners);
  const inside = chosen.includes(archives) ? inspectArchive(file, chosen, settings) : [];
  return chosen.map((scanner) => {
    const own = scanner.wants(file) ? ownReport(file, scanner, settings) : { scanner: scanner.id, report: NOTHING };
    const inner = inside.find((one) => one.scanner === scanner.id);
    if (inner === undefined) return own;
    const error = own.error ?? inner.error;
    return {
      scanner: scanner.id,
      report: {
        findings: [...own.report.findings, ...inner.report.findings],
        facts: [...own.report.facts, ...inner.report.facts],
      },
      ...(error === undefined ? {} : { error }),
    };
  });
}

function ownReport(file: ScannedFile, scanner: Scanner, settings: ScanSettings): ScannerReport {
  try {
    return { scanner: scanner.id, report: scanner.inspect(file, settings) };
  } catch (thrown) {
    return { scanner: scanner.id, report: NOTHING, error: messageOf(thrown) };
  }
}
