export { type TextField, textFields } from "./fields.ts";
export { renderCoverage } from "./render.ts";
export { type CoverageRow, coverageRows, type DetectorCoverage } from "./rows.ts";
