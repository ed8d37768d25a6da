/**
 * Aho–Corasick over a small alphabet: finds any of many patterns in one pass, and knows at every character how much
 * of a pattern the text so far may be the beginning of.
 */
export interface Automaton {
  readonly alphabetSize: number;
  /** `next[state * alphabetSize + symbol]`; state 0 is the start. */
  readonly next: Int32Array;
  /** Symbols that led to a state: the length of the longest pattern beginning that the text ends with. */
  readonly depth: Int32Array;
  /** Index of the pattern that ends at a state, the longest of them; -1 for none. */
  readonly pattern: Int32Array;
}

/** @param patterns symbols 0 to alphabetSize - 1, none empty */
export function buildAutomaton(patterns: readonly (readonly number[])[], alphabetSize: number): Automaton {
  const states = 1 + patterns.reduce((sum, pattern) => sum + pattern.length, 0);
  const next = new Int32Array(states * alphabetSize);
  const depth = new Int32Array(states);
  const ending = new Int32Array(states).fill(-1);
  let count = 1;
  patterns.forEach((pattern, index) => {
    let state = 0;
    for (const symbol of pattern) {
      const edge = state * alphabetSize + symbol;
      if (next[edge] === 0) {
        depth[count] = depth[state]! + 1;
        next[edge] = count++;
      }
      state = next[edge]!;
    }
    if (ending[state] === -1) ending[state] = index;
  });
  const fallback = new Int32Array(states);
  const queue: number[] = [0];
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head]!;
    const back = fallback[state]!;
    if (ending[state] === -1 && state !== 0) ending[state] = ending[back]!;
    for (let symbol = 0; symbol < alphabetSize; symbol++) {
      const edge = state * alphabetSize + symbol;
      const target = next[edge]!;
      const detour = state === 0 ? 0 : next[back * alphabetSize + symbol]!;
      if (target === 0) next[edge] = detour;
      else {
        fallback[target] = detour;
        queue.push(target);
      }
    }
  }
  return { alphabetSize, next, depth, pattern: ending };
}
