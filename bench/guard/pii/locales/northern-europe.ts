import type { Locale } from "../locale.ts";

// biome-ignore format: a table reads by its rows
export const NORTHERN_EUROPE: readonly Locale[] = [
  { id: "sv-SE", templates: [
    "personnummer {se-personnummer}", "Kund {se-personnummer}", "ring {phone-se}", "mobil {phone-se}", "telefon {phone-se}", "född {date-iso}", "kort {card}", "mejla {email}",
    "momsnr {vat-se}", "momsregistreringsnummer {vat-se}", "BIC {bic}",
  ], nearMisses: ["order ######-####", "faktura 2024-####", "kl. 10:## den 2024-03-12", "personnummer {!se-personnummer}", "momsnr {!vat-se}"] },
  { id: "nb-NO", templates: [
    "fødselsnummer {no-fodselsnummer}", "fødselsnummeret mitt er {no-fodselsnummer}", "fnr. {no-fodselsnummer}", "personnummer {no-fodselsnummer}", "D-nummer {no-fodselsnummer-d}", "d-nummer: {no-fodselsnummer-d}", "pasient {no-fodselsnummer}", "IBAN {iban-no}", "født {date-dotted}", "{email}",
  ], nearMisses: ["fødselsnummer {!no-fodselsnummer}", "KID ###########", "ordre ###### #####", "org.nr. ### ### ##"] },
  { id: "da-DK", templates: [
    "CPR-nummer {dk-cpr}", "mit CPR-nummer er {dk-cpr}", "cpr. {dk-cpr}", "CPR {dk-cpr}", "personnummer {dk-cpr}", "borger {dk-cpr}", "moms {vat-dk}", "CVR-nr. {vat-dk}", "IBAN {iban-dk}", "født {date-dotted}", "{email}",
  ], nearMisses: ["CPR 3913##-####", "CPR 99####-####", "moms {!vat-dk}", "ordre ######-####", "sag 2024-####"] },
  { id: "fi-FI", templates: [
    "henkilötunnus {fi-hetu}", "henkilötunnukseni on {fi-hetu}", "hetu: {fi-hetu}", "HETU {fi-hetu}", "personbeteckning {fi-hetu}", "asiakas {fi-hetu}", "ALV {vat-fi}", "IBAN {iban-fi}", "syntynyt {date-dotted}", "{email}",
  ], nearMisses: ["henkilötunnus {!fi-hetu}", "ALV {!vat-fi}", "viite ###### ####", "tilaus ######-###"] },
  { id: "et-EE", templates: [
    "isikukood {ee-isikukood}", "minu isikukood on {ee-isikukood}", "Isikukood: {ee-isikukood}", "ik {ee-isikukood}", "klient {ee-isikukood}", "KMKR {vat-ee}", "IBAN {iban-ee}", "sündinud {date-dotted}", "{email}",
  ], nearMisses: ["isikukood {!ee-isikukood}", "tellimus ###########", "viitenumber ########"] },
  { id: "lt-LT", templates: [
    "asmens kodas {lt-asmens-kodas}", "mano asmens kodas {lt-asmens-kodas}", "a. k. {lt-asmens-kodas}", "Asmens kodas: {lt-asmens-kodas}", "klientas {lt-asmens-kodas}", "PVM kodas {vat-lt}", "IBAN {iban-lt}", "gimęs {date-iso}", "{email}",
  ], nearMisses: ["asmens kodas {!lt-asmens-kodas}", "užsakymas ###########", "PVM {!vat-lt}"] },
  { id: "lv-LV", templates: [
    "PVN {vat-lv}", "PVN reģ. Nr. {vat-lv}", "PVN numurs: {vat-lv}", "rēķins {vat-lv}", "BIC {bic}", "{email}",
  ], nearMisses: ["PVN {!vat-lv}", "pasūtījums ###########"] },
];
