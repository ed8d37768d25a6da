import { luhn, mod11And10, remainder97, weightedSum } from "../../../text/index.ts";
import { isBsn, isDni, isPortugueseNif } from "./checks.ts";

/*
 * VAT numbers of the EU and the United Kingdom. Form and check digits as the Commission's VIES and the states' tax
 * offices publish them. Latvia and Bulgaria are judged by form or date alone where a person's number stands in place of a
 * company's.
 */

const remainder11 = (digits: string, weights: readonly number[]): number => weightedSum(digits, weights) % 11;
const lastOf = (digits: string): number => Number(digits.at(-1));

/** Sum of digit times weight, negated modulo 11; ten counts as nought. */
const negated11 = (digits: string, weights: readonly number[]): boolean =>
  ((11 - remainder11(digits, weights)) % 11) % 10 === lastOf(digits);

/** The remainder itself; ten counts as nought. */
const plain11 = (digits: string, weights: readonly number[]): boolean =>
  remainder11(digits, weights) % 10 === lastOf(digits);

/** Austrian UID: weights 1 and 2 with sums of digits, 96 less them. */
function isAustrian(digits: string): boolean {
  let sum = 4;
  for (let i = 0; i < 7; i++) {
    const product = Number(digits[i]) * (1 + (i % 2));
    sum += product > 9 ? product - 9 : product;
  }
  return (10 - (sum % 10)) % 10 === Number(digits[7]);
}

/** Spanish NIF: a person's letter, or of an organisation a Luhn digit, or a letter that stands for it. */
function isSpanish(compact: string): boolean {
  if (/^[0-9XYZ][0-9]{7}[A-Z]$/.test(compact)) return isDni(compact);
  if (!/^[A-HJNP-SUVW][0-9]{7}[0-9A-J]$/.test(compact)) return false;
  const check = "JABCDEFGHI".indexOf(compact[8]!);
  return luhn(compact.slice(1, 8) + (check < 0 ? compact[8] : String(check)));
}

/** Irish number: weights 8 to 2, a second letter counts nine times, modulo 23. */
export function isIrish(compact: string): boolean {
  const second = compact[8] === undefined || compact[8] === "W" ? 0 : compact.charCodeAt(8) - 64;
  const sum = weightedSum(compact, [8, 7, 6, 5, 4, 3, 2]) + 9 * second;
  return "WABCDEFGHIJKLMNOPQRSTUV"[sum % 23] === compact[7];
}

function isFrench(digits: string): boolean {
  return luhn(digits.slice(2)) && (12 + 3 * (Number(digits.slice(2)) % 97)) % 97 === Number(digits.slice(0, 2));
}

function isBritish(digits: string): boolean {
  const sum = weightedSum(digits, [8, 7, 6, 5, 4, 3, 2]) + Number(digits.slice(7, 9));
  return sum % 97 === 0 || (sum + 55) % 97 === 0;
}

/** Two rounds of weights: the second where the first leaves ten. */
export function isBaltic(digits: string, first: readonly number[], second: readonly number[]): boolean {
  const once = remainder11(digits, first);
  return (once < 10 ? once : remainder11(digits, second) % 10) === lastOf(digits);
}

export const isPolishNip = (digits: string): boolean =>
  remainder11(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) === lastOf(digits);

/** Greek AFM: powers of two, modulo 11. */
export const isAfm = (digits: string): boolean => plain11(digits, [256, 128, 64, 32, 16, 8, 4, 2]);

/** Bulgarian company: weights 1 to 8, then 3 to 10, modulo 11. A person's has ten digits. */
const isBulgarian = (digits: string): boolean =>
  digits.length === 10 || isBaltic(digits, [1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 10]);

const CYPRIOT_ODD: readonly number[] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

/** Cypriot number: odd places by table, even ones by value, a letter by 26. */
function isCypriot(compact: string): boolean {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += i % 2 === 0 ? CYPRIOT_ODD[Number(compact[i])]! : Number(compact[i]);
  return !compact.startsWith("12") && 65 + (sum % 26) === compact.charCodeAt(8);
}

/** Latvian company: weights 9 1 4 8 3 10 2 5 7 6, three less the rest modulo 11. A person's begins with the day of birth, or 32. */
function isLatvian(digits: string): boolean {
  if (digits < "4") return digits.startsWith("32") || (Number(digits.slice(2, 4)) <= 12 && digits < "32");
  return (14 - remainder11(digits, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6])) % 11 === lastOf(digits);
}

/** Nine digits of a company, twelve of others: the last but one is a 1. */
const isLithuanian = (digits: string): boolean =>
  digits.at(-2) === "1" &&
  (digits.length === 9
    ? isBaltic(digits, [1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 1])
    : isBaltic(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2], [3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4]));

/** Slovenian number: what leaves no rest is not issued. */
const isSlovenian = (digits: string): boolean =>
  remainder11(digits, [8, 7, 6, 5, 4, 3, 2]) !== 0 && negated11(digits, [8, 7, 6, 5, 4, 3, 2]);

const FORMS: Readonly<Record<string, readonly [RegExp, (compact: string) => boolean]>> = {
  AT: [/^U[0-9]{8}$/, (text) => isAustrian(text.slice(1))],
  BE: [/^[01][0-9]{9}$/, (text) => 97 - (Number(text.slice(0, 8)) % 97) === Number(text.slice(8))],
  BG: [/^[0-9]{9,10}$/, isBulgarian],
  CY: [/^[0-9]{8}[A-Z]$/, isCypriot],
  CZ: [/^[0-9]{8}$/, (text) => ((11 - remainder11(text, [8, 7, 6, 5, 4, 3, 2])) % 11 || 11) % 10 === lastOf(text)],
  DE: [/^[1-9][0-9]{8}$/, mod11And10],
  DK: [/^[0-9]{8}$/, (text) => remainder11(text, [2, 7, 6, 5, 4, 3, 2, 1]) === 0],
  EE: [/^[0-9]{9}$/, (text) => weightedSum(text, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0],
  EL: [/^[0-9]{9}$/, isAfm],
  ES: [/^[0-9A-Z]{9}$/, isSpanish],
  FI: [/^[0-9]{8}$/, (text) => remainder11(text, [7, 9, 10, 5, 8, 4, 2, 1]) === 0],
  FR: [/^[0-9]{11}$/, isFrench],
  GB: [/^[0-9]{9}(?:[0-9]{3})?$/, isBritish],
  HR: [/^[0-9]{11}$/, mod11And10],
  HU: [/^[0-9]{8}$/, (text) => weightedSum(text, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0],
  IE: [/^[0-9]{7}[A-W][A-IW]?$/, isIrish],
  IT: [/^[0-9]{11}$/, luhn],
  LT: [/^(?:[0-9]{9}|[0-9]{12})$/, isLithuanian],
  LU: [/^[0-9]{8}$/, (text) => Number(text.slice(0, 6)) % 89 === Number(text.slice(6))],
  LV: [/^[0-9]{11}$/, isLatvian],
  MT: [/^[0-9]{8}$/, (text) => 37 - (weightedSum(text, [3, 4, 6, 7, 8, 9]) % 37) === Number(text.slice(6))],
  NL: [/^[0-9]{9}B[0-9]{2}$/, (text) => isBsn(text.slice(0, 9)) || remainder97(`NL${text}`) === 1],
  PL: [/^[0-9]{10}$/, isPolishNip],
  PT: [/^[0-9]{9}$/, isPortugueseNif],
  RO: [
    /^[0-9]{6,10}$/,
    (text) => ((weightedSum(text.padStart(10, "0"), [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === lastOf(text),
  ],
  SE: [/^[0-9]{10}01$/, (text) => luhn(text.slice(0, 10))],
  SI: [/^[1-9][0-9]{7}$/, isSlovenian],
  SK: [/^[1-9][0-9]{9}$/, (text) => Number(text) % 11 === 0],
  XI: [/^[0-9]{9}(?:[0-9]{3})?$/, isBritish],
};

/** Two letters of the state and its number, without separators. */
export function isVat(compact: string): boolean {
  const country = compact.slice(0, 2);
  if (!Object.hasOwn(FORMS, country)) return false;
  const [form, check] = FORMS[country]!;
  const number = compact.slice(2);
  return form.test(number) && check(number) && new Set(number).size > 1;
}
