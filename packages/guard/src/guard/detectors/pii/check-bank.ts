import { weightedSum } from "../../../text/index.ts";

/** ABA routing number: weights 3, 7, 1; the first two digits name a Federal Reserve district (ABA, Routing Number Policy). */
export function isRoutingNumber(digits: string): boolean {
  const district = Number(digits.slice(0, 2));
  const isDistrict =
    (district >= 1 && district <= 12) || (district >= 21 && district <= 32) || (district >= 61 && district <= 72);
  return isDistrict && weightedSum(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0;
}

/** Mexican CLABE: each product of digit and weight 3, 7, 1 modulo 10, their sum to the next ten (Banco de México). */
export function isClabe(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (Number(digits[i]) * [3, 7, 1][i % 3]!) % 10;
  return (10 - (sum % 10)) % 10 === Number(digits[17]);
}

const CCC_WEIGHTS: readonly number[] = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];

function cccDigit(ten: string): number {
  const rest = 11 - (weightedSum(ten, CCC_WEIGHTS) % 11);
  return rest === 11 ? 0 : rest === 10 ? 1 : rest;
}

/** Spanish código cuenta cliente: one digit proves bank and branch, one the account (Banco de España). */
export function isCcc(digits: string): boolean {
  return cccDigit(`00${digits.slice(0, 8)}`) === Number(digits[8]) && cccDigit(digits.slice(10)) === Number(digits[9]);
}
