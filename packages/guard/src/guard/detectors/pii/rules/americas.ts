import { isCedula, isCuit, isCurp, isEin, isNit, isRfc } from "../check-world.ts";
import { isCnpj, isCpf, isItin, isRut, isSin, isSocialSecurity } from "../checks.ts";
import { form, type NumberRule } from "../number-rule.ts";

/** National and tax numbers of the Americas. */
// biome-ignore format: a table reads by its rows
export const AMERICAS_RULES: readonly NumberRule[] = [
  { entity: "us-ssn", form: form("[0-9]{3}-[0-9]{2}-[0-9]{4}"), check: isSocialSecurity, near: ["ssn", "social security"], alone: 0.8, named: 0.97, severity: "high" },
  { entity: "us-ssn", form: form("[0-9]{3}( ?)[0-9]{2}\\1[0-9]{4}"), check: isSocialSecurity, near: ["ssn", "social security"], alone: 0, named: 0.85, severity: "high" },
  { entity: "us-itin", form: form("9[0-9]{2}([- ]?)[0-9]{2}\\1[0-9]{4}"), check: isItin, near: ["itin", "taxpayer"], alone: 0, named: 0.9, severity: "high" },
  { entity: "br-cpf", form: form("[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}-[0-9]{2}"), check: isCpf, near: ["cpf"], alone: 0.95, named: 0.99, severity: "high" },
  { entity: "br-cpf", form: form("[0-9]{11}"), check: isCpf, near: ["cpf"], alone: 0, named: 0.95, severity: "high" },
  { entity: "br-cnpj", form: form("[0-9A-Z]{2}\\.[0-9A-Z]{3}\\.[0-9A-Z]{3}/[0-9A-Z]{4}-[0-9]{2}"), check: isCnpj, near: ["cnpj"], alone: 0.95, named: 0.99, severity: "medium", hasFewDigits: true },
  { entity: "br-cnpj", form: form("[0-9A-Z]{12}[0-9]{2}"), check: isCnpj, near: ["cnpj"], alone: 0, named: 0.97, severity: "medium", hasFewDigits: true },
  { entity: "ca-sin", form: form("[0-9]{3}([ -]?)[0-9]{3}\\1[0-9]{3}"), check: isSin, near: ["sin", "nas", "social insurance", "assurance sociale"], alone: 0, named: 0.9, severity: "high" },
  { entity: "cl-rut", form: form("[0-9]{1,2}\\.[0-9]{3}\\.[0-9]{3}-[0-9Kk]"), check: isRut, near: ["rut", "run", "r.u.t", "r.u.n"], alone: 0.9, named: 0.98, severity: "high" },
  { entity: "cl-rut", form: form("[0-9]{7,8}-[0-9Kk]"), check: isRut, near: ["rut", "run", "r.u.t", "r.u.n"], alone: 0, named: 0.97, severity: "high" },
  { entity: "us-ein", form: form("[0-9]{2}-[0-9]{7}"), check: isEin, near: ["ein", "employer identification", "fein", "federal tax"], alone: 0, named: 0.9, severity: "medium" },
  { entity: "mx-curp", form: form("[A-Z][AEIOUX][A-Z]{2}[0-9]{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z][0-9]"), check: isCurp, near: ["curp"], alone: 0.97, named: 0.99, severity: "high", wordCharacters: 18 },
  { entity: "mx-rfc", form: form("[A-Z]{4}(-?)[0-9]{6}\\1[0-9A-Z]{2}[0-9A]"), check: isRfc, near: ["rfc", "contribuyentes"], alone: 0.85, named: 0.97, severity: "high" },
  { entity: "ar-cuit", form: form("(?:20|2[3-7]|3[034])-[0-9]{8}-[0-9]"), check: isCuit, near: ["cuit", "cuil", "c.u.i"], alone: 0.9, named: 0.98, severity: "high" },
  { entity: "ar-cuit", form: form("(?:20|2[3-7]|3[034])[0-9]{9}"), check: isCuit, near: ["cuit", "cuil", "c.u.i"], alone: 0, named: 0.97, severity: "high" },
  { entity: "co-nit", form: form("(?:[0-9]{3}|[0-9]\\.?[0-9]{3})[.]?[0-9]{3}[.]?[0-9]{3}-?[0-9]"), check: isNit, near: ["nit", "tributaria"], alone: 0, named: 0.9, severity: "medium" },
  { entity: "ec-cedula", form: form("[0-3][0-9][0-5][0-9]{6}-?[0-9]"), check: isCedula, near: ["cédula", "cedula", "c.i."], alone: 0, named: 0.95, severity: "high" },
];
