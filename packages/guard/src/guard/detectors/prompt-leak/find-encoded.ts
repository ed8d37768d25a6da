import { encodeBase64, OTHER_UNIT } from "../../../text/index.ts";
import type { Hit, InspectionContext } from "../../detector.ts";
import { base64Symbol, utf8Bytes } from "../../encoding.ts";

/*
 * Base64 writes three bytes as four symbols, so what part of the prompt is encoded, and what stands before it, makes
 * three forms of every place and no more. Known are all pairs of neighbouring groups in all three; a run of symbols
 * in which every pair, from group to group, is one of the prompt's is a leak. Pairs are kept as bits by their hash:
 * sixteen bits a pair let one in sixteen strange pairs through, and none in a row of thirteen.
 */

const GROUP = 4;
const PAIR = 2 * GROUP;
/** Pairs in a row that make a leak: 14 groups, 42 bytes. A line of wrapped base64 has 16 groups or more. */
const LEAST_PAIRS = 13;
const LEAST_SYMBOLS: number = (LEAST_PAIRS + 1) * GROUP;
const STRIDE: number = LEAST_SYMBOLS / 2;
const BITS_PER_PAIR = 16;

export interface EncodedIndex {
  /** A bit for each hash of a pair. */
  readonly pairs: Int32Array;
  readonly mask: number;
}

const hashOf = (first: number, second: number): number => {
  const mixed = Math.imul(Math.imul(first, -1640531535) ^ second, -2048144789);
  return mixed ^ (mixed >>> 15);
};

/** By byte; -1 for what is no symbol of base64. */
const SYMBOLS: Int8Array = /* @__PURE__ */ Int8Array.from({ length: 256 }, (_, code) =>
  code < OTHER_UNIT ? base64Symbol(code) : -1,
);

export function indexEncoded(prompt: string): EncodedIndex {
  const bytes = utf8Bytes(prompt);
  const size = Math.max(32, 2 ** Math.ceil(Math.log2(bytes.length * BITS_PER_PAIR + 1)));
  const index = { pairs: new Int32Array(size / 32), mask: size - 1 };
  for (const shift of [0, 1, 2]) {
    const encoded = encodeBase64(bytes.slice(shift));
    let before = 0;
    for (let at = 0; at + GROUP <= encoded.length; at += GROUP) {
      let group = 0;
      for (let i = at; i < at + GROUP; i++) group = (group << 6) | base64Symbol(encoded.charCodeAt(i));
      const hash = hashOf(before, group) & index.mask;
      if (at > 0) index.pairs[hash >> 5]! |= 1 << (hash & 31);
      before = group;
    }
  }
  return index;
}

/**
 * Looks through one run of symbols for leaks.
 *
 * @returns from where, were the run to go on, a leak might begin or grow
 */
function leaksOfRun(index: EncodedIndex, units: Uint8Array, start: number, end: number, hits: Hit[]): number {
  // By place within groups, for where those of the text begin is not known: pairs in a row, and the last groups.
  const chains = [0, 0, 0, 0];
  const groups = [0, 0, 0, 0];
  let group = 0;
  for (let at = start; at < end; at++) {
    group = ((group << 6) | SYMBOLS[units[at]!]!) & 0xffffff;
    const place = at & 3;
    const before = groups[place]!;
    groups[place] = group;
    if (at - start < PAIR - 1) continue;
    const hash = hashOf(before, group) & index.mask;
    if ((index.pairs[hash >> 5]! & (1 << (hash & 31))) !== 0) chains[place]!++;
    else {
      if (chains[place]! >= LEAST_PAIRS) hits.push(encodedLeak(at - GROUP + 1, chains[place]!));
      chains[place] = 0;
    }
  }
  let open = Math.max(start, end - PAIR + 1);
  for (let at = Math.max(start, end - GROUP); at < end; at++) {
    const chain = chains[at & 3]!;
    if (chain === 0) continue;
    if (chain >= LEAST_PAIRS) hits.push(encodedLeak(at + 1, chain));
    open = Math.min(open, at + 1 - (chain + 1) * GROUP);
  }
  return open;
}

function encodedLeak(end: number, pairs: number): Hit {
  return {
    rule: "prompt-encoded",
    start: end - (pairs + 1) * GROUP,
    end,
    confidence: 0.9,
    severity: "high",
    replacement: "[withheld]",
    reason: `repeats at least ${LEAST_SYMBOLS} characters of the system prompt in base64`,
  };
}

/** Pieces of the prompt in base64. @returns what is pending, as a detector's `inspect` does */
export function findEncoded(index: EncodedIndex, text: string, context: InspectionContext, hits: Hit[]): number {
  const { from, units, isFinal } = context;
  const { length } = text;
  for (let at = from + STRIDE - 1; at < length; at += STRIDE) {
    if (SYMBOLS[units[at]!]! < 0) continue;
    let start = at;
    while (start > from && SYMBOLS[units[start - 1]!]! >= 0) start--;
    let end = at + 1;
    while (end < length && SYMBOLS[units[end]!]! >= 0) end++;
    if (end === length && !isFinal) break;
    if (end - start >= LEAST_SYMBOLS) leaksOfRun(index, units, start, end, hits);
    at = end;
  }
  if (isFinal) return length;
  let start = length;
  while (start > from && SYMBOLS[units[start - 1]!]! >= 0) start--;
  return start === length ? length : leaksOfRun(index, units, start, length, hits);
}
