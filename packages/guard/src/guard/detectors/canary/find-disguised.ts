import { codePointAt, OTHER_UNIT } from "../../../text/index.ts";
import type { Hit, InspectionContext } from "../../detector.ts";
import { buildAutomaton } from "./automaton.ts";
import type { Disguise } from "./disguise.ts";

/*
 * The automaton reads every character, at the price of two loads that wait for each other. Nearly every text holds no
 * disguise at all, and a sample shows it: within the first `stride` characters of a disguise there is a place from
 * which `SAMPLE_SYMBOLS` of its symbols follow. So the scan reads a few symbols at every `stride`-th character, and
 * only where they are those of a disguise does the automaton run. On English prose that is a twentieth of the time.
 */

/** So many separators may stand between two characters of a value before it no longer counts as spelled out. */
const GAP_CHARACTERS = 8;
const SAMPLE_SYMBOLS = 4;
/** Samples are told apart by a hash of this many bits; two that share one cost time and nothing else. */
const SAMPLE_BITS = 20;

export type Finder = (text: string, context: InspectionContext, hits: Hit[]) => number;

const NOTHING_STYLED: ReadonlyMap<number, number> = /* @__PURE__ */ new Map();

const isHighHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

const mixed = (sample: number, symbol: number): number => (Math.imul(sample, 41) + symbol + 1) & (2 ** SAMPLE_BITS - 1);

/**
 * A finder of all disguises that share an alphabet. Characters outside of it separate.
 *
 * @param styled symbols of characters that stand for another, by code point
 */
export function disguiseFinder(
  disguises: readonly Disguise[],
  alphabetSize: number,
  symbolOf: (code: number) => number,
  styled: ReadonlyMap<number, number> = NOTHING_STYLED,
): Finder {
  const { next, depth, pattern } = buildAutomaton(
    disguises.map(({ symbols }) => symbols),
    alphabetSize,
  );
  const symbolTable = new Int8Array(256).fill(-1);
  for (let code = 0; code < OTHER_UNIT; code++) symbolTable[code] = symbolOf(code);
  const symbolAt = (text: string, units: Uint8Array, at: number): number => {
    const unit = units[at]!;
    return unit === OTHER_UNIT ? otherSymbolAt(text, at) : symbolTable[unit]!;
  };
  /** Of a character in two halves the second has its symbol; the first separates. */
  const otherSymbolAt = (text: string, at: number): number => {
    const unit = text.charCodeAt(at);
    const symbol = symbolOf(unit);
    return symbol >= 0 || styled.size === 0 || isHighHalf(unit)
      ? symbol
      : (styled.get(codePointAt(text, startOf(text, at))) ?? -1);
  };
  const longest = Math.max(...disguises.map(({ symbols }) => symbols.length));
  const stride = Math.min(...disguises.map(({ symbols }) => symbols.length)) - SAMPLE_SYMBOLS + 1;
  const samples = new Int32Array(2 ** SAMPLE_BITS / 32);
  for (const { symbols } of disguises)
    for (let i = 0; i < stride; i++) {
      const sample = symbols.slice(i, i + SAMPLE_SYMBOLS).reduce(mixed, 0);
      samples[sample >> 5]! |= 1 << (sample & 31);
    }
  const mask = 2 ** Math.ceil(Math.log2(longest + 1)) - 1;
  const places = new Int32Array(mask + 1);

  /** The first of the places from `from` on, a stride apart, from which the symbols of a disguise follow; -1 for none. */
  function nextSample(text: string, units: Uint8Array, from: number): number {
    const { length } = text;
    for (let at = from; at < length; at += stride) {
      let sample = 0;
      let symbols = 0;
      let gap = 0;
      for (let i = at; i < length; i++) {
        const unit = units[i]!;
        let symbol = symbolTable[unit]!;
        if (symbol < 0) {
          if (unit === OTHER_UNIT) symbol = otherSymbolAt(text, i);
          if (symbol < 0) {
            if (++gap > GAP_CHARACTERS) break;
            continue;
          }
        }
        gap = 0;
        sample = mixed(sample, symbol);
        if (++symbols < SAMPLE_SYMBOLS) continue;
        if ((samples[sample >> 5]! & (1 << (sample & 31))) !== 0) return at;
        break;
      }
    }
    return -1;
  }

  /** Where the character begins that ends at `at`. */
  function startOf(text: string, at: number): number {
    return isLowHalf(text.charCodeAt(at)) && isHighHalf(text.charCodeAt(at - 1)) ? at - 1 : at;
  }

  /** Where a scan ended, and the beginning of what may go on there; the end again when nothing may. */
  const scanned = { end: 0, open: 0 };

  /** Runs the automaton from `from` until, at `least` or later, no disguise is under way. */
  function scan(text: string, { units, isAscii }: InspectionContext, from: number, least: number, hits: Hit[]): void {
    const { length } = text;
    let state = 0;
    let gap = 0;
    let read = 0;
    let at = from;
    for (; at < length; at++) {
      if (state === 0 && at > least) break;
      const symbol = symbolAt(text, units, at);
      if (symbol < 0) {
        if (state !== 0 && ++gap > GAP_CHARACTERS) state = 0;
        continue;
      }
      gap = 0;
      state = next[state * alphabetSize + symbol]!;
      if (state === 0) continue;
      places[read++ & mask] = isAscii ? at : startOf(text, at);
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
    scanned.end = at;
    scanned.open = state === 0 ? at : places[(read - depth[state]!) & mask]!;
  }

  return (text, context, hits) => {
    const { length } = text;
    const { from, units, isFinal } = context;
    if (!isFinal) {
      scan(text, context, from, length, hits);
      if (scanned.open < length) return scanned.open;
      // Half a character may be the beginning.
      return styled.size > 0 && length > from && isHighHalf(text.charCodeAt(length - 1)) ? length - 1 : length;
    }
    // A disguise begins less than a stride before its sample, and not within the one before it.
    let done = from;
    for (let at = nextSample(text, units, from); at >= 0; at = nextSample(text, units, Math.max(at + 1, done))) {
      scan(text, context, Math.max(done, at - stride + 1), at, hits);
      done = scanned.end;
    }
    return length;
  };
}
