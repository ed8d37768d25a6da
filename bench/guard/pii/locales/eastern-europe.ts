import type { Locale } from "../locale.ts";

// biome-ignore format: a table reads by its rows
export const EASTERN_EUROPE: readonly Locale[] = [
  { id: "pl-PL", templates: [
    "PESEL {pl-pesel}", "mój numer PESEL to {pl-pesel}", "NIP {pl-nip}", "numer konta {iban-pl}", "tel. {phone-pl}", "zadzwoń {phone-pl}", "telefon {phone-pl}", "urodzony {date-dotted}", "ur. {date-dotted}", "paszport {passport}", "karta {card}", "{email}",
    "NIP UE {vat-pl}", "prawo jazdy {licence-pl}", "numer prawa jazdy: {licence-pl}", "IBAN {iban-pl}", "BIC {bic}",
  ], nearMisses: ["zamówienie ###########", "faktura FV/##/2024", "paczka ####################", "o 10:## dnia 12.03.2024", "PESEL {!pl-pesel}", "NIP {!pl-nip}"] },
  { id: "ru-RU", templates: [
    "СНИЛС {ru-snils}", "мой СНИЛС {ru-snils}", "страховой номер {ru-snils}", "ИНН {ru-inn}", "мой ИНН: {ru-inn}", "телефон {phone-ru}", "звоните {phone-ru}", "дата рождения {date-dotted}", "родился {date-ru}", "паспорт {passport}", "карта {card}", "почта {email}",
    "водительское удостоверение {licence-ru}", "номер водительского удостоверения: {licence-ru}", "номер счёта {account-16}",
  ], nearMisses: ["заказ ############", "счёт № ####-##", "в 10:## 12.03.2024", "трек ##############", "СНИЛС {!ru-snils}", "ИНН {!ru-inn}"] },
  { id: "uk-UA", templates: [
    "РНОКПП {ua-rnokpp}", "мій РНОКПП {ua-rnokpp}", "ІПН {ua-rnokpp}", "ІПН: {ua-rnokpp}", "ідентифікаційний код {ua-rnokpp}", "ідентифікаційний номер: {ua-rnokpp}", "код платника {ua-rnokpp}", "IBAN {iban-ua}", "дата народження {date-dotted}", "{email}",
  ], nearMisses: ["ІПН {!ua-rnokpp}", "замовлення ##########", "ТТН ##############"] },
  { id: "cs-CZ", templates: [
    "rodné číslo {cz-rodne-cislo}", "moje rodné číslo je {cz-rodne-cislo}", "r. č. {cz-rodne-cislo}", "RČ: {cz-rodne-cislo}", "rodné číslo {cz-rodne-cislo-old}", "klient {cz-rodne-cislo}", "DIČ {vat-cz}", "DIČ: {vat-cz}", "IBAN {iban-cz}", "narozen {date-dotted}", "{email}",
  ], nearMisses: ["rodné číslo {!cz-rodne-cislo}", "DIČ {!vat-cz}", "č. účtu ######/####", "zakázka ######/####", "spis 12####/####"] },
  { id: "sk-SK", templates: [
    "rodné číslo {cz-rodne-cislo}", "moje rodné číslo: {cz-rodne-cislo}", "r.č. {cz-rodne-cislo}", "IČ DPH {vat-sk}", "IČ DPH: {vat-sk}", "IBAN {iban-sk}", "{email}",
  ], nearMisses: ["rodné číslo {!cz-rodne-cislo}", "IČ DPH {!vat-sk}", "objednávka ##########"] },
  { id: "hu-HU", templates: [
    "TAJ szám {hu-taj}", "TAJ: {hu-taj}", "TAJ-szám: {hu-taj}", "a TAJ számom {hu-taj}", "társadalombiztosítási azonosító {hu-taj}", "beteg {hu-taj}", "közösségi adószám {vat-hu}", "adószám: {vat-hu}", "IBAN {iban-hu}", "{email}",
  ], nearMisses: ["TAJ {!hu-taj}", "adószám {!vat-hu}", "rendelés ### ### ###", "tajtékzó 123 456 7##"] },
  { id: "ro-RO", templates: [
    "CNP {ro-cnp}", "CNP-ul meu este {ro-cnp}", "CNP: {ro-cnp}", "codul numeric personal {ro-cnp}", "cod numeric personal: {ro-cnp}", "pacient {ro-cnp}", "CUI {vat-ro}", "cod TVA {vat-ro}", "TVA {vat-ro}", "IBAN {iban-ro}", "{email}",
  ], nearMisses: ["CNP {!ro-cnp}", "CUI {!vat-ro}", "comanda #############", "AWB ##########"] },
  { id: "bg-BG", templates: [
    "ЕГН {bg-egn}", "моето ЕГН е {bg-egn}", "ЕГН: {bg-egn}", "единен граждански номер {bg-egn}", "лице {bg-egn}", "ДДС № {vat-bg}", "ДДС {vat-bg}", "IBAN {iban-bg}", "{email}",
  ], nearMisses: ["ЕГН {!bg-egn}", "поръчка ##########", "фактура ##########"] },
  { id: "hr-HR", templates: [
    "OIB {hr-oib}", "OIB: {hr-oib}", "moj OIB je {hr-oib}", "osobni identifikacijski broj {hr-oib}", "kupac {hr-oib}", "PDV ID {vat-hr}", "IBAN {iban-hr}", "{email}",
  ], nearMisses: ["OIB {!hr-oib}", "narudžba ###########", "račun ##-##-####"] },
  { id: "sl-SI", templates: [
    "ID za DDV {vat-si}", "DDV {vat-si}", "identifikacijska številka {vat-si}", "IBAN {iban-si}", "BIC {bic}", "{email}",
  ], nearMisses: ["ID za DDV {!vat-si}", "naročilo ########"] },
  { id: "kk-KZ", templates: [
    "ИИН {kz-iin}", "мой ИИН {kz-iin}", "ИИН: {kz-iin}", "ЖСН {kz-iin}", "менің ЖСН {kz-iin}", "индивидуальный идентификационный номер {kz-iin}", "клиент {kz-iin}", "{email}",
  ], nearMisses: ["ИИН {!kz-iin}", "заказ ############"] },
];
