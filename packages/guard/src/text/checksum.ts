/**
 * Check digits. All take a string of digits (letters where said) without separators and answer false for an empty
 * one; none looks at lengths or prefixes, which are the caller's to judge.
 */

/** Luhn, ISO/IEC 7812-1: payment cards, Canadian SIN, Swedish personnummer. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, isDoubled = false; i >= 0; i--, isDoubled = !isDoubled) {
    let digit = digits.charCodeAt(i) - 48;
    if (isDoubled) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/**
 * Remainder modulo 97 of a string of digits and letters, letters counting A = 10 … Z = 35 (ISO/IEC 7064, as the IBAN
 * uses it). Case does not matter.
 */
export function remainder97(characters: string): number {
  let remainder = 0;
  for (let i = 0; i < characters.length; i++) {
    const code = characters.charCodeAt(i);
    remainder = code < 58 ? (remainder * 10 + code - 48) % 97 : (remainder * 100 + (code | 32) - 87) % 97;
  }
  return remainder;
}

const PERMUTATION: readonly number[] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** Product in the dihedral group of order ten: 0–4 turn, 5–9 flip. */
function dihedralProduct(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
  return b < 5 ? 5 + ((a - b) % 5) : (a - b + 5) % 5;
}

/** Verhoeff (1969), over the dihedral group of order ten: Indian Aadhaar. */
export function verhoeff(digits: string): boolean {
  let check = 0;
  for (let position = 0; position < digits.length; position++) {
    let digit = digits.charCodeAt(digits.length - 1 - position) - 48;
    for (let turn = position % 8; turn > 0; turn--) digit = PERMUTATION[digit]!;
    check = dihedralProduct(check, digit);
  }
  return digits.length > 0 && check === 0;
}

/** ISO/IEC 7064 MOD 11,10, the pure hybrid system with one check digit: German Steuer-ID. */
export function mod11And10(digits: string): boolean {
  let product = 10;
  for (let i = 0; i < digits.length - 1; i++) {
    const sum = (digits.charCodeAt(i) - 48 + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return digits.length > 1 && (product + digits.charCodeAt(digits.length - 1) - 48) % 10 === 1;
}

/** Sum of digit times weight; digits beyond the weights do not count, and there must be as many as weights. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (digits.charCodeAt(i) - 48) * weights[i]!;
  return sum;
}
