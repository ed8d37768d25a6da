import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Report, ReportBytesFormat, ReportFormat } from "../format.ts";
import { pdf } from "../pdf/pdf.ts";
import { csv } from "./csv.ts";
import { gitlab } from "./gitlab.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { jsonl } from "./jsonl.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { sarif } from "./sarif.ts";

/** Every format there is, in the order in which they are shown. */
export const formats: Registry<ReportFormat> = createRegistry("report format", [
  json,
  jsonl,
  sarif,
  junit,
  markdown,
  gitlab,
  html,
  csv,
]);

/** Those that are no text. */
export const bytesFormats: Registry<ReportBytesFormat> = createRegistry("report format", [pdf]);

/** The format whose extension a file's name ends with, the longest winning; undefined for none. */
export function formatOfFile(name: string): ReportFormat | ReportBytesFormat | undefined {
  const endings = [...formats.all, ...bytesFormats.all].flatMap((format) =>
    format.extensions.map((extension) => ({ format, extension })),
  );
  return endings
    .filter(({ extension }) => name.toLowerCase().endsWith(`.${extension}`))
    .sort((a, b) => b.extension.length - a.extension.length)[0]?.format;
}

/** The same report, as text or as bytes. */
export async function written(format: ReportFormat | ReportBytesFormat, report: Report): Promise<string | Uint8Array> {
  return "write" in format ? format.write(report) : await format.writeBytes(report);
}
