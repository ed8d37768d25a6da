export { textFields } from "./fields.ts";
export { renderCoverage } from "./render.ts";
export { type CoverageRow, coverageRows } from "./rows.ts";
