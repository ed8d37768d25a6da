import { dot, group, luhnDigit, type Make, missing11, numbers, two } from "../check-digits.ts";
import { base58Address, bech32Address, checksumAddress } from "../coins.ts";
import type { Random } from "../random.ts";

function iban(country: string, account: string): string {
  const spelled = Array.from(`${account}${country}00`, (character) => Number.parseInt(character, 36)).join("");
  return country + two(Number(98n - (BigInt(spelled) % 97n))) + account;
}

const spaced = (random: Random, text: string): string =>
  random.int(0, 2) === 0 ? text : (text.match(/.{1,4}/g) as string[]).join(" ");

/** Parts of an account: `n4` four digits, `a4` four letters, anything else as it stands. */
const ibanOf =
  (country: string, ...parts: readonly string[]): Make =>
  (random) => {
    const drawn = parts.map((part) => {
      const count = Number(part.slice(1));
      return part[0] === "n" ? random.digits(count) : part[0] === "a" ? random.letters(count) : part;
    });
    return spaced(random, iban(country, drawn.join("")));
  };

const card: Make = (random) => {
  const [start, length] = random.of([
    ["4", 16],
    [`5${random.int(1, 5)}`, 16],
    ["37", 15],
    ["6011", 16],
  ] as const);
  const body = start + random.digits(length - start.length - 1);
  const number = body + luhnDigit(body);
  const sign = random.of(["", " ", "-"]);
  return length === 15 ? group(number, [4, 6, 5], sign) : group(number, [4, 4, 4, 4], sign);
};

/** Banco de España: eleven less the rest of the weighted sum, ten counts 1 and eleven 0. */
function cccDigit(body: string, weights: readonly number[]): number {
  const rest = missing11(dot(body, weights) % 11);
  return rest === 10 ? 1 : rest;
}

const ccc: Make = (random) => {
  const office = random.of(["2100", "0049", "0182", "2038"]) + random.digits(4);
  const account = random.digits(10);
  const first = cccDigit(office, [4, 8, 5, 10, 9, 7, 3, 6]);
  const second = cccDigit(account, [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]);
  return group(`${office}${first}${second}${account}`, [4, 4, 2, 10], random.of(["-", " ", ""]));
};

/** Inland Revenue, bank account validation, algorithm A: the last digit of the base counts once, all to elevens. */
const newZealand: Make = (random) => {
  for (;;) {
    const branch = two(random.int(1, 9)).padStart(4, "0");
    const base = `0${random.int(1, 8)}${random.digits(4)}`;
    const digit = missing11((dot(branch, [6, 3, 7, 9]) + dot(base, [0, 10, 5, 8, 4, 2])) % 11);
    if (digit < 10)
      return `${random.of(["01", "02", "03", "06"])}-${branch}-${base}${digit}-${random.of(["00", "000", "01", "30"])}`;
  }
};

const BIC_COUNTRIES: readonly string[] = "DE FR GB NL IT ES PL CH AT BE SE US JP CN IN BR".split(" ");

// biome-ignore format: a table reads by its rows
export const BANK_VALUES: Readonly<Record<string, Make>> = {
  card,
  bic: (random) => `${random.letters(4)}${random.of(BIC_COUNTRIES)}${random.letters(1)}${random.letters(1, "ABCDEFGHIJKLMNPQRSTUVWXYZ23456789")}${random.of(["", "", "XXX", random.digits(3)])}`,
  "us-routing-number": (random) => { const body = two(random.int(1, 12)) + random.digits(6); return body + ((10 - (dot(body, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)) % 10); },
  "uk-sort-code": (random) => group(random.digits(6), [2, 2, 2], "-"),
  "account-8": (random) => random.digits(8),
  "account-10": (random) => `${random.int(1, 9)}${random.digits(9)}`,
  "account-16": (random) => `${random.int(10, 34)}${random.digits(12)}`,
  "au-bsb": (random) => `${random.digits(3)}-${random.digits(3)}`,
  "in-ifsc": (random) => `${random.letters(4)}0${random.digits(6)}`,
  "mx-clabe": (random) => { const body = `0${random.digits(16)}`; return body + ((10 - (numbers(body).reduce((sum, digit, i) => sum + ((digit * [3, 7, 1][i % 3]!) % 10), 0) % 10)) % 10); },
  "es-ccc": ccc,
  "nz-bank-account": newZealand,
  "btc-address": (random) => (random.int(0, 1) === 0 ? base58Address(random) : bech32Address(random)),
  "eth-address": checksumAddress,
  "eth-address-small": (random) => `0x${random.letters(40, "0123456789abcdef")}`,
  "iban-de": ibanOf("DE", "n18"),
  "iban-at": ibanOf("AT", "n16"),
  "iban-ch": ibanOf("CH", "n17"),
  "iban-fr": ibanOf("FR", "n23"),
  "iban-be": ibanOf("BE", "n12"),
  "iban-es": ibanOf("ES", "n20"),
  "iban-pt": ibanOf("PT", "n21"),
  "iban-it": ibanOf("IT", "a1", "n22"),
  "iban-nl": ibanOf("NL", "a4", "n10"),
  "iban-gb": ibanOf("GB", "a4", "n14"),
  "iban-ie": ibanOf("IE", "a4", "n14"),
  "iban-pl": ibanOf("PL", "n24"),
  "iban-cz": ibanOf("CZ", "n20"),
  "iban-sk": ibanOf("SK", "n20"),
  "iban-hu": ibanOf("HU", "n24"),
  "iban-ro": ibanOf("RO", "a4", "n16"),
  "iban-bg": ibanOf("BG", "a4", "n14"),
  "iban-hr": ibanOf("HR", "n17"),
  "iban-si": ibanOf("SI", "n15"),
  "iban-gr": ibanOf("GR", "n23"),
  "iban-no": ibanOf("NO", "n11"),
  "iban-dk": ibanOf("DK", "n14"),
  "iban-fi": ibanOf("FI", "n14"),
  "iban-ee": ibanOf("EE", "n16"),
  "iban-lt": ibanOf("LT", "n16"),
  "iban-ua": ibanOf("UA", "n25"),
  "iban-tr": ibanOf("TR", "00061", "n17"),
  "iban-il": ibanOf("IL", "n19"),
  "iban-sa": ibanOf("SA", "n20"),
  "iban-ae": ibanOf("AE", "n19"),
};
