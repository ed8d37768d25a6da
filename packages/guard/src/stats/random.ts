/**
 * Words of 32 bits from a seed, to seed better generators by: splitmix32.
 *
 * @returns signed
 */
export function splitmix32(seed: number): () => number {
  let mixed = seed | 0;
  return () => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let word = mixed ^ (mixed >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return word ^ (word >>> 15);
  };
}

/**
 * Words of 32 bits, unsigned: xoshiro128**, from four words that are not all zero.
 *
 * @see Blackman, Vigna, Scrambled linear pseudorandom number generators (2021)
 */
export function xoshiro128(first: number, second: number, third: number, fourth: number): () => number {
  let [a, b, c, d] = [first | 0, second | 0, third | 0, fourth | 0];
  return () => {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  };
}

/**
 * Chance from a seed: the same numbers on every machine.
 *
 * @param seed any whole number; its lowest 32 bits count
 * @returns draws from 0 (included) to 1 (excluded), in steps of 2^-32
 */
export function seededRandom(seed: number): () => number {
  const word = splitmix32(seed);
  const next = xoshiro128(word(), word(), word(), word() | 1);
  return () => next() / 4_294_967_296;
}
