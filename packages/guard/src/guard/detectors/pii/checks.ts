import { luhn, mod11And10, remainder97, weightedSum } from "../../../text/index.ts";

/** Published length of an IBAN by country (SWIFT IBAN registry, release 99). */
// biome-ignore format: a table
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BG: 22, BH: 22, BI: 27, BR: 29, BY: 28, CH: 21, CR: 22, CY: 28,
  CZ: 24, DE: 22, DJ: 27, DK: 18, DO: 28, EE: 20, EG: 29, ES: 24, FI: 18, FK: 18, FO: 18, FR: 27, GB: 22, GE: 22, GI: 23,
  GL: 18, GR: 27, GT: 28, HN: 28, HR: 21, HU: 28, IE: 22, IL: 23, IQ: 23, IS: 26, IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28,
  LC: 32, LI: 21, LT: 20, LU: 20, LV: 21, LY: 25, MC: 27, MD: 24, ME: 22, MK: 19, MN: 20, MR: 27, MT: 31, MU: 30, NI: 28,
  NL: 18, NO: 15, OM: 23, PK: 24, PL: 28, PS: 29, PT: 25, QA: 29, RO: 24, RS: 22, RU: 33, SA: 24, SC: 31, SD: 18, SE: 24,
  SI: 19, SK: 24, SM: 27, SO: 23, ST: 25, SV: 28, TL: 23, TN: 24, TR: 26, UA: 29, VA: 22, VG: 24, XK: 20, YE: 30,
};

/** Characters of an IBAN of this country; undefined for a country that has none. */
export function ibanLength(country: string): number | undefined {
  return Object.hasOwn(IBAN_LENGTHS, country) ? IBAN_LENGTHS[country] : undefined;
}

/** Check digits run from 02 to 98: 00, 01 and 99 leave the same remainder and are never issued. */
export function isIban(compact: string): boolean {
  const check = Number(compact.slice(2, 4));
  return (
    compact.length === ibanLength(compact.slice(0, 2)) &&
    check >= 2 &&
    check <= 98 &&
    remainder97(compact.slice(4) + compact.slice(0, 4)) === 1
  );
}

/** Countries whose banks have a bank code but no IBAN; not all of them, the large ones. */
const OTHER_BANK_COUNTRIES: readonly string[] =
  "AR AU BD CA CL CN CO HK ID IN JP KE KR LK MA MX MY NG NZ PE PH SG TH TW US UY VN ZA".split(" ");

/** ISO 9362: four letters of the bank, two of the country, two of the place, three of the branch or none. */
export function isBic(code: string): boolean {
  const country = code.slice(4, 6);
  return (
    /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(code) &&
    (ibanLength(country) !== undefined || OTHER_BANK_COUNTRIES.includes(country))
  );
}

/** First digits from, to (of the same length), and the lengths issued: ISO/IEC 7812 as the schemes publish it. */
const CARD_RANGES: readonly (readonly [string, string, readonly number[]])[] = [
  ["4", "4", [13, 16, 19]], // Visa
  ["51", "55", [16]], // Mastercard
  ["2221", "2720", [16]],
  ["34", "34", [15]], // American Express
  ["37", "37", [15]],
  ["300", "305", [14, 16, 19]], // Diners
  ["3095", "3095", [14, 16, 19]],
  ["36", "36", [14, 16, 19]],
  ["38", "39", [14, 16, 19]],
  ["3528", "3589", [16, 17, 18, 19]], // JCB
  ["6011", "6011", [16, 19]], // Discover
  ["644", "659", [16, 19]],
  ["62", "62", [16, 17, 18, 19]], // UnionPay
  ["81", "82", [16]], // RuPay
  ["2200", "2204", [16, 17, 18, 19]], // Mir
  ["5018", "5020", [16, 18, 19]], // Maestro
  ["5038", "5038", [16, 18, 19]],
  ["5893", "5893", [16, 18, 19]],
  ["6304", "6304", [16, 18, 19]],
  ["6759", "6763", [16, 18, 19]],
];

export function isCard(digits: string): boolean {
  if (!luhn(digits) || new Set(digits).size < 2) return false;
  return CARD_RANGES.some(([from, to, lengths]) => {
    const start = digits.slice(0, from.length);
    return start >= from && start <= to && lengths.includes(digits.length);
  });
}

/** Areas 000, 666 and 900–999, group 00 and serial 0000 were never issued; two numbers became famous in print. */
export function isSocialSecurity(digits: string): boolean {
  const area = Number(digits.slice(0, 3));
  if (area === 0 || area === 666 || area >= 900 || digits.slice(3, 5) === "00" || digits.endsWith("0000")) return false;
  return digits !== "078051120" && digits !== "219099999" && digits !== "123456789";
}

export function isNhs(digits: string): boolean {
  const check = (11 - (weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check === Number(digits[9]) && new Set(digits).size > 1;
}

/** HMRC's manual NIM39110: letters never used first or second, and prefixes never allocated. */
export function isNino(compact: string): boolean {
  return (
    /^[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z][0-9]{6}[A-D]$/.test(compact) &&
    !["BG", "GB", "NK", "KN", "TN", "NT", "ZZ"].includes(compact.slice(0, 2))
  );
}

/** Of the first ten digits exactly one occurs twice or three times, the others at most once. */
export function isSteuerId(digits: string): boolean {
  if (digits.startsWith("0") || !mod11And10(digits)) return false;
  const counts = new Array<number>(10).fill(0);
  for (const digit of digits.slice(0, 10)) counts[Number(digit)]!++;
  const repeated = counts.filter((count) => count > 1);
  return repeated.length === 1 && repeated[0]! <= 3;
}

/** Corsican departments 2A and 2B count as 19 and 18. */
export function isNir(compact: string): boolean {
  const number = compact.slice(0, 13).replace("2A", "19").replace("2B", "18");
  const month = Number(compact.slice(3, 5));
  if (month === 0 || (month > 12 && month < 20)) return false;
  return 97 - remainder97(number) === Number(compact.slice(13));
}

/** Letter = number modulo 23; a foreigner's X, Y, Z stands for 0, 1, 2. */
export function isDni(compact: string): boolean {
  const digits = compact.slice(0, -1).replace("X", "0").replace("Y", "1").replace("Z", "2");
  return "TRWAGMYFPDXBNJZSQVHLCKE"[Number(digits) % 23] === compact.at(-1);
}

const FISCAL_ODD: readonly number[] = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

/** Decree of 23 December 1976: odd places by table, even places by value, letter = sum modulo 26. */
export function isCodiceFiscale(compact: string): boolean {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const code = compact.charCodeAt(i);
    const value = code < 58 ? code - 48 : code - 65;
    sum += i % 2 === 0 ? FISCAL_ODD[value]! : value;
  }
  return 65 + (sum % 26) === compact.charCodeAt(15);
}

export function isBsn(digits: string): boolean {
  return weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 && new Set(digits).size > 1;
}

/** The century hides in the month: 80, 0, 20, 40 or 60 is added to it. */
export function isPesel(digits: string): boolean {
  const month = Number(digits.slice(2, 4)) % 20;
  const day = Number(digits.slice(4, 6));
  const check = (10 - (weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && check === Number(digits[10]);
}

function brazilianDigit(digits: string, weights: readonly number[]): number {
  const remainder = weightedSum(digits, weights) % 11;
  return remainder < 2 ? 0 : 11 - remainder;
}

export function isCpf(digits: string): boolean {
  return (
    new Set(digits).size > 1 &&
    brazilianDigit(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[9]) &&
    brazilianDigit(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[10])
  );
}

/** Since July 2026 with letters too, which count by their ASCII code less 48 (instrução normativa RFB 2.229/2024). */
export function isCnpj(compact: string): boolean {
  let [first, second] = [0, 0];
  for (let i = 0; i < 12; i++) {
    const value = compact.charCodeAt(i) - 48;
    first += value * (((11 - i) % 8) + 2);
    second += value * (((12 - i) % 8) + 2);
  }
  const one = first % 11 < 2 ? 0 : 11 - (first % 11);
  const rest = (second + 2 * one) % 11;
  const two = rest < 2 ? 0 : 11 - rest;
  return new Set(compact).size > 1 && compact.slice(12) === `${one}${two}`;
}

export function isTfn(digits: string): boolean {
  return weightedSum(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0 && new Set(digits).size > 1;
}

export function isSin(digits: string): boolean {
  return luhn(digits) && digits[0] !== "0" && digits[0] !== "8";
}

/** Birth date and Luhn; a coordination number adds 60 to the day. */
export function isPersonnummer(digits: string): boolean {
  const short = digits.slice(-10);
  const month = Number(short.slice(2, 4));
  const day = Number(short.slice(4, 6)) % 60;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && luhn(short);
}

const isDate = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** Services Australia: eight digits weighted, the ninth is the sum modulo 10; issue and person may follow. */
export function isMedicare(digits: string): boolean {
  return weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === Number(digits[8]);
}

/** Swiss AHV number: an EAN-13 with the country's prefix 756. */
export function isAhv(digits: string): boolean {
  return (
    digits.startsWith("756") &&
    (10 - (weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10 === Number(digits[12])
  );
}

/** Belgian national number: 97 less the remainder of nine digits, with a 2 before them for births from 2000. */
export function isBelgianNumber(digits: string): boolean {
  const check = Number(digits.slice(9));
  return [digits.slice(0, 9), `2${digits.slice(0, 9)}`].some((number) => 97 - (Number(number) % 97) === check);
}

/** GB 11643-1999, ISO 7064 MOD 11-2: each digit counts 2 to the power of its place; X stands for 10. */
export function isResidentId(compact: string): boolean {
  if (!isDate(Number(compact.slice(10, 12)), Number(compact.slice(12, 14)))) return false;
  let remainder = 0;
  for (let i = 0; i < 17; i++) remainder = ((remainder + compact.charCodeAt(i) - 48) * 2) % 11;
  return "10X98765432"[remainder] === compact[17];
}

/** Finnish henkilötunnus: birth date and number as one integer, modulo 31. The sign of the century is gone or a letter. */
export function isHetu(compact: string): boolean {
  if (!isDate(Number(compact.slice(2, 4)), Number(compact.slice(0, 2)))) return false;
  const number = Number(compact.slice(0, 6) + compact.slice(-4, -1));
  return "0123456789ABCDEFHJKLMNPRSTUVWXY"[number % 31] === compact.at(-1);
}

/** Norwegian fødselsnummer: two check digits modulo 11; a D-number adds 40 to the day. */
export function isFodselsnummer(digits: string): boolean {
  return (
    isDate(Number(digits.slice(2, 4)), Number(digits.slice(0, 2)) % 40) &&
    weightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  );
}

export function isPortugueseNif(digits: string): boolean {
  const check = 11 - (weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return (check > 9 ? 0 : check) === Number(digits[8]);
}

/** Turkish T.C. kimlik: the tenth digit from odd and even places, the eleventh from the sum. */
export function isKimlik(digits: string): boolean {
  const tenth = weightedSum(digits, [7, -1, 7, -1, 7, -1, 7, -1, 7]);
  const sum = weightedSum(digits, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  return ((tenth % 10) + 10) % 10 === Number(digits[9]) && sum % 10 === Number(digits[10]);
}

export function isSouthAfricanId(digits: string): boolean {
  return isDate(Number(digits.slice(2, 4)), Number(digits.slice(4, 6))) && luhn(digits) && Number(digits[10]) < 3;
}

const NRIC_LETTERS: Readonly<Record<string, string>> = {
  S: "JZIHGFEDCBA",
  T: "GFEDCBAJZIH",
  F: "XWUTRQPNMLK",
  G: "RQPNMLKXWUT",
  M: "TRQPNJLKXWU",
};

/** Singapore NRIC and FIN: seven digits weighted, modulo 11, a letter by the century and kind; M since 2022. */
export function isNric(compact: string): boolean {
  const sum = weightedSum(compact.slice(1), [2, 7, 6, 5, 4, 3, 2]);
  return NRIC_LETTERS[compact.charAt(0)]?.[sum % 11] === compact.at(-1);
}

/** Chilean RUT: weights 2 to 7 from the right, modulo 11; K stands for 10. */
export function isRut(compact: string): boolean {
  let sum = 0;
  for (let i = compact.length - 2, weight = 2; i >= 0; i--, weight = weight === 7 ? 2 : weight + 1)
    sum += Number(compact[i]) * weight;
  return "0K987654321"[sum % 11] === compact.at(-1)?.toUpperCase();
}

/** US taxpayer number of those who have no social security number: 9, and a group of a range that is assigned. */
export function isItin(digits: string): boolean {
  const group = Number(digits.slice(3, 5));
  return (
    digits.startsWith("9") && group >= 50 && group !== 66 && !(group > 66 && group < 70) && group !== 89 && group !== 93
  );
}
