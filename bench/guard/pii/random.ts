/** A source of choices that is the same for the same seed (xorshift by Marsaglia, 32 bits). */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  of<T>(items: readonly T[]): T;
  digits(count: number): string;
  letters(count: number, alphabet?: string): string;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const letters = (count: number, alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"): string =>
    Array.from({ length: count }, () => alphabet[int(0, alphabet.length - 1)]).join("");
  return {
    int,
    of: (items) => items[int(0, items.length - 1)] as (typeof items)[number],
    digits: (count) => letters(count, "0123456789"),
    letters,
  };
}
