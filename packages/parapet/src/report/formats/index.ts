import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { ReportFormat } from "../format.ts";
import { json } from "./json.ts";

/** Every format there is, in the order in which they are shown. */
export const formats: Registry<ReportFormat> = createRegistry("report format", [json]);
