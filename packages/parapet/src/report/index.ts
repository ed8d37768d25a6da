export type { Bar, Block, HeatBlock, ReportSection } from "./blocks.ts";
export type { Report, ReportBytesFormat, ReportFormat, ReportGap, ReportRule } from "./format.ts";
export { bytesFormats, formatOfFile, formats, written } from "./formats/index.ts";
export { markdownMarker } from "./formats/markdown.ts";
