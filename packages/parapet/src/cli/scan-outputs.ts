import { writeFile } from "node:fs/promises";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import {
  bytesFormats,
  formatOfFile,
  formats,
  type Report,
  type ReportBytesFormat,
  type ReportFormat,
  written,
} from "../report/index.ts";

/** A file that a report goes to, and how. */
export interface ScanOutput {
  readonly file: string;
  readonly format: ReportFormat | ReportBytesFormat;
}

/**
 * Settled before anything is scanned: nobody waits for a scan that ends in a file it cannot name.
 *
 * @param format `--format`; undefined or `console` leaves it to the files' extensions
 * @throws {ParapetError} PARAPET_CLI_USAGE for a file whose extension says nothing
 */
export function outputsOf(files: readonly string[], format: string | undefined): readonly ScanOutput[] {
  const all = [...formats.all, ...bytesFormats.all];
  const named = all.find(({ id }) => id === format);
  return files.map((file) => {
    const chosen = named ?? formatOfFile(file);
    if (chosen === undefined)
      throw new ParapetError("PARAPET_CLI_USAGE", `the name '${file}' does not say how to write the report`, {
        hint: `Say it with --format, or end the name with ${all.map(({ extensions }) => `.${extensions[0]}`).join(", ")}.`,
        exit: EXIT.usage,
      });
    return { file, format: chosen };
  });
}

/** @throws {ParapetError} PARAPET_SCAN_OUTPUT */
export async function writeOutputs(outputs: readonly ScanOutput[], report: Report): Promise<void> {
  for (const { file, format } of outputs)
    await writeFile(file, await written(format, report)).catch((cause: unknown) => {
      throw new ParapetError("PARAPET_SCAN_OUTPUT", `the report could not be written to ${file}: ${messageOf(cause)}`, {
        hint: "Name a file in a folder that is there and that may be written to.",
        exit: EXIT.environment,
        cause,
      });
    });
}
