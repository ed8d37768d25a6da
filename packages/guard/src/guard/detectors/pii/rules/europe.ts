import { mod11And10 } from "../../../../text/index.ts";
import {
  isAmka,
  isBalticPersonal,
  isCnp,
  isCpr,
  isEgn,
  isInn,
  isNuss,
  isOldRodneCislo,
  isRnokpp,
  isRodneCislo,
  isSnils,
  isSvnr,
  isTaj,
  isUtr,
} from "../check-europe.ts";
import { isAfm, isIrish, isPolishNip, isVat } from "../check-vat.ts";
import {
  isAhv,
  isBelgianNumber,
  isBsn,
  isCodiceFiscale,
  isDni,
  isFodselsnummer,
  isHetu,
  isNino,
  isNir,
  isPersonnummer,
  isPesel,
  isPortugueseNif,
  isSteuerId,
} from "../checks.ts";
import { form, type NumberRule } from "../number-rule.ts";

/** Value added tax in the languages of the Union, and what registers call its number. */
const VAT: readonly string[] =
  "vat,ust,umsatzsteuer,uid,tva,iva,btw,ondernemingsnummer,moms,momsnr,momsreg,cvr,nip,dph,dič,mwst,alv,p.iva,partita iva,cif,áfa,adószám,pdv,ddv,pvn,pvm,kmkr,cui,φπα,ддс,ндс".split(
    ",",
  );

/** National and tax numbers of Europe. */
// biome-ignore format: a table reads by its rows
export const EUROPE_RULES: readonly NumberRule[] = [
  { entity: "it-codice-fiscale", form: form("[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]"), check: isCodiceFiscale, near: ["codice fiscale", "fiscal"], alone: 0.95, named: 0.99, severity: "high", wordCharacters: 16 },
  { entity: "es-dni", form: form("[0-9]{8}[- ]?[A-Z]"), check: isDni, near: ["dni", "nif", "documento"], alone: 0.7, named: 0.95, severity: "high" },
  { entity: "es-nie", form: form("[XYZ][- ]?[0-9]{7}[- ]?[A-Z]"), check: isDni, near: ["nie", "extranjero"], alone: 0.8, named: 0.95, severity: "high" },
  { entity: "uk-nino", form: form("[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]"), check: isNino, near: ["national insurance", "nino", "ni number"], alone: 0.7, named: 0.95, severity: "high" },
  { entity: "fr-nir", form: form("[1278] ?[0-9]{2} ?[0-9]{2} ?(?:[0-9]{2}|2[AB]) ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}"), check: isNir, near: ["nir", "sécurité sociale", "securite sociale", "insee", "social"], alone: 0.85, named: 0.97, severity: "high" },
  { entity: "se-personnummer", form: form("(?:19|20)?[0-9]{6}[-+][0-9]{4}"), check: isPersonnummer, near: ["personnummer", "personal number"], alone: 0.75, named: 0.95, severity: "high" },
  // Authorities write twelve digits without a sign, forms ten.
  { entity: "se-personnummer", form: form("(?:19|20)?[0-9]{10}"), check: isPersonnummer, near: ["personnummer", "personal number"], alone: 0, named: 0.95, severity: "high" },
  { entity: "de-steuer-id", form: form("[1-9][0-9]( ?)[0-9]{3}\\1[0-9]{3}\\1[0-9]{3}"), check: isSteuerId, near: ["steuer", "idnr", "tax id", "tin"], alone: 0, named: 0.95, severity: "high" },
  { entity: "nl-bsn", form: form("[0-9]{9}"), check: isBsn, near: ["bsn", "burgerservice"], alone: 0, named: 0.95, severity: "high" },
  { entity: "pl-pesel", form: form("[0-9]{11}"), check: isPesel, near: ["pesel"], alone: 0, named: 0.97, severity: "high" },
  { entity: "ch-ahv", form: form("756\\.[0-9]{4}\\.[0-9]{4}\\.[0-9]{2}"), check: isAhv, near: ["ahv", "avs", "oasi", "sozialversicherungsnummer"], alone: 0.97, named: 0.99, severity: "high" },
  { entity: "ch-ahv", form: form("756[0-9]{10}"), check: isAhv, near: ["ahv", "avs", "oasi", "sozialversicherungsnummer"], alone: 0, named: 0.97, severity: "high" },
  { entity: "be-national-number", form: form("[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}-[0-9]{3}\\.[0-9]{2}"), check: isBelgianNumber, near: ["rijksregister", "registre national", "national number", "nationaal nummer", "insz", "niss"], alone: 0.95, named: 0.99, severity: "high" },
  { entity: "be-national-number", form: form("[0-9]{11}"), check: isBelgianNumber, near: ["rijksregister", "registre national", "national number", "nationaal nummer", "insz", "niss"], alone: 0, named: 0.95, severity: "high" },
  { entity: "fi-hetu", form: form("[0-3][0-9][01][0-9]{3}[-+A-FU-Y][0-9]{3}[0-9A-FHJ-NPR-Y]"), check: isHetu, near: ["henkilötunnus", "hetu", "personbeteckning"], alone: 0.75, named: 0.97, severity: "high" },
  { entity: "no-fodselsnummer", form: form("[0-7][0-9]{5} ?[0-9]{5}"), check: isFodselsnummer, near: ["fødselsnummer", "fodselsnummer", "d-nummer", "personnummer", "fnr"], alone: 0, named: 0.97, severity: "high" },
  { entity: "pt-nif", form: form("[1235689][0-9]{2}( ?)[0-9]{3}\\1[0-9]{3}"), check: isPortugueseNif, near: ["nif", "contribuinte", "número fiscal", "numero fiscal"], alone: 0, named: 0.9, severity: "high" },
  { entity: "eu-vat", form: form("(?:ATU|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)[0-9A-Z][0-9]{5,11}[0-9A-Z]{0,3}"), check: isVat, near: VAT, alone: 0.65, named: 0.95, severity: "low" },
  { entity: "eu-vat", form: form("(?:AT ?U|BE ?|BG ?|CY ?|CZ ?|DE ?|DK ?|EE ?|EL ?|ES ?|FI ?|FR ?|GB ?|HR ?|HU ?|IE ?|IT ?|LT ?|LU ?|LV ?|MT ?|NL ?|PL ?|PT ?|RO ?|SE ?|SI ?|SK ?|XI ?)[0-9A-Z][0-9]{5,11}[0-9A-Z]{0,3}"), check: isVat, near: VAT, alone: 0, named: 0.95, severity: "low" },
  { entity: "eu-vat", form: form("(?:BE|CZ|DE|DK|FR|GB|IE|IT|PL|SK|XI) ?[0-9]{2,4}([ .])[0-9]{3}\\1[0-9]{2,4}(?:\\1[0-9]{2,3})?"), check: isVat, near: VAT, alone: 0, named: 0.95, severity: "low" },
  { entity: "eu-vat", form: form("(?:GB|XI) ?[0-9]{3} [0-9]{4} [0-9]{2}(?: [0-9]{3})?|FR ?[0-9]{2} (?:[0-9]{9}|[0-9]{3} [0-9]{3} [0-9]{3})"), check: isVat, near: VAT, alone: 0, named: 0.95, severity: "low" },
  { entity: "at-svnr", form: form("[1-9][0-9]{3} ?[0-9]{6}"), check: isSvnr, near: ["svnr", "sozialversicherung", "versicherungsnummer", "sv-nummer", "vsnr", "sv-nr", "sv nr"], alone: 0, named: 0.95, severity: "high" },
  { entity: "dk-cpr", form: form("[0-3][0-9][01][0-9]{3}-[0-9]{4}"), check: isCpr, near: ["cpr", "personnummer"], alone: 0, named: 0.95, severity: "high" },
  { entity: "dk-cpr", form: form("[0-3][0-9][01][0-9]{7}"), check: isCpr, near: ["cpr", "personnummer"], alone: 0, named: 0.85, severity: "high" },
  { entity: "cz-rodne-cislo", form: form("[0-9]{6}/[0-9]{4}"), check: isRodneCislo, near: ["rodné", "rodne", "birth number", "r.č.", "r. č.", "rč"], alone: 0.8, named: 0.97, severity: "high" },
  { entity: "cz-rodne-cislo", form: form("[0-9]{10}"), check: isRodneCislo, near: ["rodné", "rodne", "birth number", "r.č.", "r. č.", "rč"], alone: 0, named: 0.95, severity: "high" },
  // Before 1954 there was no check digit.
  { entity: "cz-rodne-cislo", form: form("[0-5][0-9]{5}/[0-9]{3}"), check: isOldRodneCislo, near: ["rodné", "rodne", "birth number", "r.č.", "r. č.", "rč"], alone: 0, named: 0.85, severity: "high" },
  { entity: "ro-cnp", form: form("[1-9][0-9]{12}"), check: isCnp, near: ["cnp", "cod numeric", "numeric personal"], alone: 0, named: 0.97, severity: "high" },
  { entity: "bg-egn", form: form("[0-9]{10}"), check: isEgn, near: ["egn", "егн", "граждански номер"], alone: 0, named: 0.97, severity: "high" },
  { entity: "hr-oib", form: form("[0-9]{11}"), check: mod11And10, near: ["oib", "identifikacijski broj"], alone: 0, named: 0.97, severity: "high" },
  { entity: "ee-isikukood", form: form("[1-6][0-9]{10}"), check: isBalticPersonal, near: ["isikukood", "personal code"], alone: 0, named: 0.97, severity: "high" },
  { entity: "lt-asmens-kodas", form: form("[3-6][0-9]{10}"), check: isBalticPersonal, near: ["asmens", "personal code", "a. k.", "a.k."], alone: 0, named: 0.97, severity: "high" },
  { entity: "gr-amka", form: form("[0-9]{11}"), check: isAmka, near: ["amka", "αμκα"], alone: 0, named: 0.97, severity: "high" },
  { entity: "gr-afm", form: form("[0-9]{9}"), check: isAfm, near: ["afm", "αφμ", "α.φ.μ"], alone: 0, named: 0.95, severity: "high" },
  { entity: "hu-taj", form: form("[0-9]{3}([ -]?)[0-9]{3}\\1[0-9]{3}"), check: isTaj, near: ["taj", "társadalombiztosítási"], alone: 0, named: 0.95, severity: "high" },
  { entity: "ie-pps", form: form("[0-9]{7}[A-W][A-IW]?"), check: isIrish, near: ["pps", "ppsn", "personal public service"], alone: 0, named: 0.97, severity: "high" },
  { entity: "pl-nip", form: form("[0-9]{3}-[0-9]{3}-[0-9]{2}-[0-9]{2}"), check: isPolishNip, near: ["nip"], alone: 0.7, named: 0.95, severity: "medium" },
  { entity: "pl-nip", form: form("[0-9]{10}"), check: isPolishNip, near: ["nip"], alone: 0, named: 0.95, severity: "medium" },
  { entity: "es-nuss", form: form("[0-9]{2}([ /-]?)[0-9]{8}\\1[0-9]{2}"), check: isNuss, near: ["seguridad social", "nuss", "naf", "afiliación", "afiliacion"], alone: 0, named: 0.95, severity: "high" },
  { entity: "uk-utr", form: form("[0-9]{5} ?[0-9]{5}"), check: isUtr, near: ["utr", "taxpayer reference", "tax reference", "self assessment", "self-assessment"], alone: 0, named: 0.95, severity: "high" },
  { entity: "ua-rnokpp", form: form("[0-9]{10}"), check: isRnokpp, near: ["рнокпп", "іпн", "ипн", "rnokpp", "ідентифікаційний", "код платника"], alone: 0, named: 0.95, severity: "high" },
  { entity: "ru-inn", form: form("[0-9]{12}"), check: isInn, near: ["инн", "inn"], alone: 0, named: 0.95, severity: "high" },
  { entity: "ru-snils", form: form("[0-9]{3}-[0-9]{3}-[0-9]{3}[ -][0-9]{2}"), check: isSnils, near: ["снилс", "snils"], alone: 0.9, named: 0.98, severity: "high" },
  { entity: "ru-snils", form: form("[0-9]{11}"), check: isSnils, near: ["снилс", "snils"], alone: 0, named: 0.95, severity: "high" },
];
