import { splitmix32, xoshiro128 } from "@parapet/guard/stats";

/** A seeded source of chance: the same seed, the same numbers, on every machine. */
export interface Random {
  /** 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  /** Standard normal. */
  normal(): number;
  /** -1 or 1. */
  sign(): number;
  /** A source of its own, whatever else was drawn from this one. */
  fork(label: number): Random;
}

/** xoshiro128** over a 32-bit seed, spread by splitmix32: fast, and long enough for millions of draws a row. */
export function createRandom(seed: number): Random {
  const word = splitmix32(seed);
  const bits = xoshiro128(word(), word(), word(), word());
  let spare: number | undefined;
  const next = (): number => bits() / 4_294_967_296;
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    // Marsaglia's polar method: two at a time.
    normal: () => {
      if (spare !== undefined) {
        const kept = spare;
        spare = undefined;
        return kept;
      }
      let [x, y, square] = [0, 0, 0];
      do {
        x = next() * 2 - 1;
        y = next() * 2 - 1;
        square = x * x + y * y;
      } while (square >= 1 || square === 0);
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * scale;
      return x * scale;
    },
    sign: () => (bits() & 0x8000 ? 1 : -1),
    fork: (label) => createRandom(Math.imul(seed ^ 0x5bd1e995, 0x01000193) ^ Math.imul(label + 1, 0x9e3779b1)),
  };
}
