export type { Estimate } from "./estimate.ts";
export { findingsOf as validationFindings } from "./findings.ts";
export type { GateResult } from "./gate.ts";
export { type LoadedValidation, loadValidation, type ValidationFiles } from "./load.ts";
export type { Gap, Measure } from "./measure.ts";
export { validationPage } from "./page.ts";
export type { ValidationReport } from "./report.ts";
export { RULES as validationRules, type ValidationRule } from "./rules.ts";
export { type ValidateOptions, validate } from "./validate.ts";
