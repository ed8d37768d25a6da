import { luhn } from "../../../text/index.ts";

/** 3GPP TS 23.003: Luhn; a number of one digit throughout is a filler. */
export const isImei = (digits: string): boolean => luhn(digits) && new Set(digits).size > 1;

const VIN_VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from("ABCDEFGHJKLMNPRSTUVWXYZ", (letter, i) => [letter, Number("12345678123457923456789"[i])]),
);
const VIN_WEIGHTS: readonly number[] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** Vehicle number with the check digit that North America and China ask for (49 CFR 565.15). */
export function isVin(compact: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const character = compact[i]!;
    sum += (character <= "9" ? Number(character) : (VIN_VALUES[character] ?? 0)) * VIN_WEIGHTS[i]!;
  }
  return "0123456789X"[sum % 11] === compact[8] && /[A-Z]/.test(compact);
}
