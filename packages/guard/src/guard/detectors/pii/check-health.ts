import { luhn, weightedSum } from "../../../text/index.ts";

/** US provider number: Luhn over the number with 80840 before it (CMS, NPI check digit calculation). */
export const isNpi = (digits: string): boolean => luhn(`80840${digits}`);

/** US DEA registration: digits 1, 3, 5 and twice 2, 4, 6; the last digit of the sum (21 CFR 1301, DEA practice). */
export function isDea(compact: string): boolean {
  return weightedSum(compact.slice(2), [1, 2, 1, 2, 1, 2]) % 10 === Number(compact[8]);
}

const NHI_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/** New Zealand health index, HISO 10046: weights 7 to 2; the older form modulo 11, the newer, of two last letters, modulo 24. */
export function isNhi(compact: string): boolean {
  let sum = 0;
  for (let i = 0; i < 6; i++) {
    const character = compact[i]!;
    sum += (character <= "9" ? Number(character) : NHI_LETTERS.indexOf(character) + 1) * (7 - i);
  }
  const last = compact[6]!;
  if (last > "9") return (24 - (sum % 24)) % 24 === (NHI_LETTERS.indexOf(last) + 1) % 24;
  return sum % 11 !== 0 && (11 - (sum % 11)) % 10 === Number(last);
}

/** German health insurance number: the letter as two digits, weights 1 and 2, sums of digits modulo 10 (§ 290 SGB V). */
export function isKvnr(compact: string): boolean {
  const digits = String(compact.charCodeAt(0) - 64).padStart(2, "0") + compact.slice(1, 9);
  let sum = 0;
  for (let i = 0; i < 10; i++) {
    const product = Number(digits[i]) * (1 + (i % 2));
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === Number(compact[9]);
}
