import { jsonDocument } from "../escape.ts";
import type { ReportFormat } from "../format.ts";

/** All of the report as one document, as `Report` describes it. */
export const json: ReportFormat = {
  id: "json",
  title: "JSON",
  extensions: ["json"],
  summary: "Everything, as one document",
  write: (report) => jsonDocument(report),
};
