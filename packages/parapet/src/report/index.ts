export type { Report, ReportFormat, ReportGap, ReportRule } from "./format.ts";
export { formatOfFile, formats } from "./formats/index.ts";
export { markdownMarker } from "./formats/markdown.ts";
