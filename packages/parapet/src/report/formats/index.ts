import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { ReportFormat } from "../format.ts";
import { csv } from "./csv.ts";
import { gitlab } from "./gitlab.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { sarif } from "./sarif.ts";

/** Every format there is, in the order in which they are shown. */
export const formats: Registry<ReportFormat> = createRegistry("report format", [
  json,
  sarif,
  junit,
  markdown,
  gitlab,
  html,
  csv,
]);

/** The format whose extension a file's name ends with, the longest winning; undefined for none. */
export function formatOfFile(name: string): ReportFormat | undefined {
  const endings = formats.all.flatMap((format) => format.extensions.map((extension) => ({ format, extension })));
  return endings
    .filter(({ extension }) => name.toLowerCase().endsWith(`.${extension}`))
    .sort((a, b) => b.extension.length - a.extension.length)[0]?.format;
}
