import { verhoeff } from "../../../text/index.ts";
import {
  isAhv,
  isBelgianNumber,
  isBsn,
  isCard,
  isCnpj,
  isCodiceFiscale,
  isCpf,
  isDni,
  isFodselsnummer,
  isHetu,
  isItin,
  isKimlik,
  isMedicare,
  isNhs,
  isNino,
  isNir,
  isNric,
  isPersonnummer,
  isPesel,
  isPortugueseNif,
  isResidentId,
  isRut,
  isSin,
  isSocialSecurity,
  isSouthAfricanId,
  isSteuerId,
  isTfn,
} from "./checks.ts";
import type { NumberRule } from "./number-rule.ts";

const always = (): boolean => true;
/** A form ends where no letter or digit follows, nor a sign with a digit behind it. */
const END = "(?![0-9A-Za-z]|[-./][0-9])";
const form = (source: string): RegExp => new RegExp(source + END, "y");

/** Asked in this order; the first that its check proves is taken. */
// biome-ignore format: a table reads by its rows
export const NUMBER_RULES: readonly NumberRule[] = [
  { entity: "payment-card", form: form("(?:[0-9]{4}([ .-])[0-9]{4}\\1[0-9]{4}\\1[0-9]{4}(?:\\1[0-9]{3})?|[0-9]{4}([ -])[0-9]{6}\\2[0-9]{4,5}|[0-9]{13,19})"), check: isCard, near: ["card", "visa", "mastercard", "amex", "karte", "carte", "tarjeta", "carta"], alone: 0.9, named: 0.97, severity: "high" },
  { entity: "us-ssn", form: form("[0-9]{3}-[0-9]{2}-[0-9]{4}"), check: isSocialSecurity, near: ["ssn", "social security"], alone: 0.8, named: 0.97, severity: "high" },
  { entity: "us-ssn", form: form("[0-9]{3}( ?)[0-9]{2}\\1[0-9]{4}"), check: isSocialSecurity, near: ["ssn", "social security"], alone: 0, named: 0.85, severity: "high" },
  { entity: "it-codice-fiscale", form: form("[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]"), check: isCodiceFiscale, near: ["codice fiscale", "fiscal"], alone: 0.95, named: 0.99, severity: "high", wordCharacters: 16 },
  { entity: "es-dni", form: form("[0-9]{8}[- ]?[A-Z]"), check: isDni, near: ["dni", "nif", "documento"], alone: 0.7, named: 0.95, severity: "high" },
  { entity: "es-nie", form: form("[XYZ][- ]?[0-9]{7}[- ]?[A-Z]"), check: isDni, near: ["nie", "extranjero"], alone: 0.8, named: 0.95, severity: "high" },
  { entity: "uk-nino", form: form("[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]"), check: isNino, near: ["national insurance", "nino", "ni number"], alone: 0.7, named: 0.95, severity: "high" },
  { entity: "fr-nir", form: form("[1278] ?[0-9]{2} ?[0-9]{2} ?(?:[0-9]{2}|2[AB]) ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}"), check: isNir, near: ["nir", "sécurité sociale", "securite sociale", "insee", "social"], alone: 0.85, named: 0.97, severity: "high" },
  { entity: "br-cpf", form: form("[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}-[0-9]{2}"), check: isCpf, near: ["cpf"], alone: 0.95, named: 0.99, severity: "high" },
  { entity: "br-cpf", form: form("[0-9]{11}"), check: isCpf, near: ["cpf"], alone: 0, named: 0.95, severity: "high" },
  { entity: "br-cnpj", form: form("[0-9]{2}\\.[0-9]{3}\\.[0-9]{3}/[0-9]{4}-[0-9]{2}"), check: isCnpj, near: ["cnpj"], alone: 0.95, named: 0.99, severity: "medium" },
  { entity: "se-personnummer", form: form("(?:19|20)?[0-9]{6}[-+][0-9]{4}"), check: isPersonnummer, near: ["personnummer", "personal number"], alone: 0.75, named: 0.95, severity: "high" },
  { entity: "in-aadhaar", form: form("(?<![0-9][ -])[2-9][0-9]{3}([ -])[0-9]{4}\\1[0-9]{4}(?![ -][0-9]{4})"), check: verhoeff, near: ["aadhaar", "aadhar", "uidai"], alone: 0.75, named: 0.97, severity: "high" },
  { entity: "in-aadhaar", form: form("[2-9][0-9]{11}"), check: verhoeff, near: ["aadhaar", "aadhar", "uidai"], alone: 0, named: 0.95, severity: "high" },
  { entity: "uk-nhs", form: form("[0-9]{3}([ -]?)[0-9]{3}\\1[0-9]{4}"), check: isNhs, near: ["nhs"], alone: 0, named: 0.95, severity: "high" },
  { entity: "de-steuer-id", form: form("[1-9][0-9]( ?)[0-9]{3}\\1[0-9]{3}\\1[0-9]{3}"), check: isSteuerId, near: ["steuer", "idnr", "tax id", "tin"], alone: 0, named: 0.95, severity: "high" },
  { entity: "nl-bsn", form: form("[0-9]{9}"), check: isBsn, near: ["bsn", "burgerservice"], alone: 0, named: 0.95, severity: "high" },
  { entity: "pl-pesel", form: form("[0-9]{11}"), check: isPesel, near: ["pesel"], alone: 0, named: 0.97, severity: "high" },
  { entity: "au-tfn", form: form("[0-9]{3}( ?)[0-9]{3}\\1[0-9]{3}"), check: isTfn, near: ["tfn", "tax file"], alone: 0, named: 0.95, severity: "high" },
  { entity: "ca-sin", form: form("[0-9]{3}([ -]?)[0-9]{3}\\1[0-9]{3}"), check: isSin, near: [" sin ", " sin:", "social insurance", "assurance sociale"], alone: 0, named: 0.9, severity: "high" },
  { entity: "us-itin", form: form("9[0-9]{2}([- ]?)[0-9]{2}\\1[0-9]{4}"), check: isItin, near: ["itin", "taxpayer"], alone: 0, named: 0.9, severity: "high" },
  { entity: "au-medicare", form: form("[2-6][0-9]{3}( ?)[0-9]{5}\\1[0-9](?:[ /-]?[0-9])?"), check: isMedicare, near: ["medicare"], alone: 0, named: 0.9, severity: "high" },
  { entity: "ch-ahv", form: form("756\\.[0-9]{4}\\.[0-9]{4}\\.[0-9]{2}"), check: isAhv, near: ["ahv", "avs", "oasi"], alone: 0.97, named: 0.99, severity: "high" },
  { entity: "be-national-number", form: form("[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}-[0-9]{3}\\.[0-9]{2}"), check: isBelgianNumber, near: ["rijksregister", "registre national", "national number", "nationaal nummer"], alone: 0.95, named: 0.99, severity: "high" },
  { entity: "cn-resident-id", form: form("[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9X]"), check: isResidentId, near: ["身份证", "resident id", "identity card"], alone: 0.9, named: 0.98, severity: "high" },
  { entity: "fi-hetu", form: form("[0-3][0-9][01][0-9]{3}[-+A-FU-Y][0-9]{3}[0-9A-FHJ-NPR-Y]"), check: isHetu, near: ["henkilötunnus", "hetu", "personbeteckning"], alone: 0.75, named: 0.97, severity: "high" },
  { entity: "no-fodselsnummer", form: form("[0-7][0-9]{5} ?[0-9]{5}"), check: isFodselsnummer, near: ["fødselsnummer", "fodselsnummer", "d-nummer", "personnummer"], alone: 0, named: 0.97, severity: "high" },
  { entity: "pt-nif", form: form("[1235689][0-9]{8}"), check: isPortugueseNif, near: ["nif", "contribuinte"], alone: 0, named: 0.9, severity: "high" },
  { entity: "tr-kimlik", form: form("[1-9][0-9]{10}"), check: isKimlik, near: ["kimlik", "tckn", "t.c. no"], alone: 0, named: 0.97, severity: "high" },
  { entity: "za-id", form: form("[0-9]{13}"), check: isSouthAfricanId, near: ["south african id", "sa id", "id number", "rsa id"], alone: 0, named: 0.9, severity: "high" },
  { entity: "sg-nric", form: form("[STFG][0-9]{7}[A-Z]"), check: isNric, near: ["nric", "fin no", "fin:", "fin number"], alone: 0, named: 0.95, severity: "high" },
  { entity: "cl-rut", form: form("[0-9]{1,2}\\.[0-9]{3}\\.[0-9]{3}-[0-9K]"), check: isRut, near: ["rut", "run"], alone: 0.9, named: 0.98, severity: "high" },
  { entity: "passport", form: form("[A-Z]{0,2}[0-9]{6,9}|[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8}"), check: always, near: ["passport", "passeport", "reisepass", "pasaporte", "passaporto"], alone: 0, named: 0.8, severity: "high" },
];
