import { describe, expect, it } from "vitest";
import { isBase58Address, isBech32Address } from "./base58.ts";
import { isCcc, isClabe, isRoutingNumber } from "./check-bank.ts";
import * as europe from "./check-europe.ts";
import { isDea, isKvnr, isNhi, isNpi } from "./check-health.ts";
import { isImei, isVin } from "./check-things.ts";
import { isAfm, isIrish, isPolishNip, isVat } from "./check-vat.ts";
import * as world from "./check-world.ts";
import { isCnpj, isNric } from "./checks.ts";
import { keccakStart } from "./keccak.ts";

/*
 * Numbers that issuers, standards and tax offices print as examples. The last character is proven by all before it, so
 * that of all endings only the printed one may be right.
 */
// biome-ignore format: a table reads by its rows
const PUBLISHED: readonly (readonly [string, (compact: string) => boolean, readonly string[]])[] = [
  ["ABA", isRoutingNumber, ["021000021", "011401533", "122105155"]],
  ["CLABE", isClabe, ["032180000118359719", "002010077777777771"]],
  ["CCC", isCcc, ["20770024003102575766"]],
  ["NPI", isNpi, ["1234567893"]],
  ["DEA", isDea, ["AP5836727"]],
  ["NHI", isNhi, ["ZZZ0016", "ZZZ00AX"]],
  ["KVNR", isKvnr, ["A123456780"]],
  ["IMEI", isImei, ["490154203237518"]],
  ["VIN", isVin, ["1M8GDM9AXKP042788"]],
  ["SVNR", europe.isSvnr, ["1237010180"]],
  ["CNP", europe.isCnp, ["1630615123457"]],
  ["EGN", europe.isEgn, ["7523169263"]],
  ["isikukood and asmens kodas", europe.isBalticPersonal, ["36805280109", "33309240064"]],
  ["AMKA", europe.isAmka, ["01013099997"]],
  ["RNOKPP", europe.isRnokpp, ["1759013776"]],
  ["INN", europe.isInn, ["123456789047"]],
  ["SNILS", europe.isSnils, ["11223344595"]],
  ["rodné číslo", europe.isRodneCislo, ["7103192745"]],
  ["UTR", europe.isUtr, ["1955839661"]],
  ["PPS", isIrish, ["6433435F"]],
  ["AFM", isAfm, ["094259216"]],
  ["NIP", isPolishNip, ["8567346215"]],
  ["CURP", world.isCurp, ["HEGG560427MVZRRL04", "BOXW310820HNERXN09"]],
  ["RFC", world.isRfc, ["GODE561231GR8"]],
  ["CUIT", world.isCuit, ["20055361682"]],
  ["NIT", world.isNit, ["2131234321"]],
  ["cédula", world.isCedula, ["1714307103"]],
  ["GSTIN", world.isGstin, ["27AAPFU0939F1ZV"]],
  ["Taiwan", world.isTaiwanId, ["A123456789"]],
  ["HKID", world.isHkid, ["A1234563"]],
  ["Thailand", world.isThaiId, ["3100600445635"]],
  ["Israel", world.isIsraeliId, ["039337423"]],
  ["IRD", world.isIrd, ["49091850", "35901981", "49098576", "136410132"]],
  ["CNPJ with letters", isCnpj, ["12ABC34501DE35"]],
  ["FIN of 2022", isNric, ["M1234567K"]],
  ["Bitcoin", isBase58Address, ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"]],
  ["Bech32", isBech32Address, ["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"]],
];
/** Those whose check letter stands in the middle, or before the rest, are proven by any other place. */
const ANY_DIGIT: readonly string[] = ["SVNR", "VIN", "UTR", "Bitcoin", "Bech32"];

const LETTERS = Array.from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

// biome-ignore format: a table reads by its rows
const VAT: readonly string[] = [
  "ATU13585627", "BE0403019261", "CZ25123891", "DE136695976", "DK13585628", "EE100931558", "EL094259216", "ESB64717838", "FI20774740", "FR40303265045",
  "GB980780684", "HR33392005961", "HU12892312", "IE6433435F", "IT00743110157", "LT119511515", "LU15027442", "MT11679112", "NL004495445B01", "PL8567346215",
  "PT501964843", "RO18547290", "SE123456789701", "SI50223054", "SK2022749619", "BG175074752", "CY10259033P", "LV40003521600", "XI980780684", "LT100001919017",
];

describe("check digits that were published", () => {
  it.each(PUBLISHED)("D4: of %s hold for the printed number, and for no other ending", (name, check, numbers) => {
    for (const number of numbers) {
      expect(check(number), number).toBe(true);
      const endings = ANY_DIGIT.includes(name) ? [] : LETTERS.map((letter) => number.slice(0, -1) + letter);
      const isDigit = /[0-9]$/.test(number);
      const others = endings.filter((other) => other !== number && /[0-9]$/.test(other) === isDigit);
      expect(others.filter(check), number).toEqual([]);
      const place = number.length - 3;
      const changed =
        number.slice(0, place) +
        (number[place] === "9" ? "8" : String(Number(number[place]) + 1 || "Z")) +
        number.slice(place + 1);
      expect(check(changed), changed).toBe(false);
    }
  });

  it.each(VAT)("D4: of VAT number %s hold, and fall with another digit before the last", (number) => {
    expect(isVat(number)).toBe(true);
    const place = number.length - (number.startsWith("NL") ? 5 : number.startsWith("SE") ? 4 : 2);
    const digit = Number(number[place]);
    const changed = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
      (step) => number.slice(0, place) + ((digit + step) % 10) + number.slice(place + 1),
    );
    // Two remainders, ten and nought, share a digit in Czech and Romanian numbers.
    expect(changed.filter(isVat).length).toBeLessThanOrEqual(/^CZ|^RO/.test(number) ? 1 : 0);
  });

  it("D4: of Ethereum rest on Keccak-256, whose digest of an empty text is known", () => {
    expect(keccakStart("")).toBe("c5d2460186f7233c927e7db2dcc703c0e500b653");
    expect(keccakStart("abc")).toBe("4e03657aea45a94fc7d47ba826c8d667c0d1e6e3");
  });
});
