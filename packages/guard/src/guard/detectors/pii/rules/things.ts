import { isImei, isVin } from "../check-things.ts";
import { always, form, type NumberRule } from "../number-rule.ts";

/** Papers and possessions that lead to a person. */
// biome-ignore format: a table reads by its rows
export const THINGS_RULES: readonly NumberRule[] = [
  { entity: "imei", form: form("[0-9]{2}([ -]?)[0-9]{6}\\1[0-9]{6}\\1[0-9]"), check: isImei, near: ["imei", "imeisv"], alone: 0, named: 0.97, severity: "medium" },
  { entity: "vin", form: form("[0-9A-HJ-NPR-Z]{8}[0-9X][0-9A-HJ-NPR-Z]{3}[0-9]{5}"), check: isVin, near: ["vin", "chassis", "vehicle", "fahrgestell", "bastidor", "châssis", "telaio"], alone: 0.6, named: 0.97, severity: "medium" },
  // North American makers, 1 to 5 first, always have the check digit.
  { entity: "vin", form: form("[06-9A-HJ-NPR-Z][0-9A-HJ-NPR-Z]{11}[0-9]{5}"), check: always, near: ["vin", "fin", "chassis", "vehicle", "fahrzeug-ident", "fahrgestell", "bastidor", "châssis", "telaio"], alone: 0, named: 0.85, severity: "medium" },
  { entity: "uk-driving-licence", form: form("[A-Z9]{5}( ?)[0-9][0156][0-9][0-3][0-9]{2}\\1[A-Z9]{2}[0-9][A-Z]{2}"), check: always, near: ["driving licence", "driver", "dvla", "licence"], alone: 0.9, named: 0.98, severity: "high" },
];
