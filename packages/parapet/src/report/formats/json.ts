import type { ReportFormat } from "../format.ts";

/** All of the report as one document, as `Report` describes it. */
export const json: ReportFormat = {
  id: "json",
  title: "JSON",
  extension: "json",
  summary: "Everything, as one document",
  write: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
