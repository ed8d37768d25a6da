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

/**
 * xoshiro128** over a 32-bit seed, spread by splitmix32: fast, and long enough for millions of draws a row.
 *
 * @see Blackman, Vigna, Scrambled linear pseudorandom number generators (2021)
 */
export function createRandom(seed: number): Random {
  let spread = seed | 0;
  const state = new Uint32Array(4).map(() => {
    spread = (spread + 0x9e3779b9) | 0;
    let mixed = Math.imul(spread ^ (spread >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  });
  let [a, b, c, d] = state as unknown as [number, number, number, number]; // four, as made above
  let spare: number | undefined;
  const bits = (): number => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  };
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
