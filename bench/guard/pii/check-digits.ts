import type { Random } from "./random.ts";

/*
 * Arithmetic of check digits in the direction of those who issue numbers: from a body to its digit. Nothing here is
 * the detector's, which goes the other way; where both are right they agree, and the corpus is the referee.
 */

export type Make = (random: Random) => string;

export const numbers = (text: string): number[] => Array.from(text, Number);
export const two = (value: number): string => String(value).padStart(2, "0");

/** Digit by digit times its weight, added up. */
export const dot = (text: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0);

/** ISO/IEC 7812-1, annex B: what is missing to the next ten. */
export function luhnDigit(body: string): string {
  const sum = numbers(body)
    .reverse()
    .reduce((total, digit, i) => total + (i % 2 === 1 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0);
  return String((10 - (sum % 10)) % 10);
}

export const withLuhn = (body: string): string => body + luhnDigit(body);

/** ISO/IEC 7064, MOD 11,10: product and sum in turns, from ten. */
export function hybridDigit(body: string): number {
  let product = 10;
  for (const digit of numbers(body)) product = (((digit + product) % 10 || 10) * 2) % 11;
  return (11 - product) % 10;
}

/** Verhoeff's code as the dihedral group of ten elements, not by his tables: turns are 0 to 4, flips 5 to 9. */
export function verhoeffDigit(body: string): number {
  const compose = (a: number, b: number): number => {
    const turn = a < 5 ? (a % 5) + (b % 5) : (a % 5) - (b % 5) + 5;
    return (turn % 5) + (a < 5 === b < 5 ? 0 : 5);
  };
  const permuted = (digit: number, times: number): number =>
    times === 0 ? digit : permuted(Number("1576283094"[digit]), times - 1);
  const sum = numbers(body)
    .reverse()
    .reduce((left, digit, i) => compose(left, permuted(digit, (i + 1) % 8)), 0);
  return numbers("0123456789").find((digit) => compose(sum, digit) === 0) as number;
}

export const group = (text: string, sizes: readonly number[], sign: string): string => {
  let at = 0;
  return sizes
    .map((size) => {
      at += size;
      return text.slice(at - size, at);
    })
    .join(sign);
};

/** Draws bodies until the rule has a check digit for one. */
export function checked(random: Random, body: Make, check: (body: string) => number): string {
  for (;;) {
    const drawn = body(random);
    const digit = check(drawn);
    if (digit < 10) return drawn + digit;
  }
}

export const mod11 =
  (weights: readonly number[], turn: (rest: number) => number) =>
  (body: string): number =>
    turn(dot(body, weights) % 11);

/** What is missing to the next eleven: 0 to 10. */
export const missing11 = (rest: number): number => (11 - rest) % 11;

/** Two rounds, the second where the first leaves ten; ten again is nought. */
export const twoRounds =
  (first: readonly number[], second: readonly number[]) =>
  (body: string): number => {
    const once = dot(body, first) % 11;
    return once < 10 ? once : (dot(body, second) % 11) % 10;
  };

export interface Birth {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  /** The last two digits of the year. */
  readonly short: string;
  readonly isWoman: boolean;
}

export function birth(random: Random, from = 1940, to = 2012): Birth {
  const year = String(random.int(from, to));
  return {
    day: two(random.int(1, 28)),
    month: two(random.int(1, 12)),
    year,
    short: year.slice(2),
    isWoman: random.int(0, 1) === 1,
  };
}

/** A digit of this parity. */
export const parity = (random: Random, isEven: boolean): number => random.int(0, 4) * 2 + (isEven ? 0 : 1);
