/** A seeded source of chance: the same seed, the same numbers, on every machine. */
export interface Random {
  /** 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  pick<T>(items: readonly T[]): T;
  /** A new order; the input stays. */
  shuffle<T>(items: readonly T[]): T[];
  /** A source of its own for a named use, whatever else was drawn from this one. */
  fork(label: string): Random;
}

/**
 * splitmix32 over a 32-bit seed: small, fast, and passes what a planner needs of it.
 *
 * @see Steele, Lea, Flood, Fast splittable pseudorandom number generators (2014)
 */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (items) => {
      const picked = items[below(items.length)];
      if (picked === undefined) throw new Error("nothing to pick from");
      return picked;
    },
    shuffle: (items) => {
      const shuffled = [...items];
      for (let at = shuffled.length - 1; at > 0; at--) {
        const other = below(at + 1);
        [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
      }
      return shuffled;
    },
    fork: (label) => createRandom(seedOf(label, seed)),
  };
}

/** FNV-1a over a label's UTF-16 units, from a seed. */
export function seedOf(label: string, seed = 0): number {
  let mixed = 0x811c9dc5 ^ seed;
  for (let at = 0; at < label.length; at++) mixed = Math.imul(mixed ^ label.charCodeAt(at), 0x01000193);
  return mixed | 0;
}
