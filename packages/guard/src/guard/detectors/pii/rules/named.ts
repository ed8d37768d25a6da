import { always, form, type NumberRule } from "../number-rule.ts";

const hasFourDigits = (compact: string): boolean => /(?:[0-9][A-Z]*){4}/.test(compact);

const LICENCE: readonly string[] = [
  "driving licence",
  "driving license",
  "driver license",
  "driver's license",
  "driver’s license",
  "drivers license",
  "driver's licence",
  "licence number",
  "license number",
  "führerschein",
  "permis de conduire",
  "permiso de conducir",
  "licencia de conducir",
  "carnet de conducir",
  "patente di guida",
  "rijbewijs",
  "carteira de habilitação",
  "cnh",
  "prawo jazdy",
  "prawa jazdy",
  "водительск",
  "運転免許",
  "驾驶证",
  "운전면허",
  "dl#",
  "dl #",
  "dl no",
];

/** What only the words before it tell: asked last, so that it takes no number that one of the others proves. */
// biome-ignore format: a table reads by its rows
export const NAMED_RULES: readonly NumberRule[] = [
  { entity: "bank-account", form: form("[0-9]{6,17}"), check: always, near: ["account number", "account no", "acct", "account #", "a/c", "kontonummer", "kontonr", "konto-nr", "numéro de compte", "numero de compte", "número de cuenta", "numero de cuenta", "numero di conto", "número da conta", "rekeningnummer", "numer konta", "номер счета", "номер счёта", "口座番号", "银行账号", "账号", "계좌번호"], alone: 0, named: 0.75, severity: "high", namesOne: true },
  { entity: "passport", form: form("[A-Z]{0,2}[0-9]{6,9}|[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8}"), check: always, near: ["passport", "passeport", "reisepass", "pasaporte", "passaporto", "paspoort", "passaporte", "paszport", "паспорт", "护照", "パスポート", "여권", "pasaport"], alone: 0, named: 0.8, severity: "high", namesOne: true },
  // As Poland, Korea and Russia write them.
  { entity: "driving-licence", form: form("[0-9]{5}/[0-9]{2}/[0-9]{4}|[1-2][0-9]-[0-9]{2}-[0-9]{6}-[0-9]{2}|[0-9]{2} ?[0-9]{2} [0-9]{6}"), check: always, near: LICENCE, alone: 0, named: 0.85, severity: "high", namesOne: true },
  { entity: "driving-licence", form: form("[0-9A-Z]{5,18}"), check: hasFourDigits, near: LICENCE, alone: 0, named: 0.8, severity: "high", namesOne: true },
];
