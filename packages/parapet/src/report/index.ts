export type { Report, ReportFormat, ReportGap, ReportRule } from "./format.ts";
export { formats } from "./formats/index.ts";
