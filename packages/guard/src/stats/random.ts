/**
 * Chance from a seed: the same numbers on every machine. xoshiro128**, seeded by splitmix32.
 *
 * @param seed any whole number; its lowest 32 bits count
 * @returns draws from 0 (included) to 1 (excluded), in steps of 2^-32
 * @see Blackman, Vigna, Scrambled linear pseudorandom number generators (2021)
 */
export function seededRandom(seed: number): () => number {
  let mixed = seed | 0;
  const next = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let word = mixed ^ (mixed >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return word ^ (word >>> 15);
  };
  let a = next();
  let b = next();
  let c = next();
  let d = next() | 1;
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
    return (result >>> 0) / 4_294_967_296;
  };
}
