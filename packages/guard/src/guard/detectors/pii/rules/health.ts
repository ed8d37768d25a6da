import { isDea, isKvnr, isNhi, isNpi } from "../check-health.ts";
import { isMedicare, isNhs } from "../checks.ts";
import { always, form, type NumberRule } from "../number-rule.ts";

/** Numbers of patients and of those who treat them. */
// biome-ignore format: a table reads by its rows
export const HEALTH_RULES: readonly NumberRule[] = [
  { entity: "uk-nhs", form: form("[0-9]{3}([ -]?)[0-9]{3}\\1[0-9]{4}"), check: isNhs, near: ["nhs"], alone: 0, named: 0.95, severity: "high" },
  { entity: "au-medicare", form: form("[2-6][0-9]{3}( ?)[0-9]{5}\\1[0-9](?:[ /-]?[0-9])?"), check: isMedicare, near: ["medicare"], alone: 0, named: 0.9, severity: "high" },
  { entity: "nz-nhi", form: form("[A-HJ-NP-Z]{3}(?:[0-9]{4}|[0-9]{2}[A-HJ-NP-Z]{2})"), check: isNhi, near: ["nhi"], alone: 0, named: 0.97, severity: "high", hasFewDigits: true },
  { entity: "us-mbi", form: form("[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9][0-9]-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9][0-9]-?[AC-HJKMNP-RT-Y]{2}[0-9]{2}"), check: always, near: ["mbi", "medicare"], alone: 0.85, named: 0.98, severity: "high", hasFewDigits: true },
  { entity: "us-npi", form: form("[12][0-9]{9}"), check: isNpi, near: ["npi", "provider identifier"], alone: 0, named: 0.95, severity: "low" },
  { entity: "us-dea", form: form("[A-HJ-NPR-UX][A-Z9][0-9]{7}"), check: isDea, near: ["dea"], alone: 0, named: 0.95, severity: "medium" },
  { entity: "de-kvnr", form: form("[A-Z][0-9]{9}"), check: isKvnr, near: ["kvnr", "krankenversicher", "versichertennummer", "versicherten-nr", "krankenkasse"], alone: 0, named: 0.97, severity: "high" },
];
