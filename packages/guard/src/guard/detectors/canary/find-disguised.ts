import type { Hit } from "../../detector.ts";
import { buildAutomaton } from "./automaton.ts";
import type { Disguise } from "./disguise.ts";

/** So many separators may stand between two characters of a value before it no longer counts as spelled out. */
const GAP_CHARACTERS = 3;

export type Finder = (text: string, from: number, hits: Hit[]) => number;

/** A finder of all disguises that share an alphabet. Characters outside of it separate. */
export function disguiseFinder(
  disguises: readonly Disguise[],
  alphabetSize: number,
  symbolOf: (code: number) => number,
): Finder {
  const { next, depth, pattern } = buildAutomaton(
    disguises.map(({ symbols }) => symbols),
    alphabetSize,
  );
  const symbolTable = new Int8Array(65_536).fill(-1);
  for (let code = 0; code < 128; code++) symbolTable[code] = symbolOf(code);
  const longest = Math.max(...disguises.map(({ symbols }) => symbols.length));
  const mask = 2 ** Math.ceil(Math.log2(longest + 1)) - 1;
  const places = new Int32Array(mask + 1);

  return (text, from, hits) => {
    let state = 0;
    let gap = 0;
    let read = 0;
    for (let at = from; at < text.length; at++) {
      const symbol = symbolTable[text.charCodeAt(at)]!;
      if (symbol < 0) {
        if (state !== 0 && ++gap > GAP_CHARACTERS) state = 0;
        continue;
      }
      gap = 0;
      state = next[state * alphabetSize + symbol]!;
      if (state === 0) continue;
      places[read++ & mask] = at;
      const index = pattern[state]!;
      if (index < 0) continue;
      const { rule, symbols, how } = disguises[index]!;
      hits.push({
        rule,
        start: places[(read - symbols.length) & mask]!,
        end: at + 1,
        confidence: rule === "canary" ? 0.99 : 0.95,
        severity: "critical",
        replacement: "[canary]",
        reason: `a planted value came out, ${how}`,
      });
      state = 0;
    }
    return state === 0 ? text.length : places[(read - depth[state]!) & mask]!;
  };
}
