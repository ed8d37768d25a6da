import { luhn, weightedSum } from "../../../text/index.ts";

const isDay = (month: string, day: string): boolean =>
  Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;

const CURP_ALPHABET = "0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ";

/** Mexican CURP: a birth date; places 18 to 2, values 0 to 36 with the Ñ among them, modulo 10 (RENAPO). */
export function isCurp(compact: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += CURP_ALPHABET.indexOf(compact[i]!) * (18 - i);
  return (10 - (sum % 10)) % 10 === Number(compact[17]) && isDay(compact.slice(6, 8), compact.slice(8, 10));
}

const RFC_ALPHABET = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ ";

/** Mexican RFC of a person: places 13 to 2, modulo 11 (SAT). */
export function isRfc(compact: string): boolean {
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += RFC_ALPHABET.indexOf(compact[i]!) * (13 - i);
  return "0123456789A"[(11 - (sum % 11)) % 11] === compact[12] && isDay(compact.slice(6, 8), compact.slice(8, 10));
}

/** Argentine CUIT and CUIL: weights 5432765432, modulo 11 (AFIP). */
export function isCuit(digits: string): boolean {
  const rest = 11 - (weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
  return (rest === 11 ? 0 : rest) === Number(digits[10]);
}

/** Colombian NIT: primes from the right, modulo 11 (DIAN). */
export function isNit(digits: string): boolean {
  const weights = [43, 41, 37, 29, 23, 19, 17, 13, 7, 3].slice(11 - digits.length);
  const rest = weightedSum(digits, weights) % 11;
  return (rest < 2 ? rest : 11 - rest) === Number(digits.at(-1));
}

/** Ecuadorian cédula: province 01 to 24 or 30, third digit below six, Luhn (Registro Civil). */
export function isCedula(digits: string): boolean {
  const province = Number(digits.slice(0, 2));
  return ((province >= 1 && province <= 24) || province === 30) && digits[2]! < "6" && luhn(digits);
}

const BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Indian GSTIN: values 0 to 35, every other doubled, quotient and rest by 36 added (GSTN). */
export function isGstin(compact: string): boolean {
  let sum = 0;
  for (let i = 0; i < 14; i++) {
    const product = BASE36.indexOf(compact[i]!) * (1 + (i % 2));
    sum += Math.floor(product / 36) + (product % 36);
  }
  return BASE36[(36 - (sum % 36)) % 36] === compact[14];
}

/** Japanese individual number: weights 6 5 4 3 2 7 6 5 4 3 2, modulo 11 (ordinance of 2014). */
export function isMyNumber(digits: string): boolean {
  const rest = weightedSum(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? 0 : 11 - rest) === Number(digits[11]);
}

/** Korean resident number: a birth date. The check digit ended in October 2020, so that the date must do. */
export const isRrn = (digits: string): boolean => isDay(digits.slice(2, 4), digits.slice(4, 6));

/** Taiwanese identity card: the letter as 10 to 35 in the order of the register, weights 1 9 8 … 1 1, modulo 10. */
export function isTaiwanId(compact: string): boolean {
  const letter = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(compact[0]!) + 10;
  const digits = String(letter) + compact.slice(1);
  return weightedSum(digits, [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10 === 0;
}

/** Hong Kong identity card: letters 10 to 35, a missing one 36, weights 9 to 1, modulo 11; A stands for ten. */
export function isHkid(compact: string): boolean {
  const body = compact.padStart(9, " ");
  let sum = 0;
  for (let i = 0; i < 9; i++) {
    const character = body[i]!;
    const value = character === " " ? 36 : i === 8 && character === "A" ? 10 : BASE36.indexOf(character);
    sum += value * (9 - i);
  }
  return sum % 11 === 0;
}

/** Thai identity card: weights 13 to 2, modulo 11 and 10. */
export const isThaiId = (digits: string): boolean =>
  digits[0] !== "0" &&
  (11 - (weightedSum(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(digits[12]);

/** Malaysian MyKad: a birth date and a code of a place that is assigned. */
export function isMyKad(digits: string): boolean {
  const place = Number(digits.slice(6, 8));
  const isPlace = (place >= 1 && place <= 16) || (place >= 21 && place <= 68) || place === 71 || place >= 82;
  return isPlace && isDay(digits.slice(2, 4), digits.slice(4, 6));
}

/** Indonesian NIK: region, and a birth date with 40 added to a woman's day. */
export const isNik = (digits: string): boolean =>
  digits.slice(0, 2) >= "11" && isDay(digits.slice(8, 10), String(Number(digits.slice(6, 8)) % 40));

/** Israeli identity number: weights 1 and 2 with sums of digits, to the next ten. */
export const isIsraeliId = (digits: string): boolean => luhn(digits) && new Set(digits).size > 1;

/** Kazakh IIN: a birth date; two rounds of weights modulo 11. */
export function isIin(digits: string): boolean {
  let rest = weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
  if (rest === 10) rest = weightedSum(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
  return rest === Number(digits[11]) && isDay(digits.slice(2, 4), digits.slice(4, 6));
}

/** Inland Revenue number: weights 3 2 7 6 5 4 3 2, and 7 4 3 2 5 2 7 6 where that gives ten (IRD, resident withholding tax specification). */
export function isIrd(digits: string): boolean {
  const body = digits.padStart(9, "0");
  const number = Number(body);
  if (number < 10_000_000 || number > 150_000_000) return false;
  for (const weights of [
    [3, 2, 7, 6, 5, 4, 3, 2],
    [7, 4, 3, 2, 5, 2, 7, 6],
  ]) {
    const check = (11 - (weightedSum(body, weights) % 11)) % 11;
    if (check < 10) return check === Number(body[8]);
  }
  return false;
}

/** Saudi identity number or residence permit: 1 or 2 first, Luhn. */
export const isSaudiId = (digits: string): boolean => luhn(digits);

/** Emirates ID: country 784, year of birth, Luhn. */
export const isEmiratesId = (digits: string): boolean => /^784(?:19|20)/.test(digits) && luhn(digits);

/** Egyptian number: century, birth date, governorate. */
export function isEgyptianId(digits: string): boolean {
  const place = Number(digits.slice(7, 9));
  return isDay(digits.slice(3, 5), digits.slice(5, 7)) && ((place >= 1 && place <= 35) || place === 88);
}

/** US employer number: prefixes that campuses of the IRS assign. */
export function isEin(digits: string): boolean {
  const prefix = Number(digits.slice(0, 2));
  return ![0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97].includes(prefix);
}
