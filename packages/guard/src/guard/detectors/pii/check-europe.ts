import { luhn, weightedSum } from "../../../text/index.ts";
import { isBaltic } from "./check-vat.ts";

const isDay = (month: string, day: string): boolean =>
  Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;

/** Austrian social insurance number: weights 3 7 9 5 8 4 2 1 6 around the check digit, modulo 11; birth date behind. */
export function isSvnr(digits: string): boolean {
  const sum = weightedSum(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]);
  return digits[0] !== "0" && sum % 11 === Number(digits[3]) && isDay(digits.slice(6, 8), digits.slice(4, 6));
}

/** Danish CPR: a birth date. The check digit was given up in 2007 (CPR-kontoret), so that the date must do. */
export const isCpr = (digits: string): boolean => isDay(digits.slice(2, 4), digits.slice(0, 2));

/** Czech and Slovak birth number: divisible by 11; 50 is added to a woman's month, 20 or 70 when numbers ran out. */
export function isRodneCislo(digits: string): boolean {
  const month = Number(digits.slice(2, 4)) % 50;
  const isDated = isDay(String(month > 20 ? month - 20 : month), digits.slice(4, 6));
  return isDated && (Number(digits) % 11 === 0 || (Number(digits.slice(0, 9)) % 11 === 10 && digits.endsWith("0")));
}

/** Of people who were born before 1954: nine digits, of which only the date tells. */
export const isOldRodneCislo = (digits: string): boolean =>
  digits < "54" && isDay(String(Number(digits.slice(2, 4)) % 50), digits.slice(4, 6));

/** Romanian CNP: weights 279146358279, modulo 11, ten counts one (Law 105/1996). */
export function isCnp(digits: string): boolean {
  const rest = weightedSum(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return (rest === 10 ? 1 : rest) === Number(digits[12]) && isDay(digits.slice(3, 5), digits.slice(5, 7));
}

/** Bulgarian EGN: weights 2 4 8 5 10 9 7 3 6, modulo 11 and 10; 20 or 40 on the month for the century. */
export function isEgn(digits: string): boolean {
  const month = String(Number(digits.slice(2, 4)) % 20);
  const rest = weightedSum(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11;
  return rest % 10 === Number(digits[9]) && isDay(month, digits.slice(4, 6));
}

/** Estonian and Lithuanian personal code: sex and century, birth date, two rounds of weights modulo 11. */
export function isBalticPersonal(digits: string): boolean {
  return (
    isDay(digits.slice(3, 5), digits.slice(5, 7)) &&
    isBaltic(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1], [3, 4, 5, 6, 7, 8, 9, 1, 2, 3])
  );
}

/** Greek AMKA: a birth date, and Luhn. */
export const isAmka = (digits: string): boolean => isDay(digits.slice(2, 4), digits.slice(0, 2)) && luhn(digits);

/** Hungarian social security number (TAJ): weights 3 and 7, modulo 10. */
export const isTaj = (digits: string): boolean =>
  weightedSum(digits, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === Number(digits[8]);

/** Ukrainian taxpayer number: weights -1 5 7 9 4 6 10 5 7, modulo 11 and 10. */
export const isRnokpp = (digits: string): boolean =>
  (((weightedSum(digits, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10 === Number(digits[9]);

/** Russian taxpayer number of a person: two check digits modulo 11 and 10 (FNS order of 2012). */
export function isInn(digits: string): boolean {
  const first = weightedSum(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11;
  const second = weightedSum(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11;
  return first % 10 === Number(digits[10]) && second % 10 === Number(digits[11]);
}

/** Russian pension number: weights 9 to 1, modulo 101 and 100. */
export const isSnils = (digits: string): boolean =>
  (weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === Number(digits.slice(9));

/** Spanish social security number: the first ten digits modulo 97 (Seguridad Social). */
export function isNuss(digits: string): boolean {
  const serial = digits.slice(2, 10);
  const body = serial.startsWith("0") ? digits.slice(0, 2) + serial.slice(1) : digits.slice(0, 10);
  return Number(body) % 97 === Number(digits.slice(10));
}

/** United Kingdom tax reference: the first digit proves the nine after it, modulo 11 (HMRC). */
export const isUtr = (digits: string): boolean =>
  "21987654321"[weightedSum(digits.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11] === digits[0];
