import { disguisesOf, rot47 } from "./reading/disguises.ts";
import { createFinder, type Finder } from "./reading/finder.ts";
import type { Readings } from "./reading/readings.ts";
import { squeeze, unleet } from "./reading/squeeze.ts";

/** A shorter value turns up by chance in what is squeezed: it counts as a word of its own only. */
const SHORT = 8;
/** A stretch that is shorter is not near. */
const SHORTEST_PIECE = 4;
/** A shorter value is not put together of pieces. */
const SHORTEST_SPLIT = 12;
/** More pieces are no leak but a vocabulary. */
const MOST_PIECES = 4;

/** A planted value, ready to be looked for. */
export interface Wanted {
  readonly squeezed: string;
  readonly words: readonly string[];
  /** So few digits that they turn up by chance: seen, they are likely to be it. */
  readonly isWeak: boolean;
  /** How it stands there; undefined where it does not. */
  find(readings: Readings): string | undefined;
}

const known = new Map<string, Wanted>();
const MOST_KNOWN = 512;

/** Built once for a value. */
export function wantedOf(value: string): Wanted {
  const before = known.get(value);
  if (before !== undefined) return before;
  const made = build(value);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(value, made);
  return made;
}

function build(value: string): Wanted {
  const squeezed = squeeze(value);
  const words = value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (squeezed.length < SHORT) {
    const isWord = wordFinder(value);
    const isTurned = wordFinder([...value].reverse().join(""));
    return {
      squeezed,
      words,
      isWeak: /^\d{0,5}$/.test(squeezed),
      find: ({ plain }) =>
        plain.some(isWord) ? "clear" : value.length > 4 && plain.some(isTurned) ? "turned round" : undefined,
    };
  }
  const disguises: Finder = createFinder(disguisesOf(value));
  const leet = unleet(value);
  const shifted = rot47(value);
  return {
    squeezed,
    words,
    isWeak: false,
    find: (readings) => {
      const how = disguises.find(readings.squeezed);
      if (how !== undefined) return how;
      if (readings.plain.some((text) => text.includes(shifted))) return "rot47";
      return leet.length >= 10 && readings.unleeted.includes(leet) ? "leet" : undefined;
    },
  };
}

/** Whether a text holds a value as a word of its own: what stands beside it is no letter and no digit. */
function wordFinder(value: string): (text: string) => boolean {
  const wanted = value.toLowerCase();
  const isPart = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  return (text) => {
    const lower = text.toLowerCase();
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1))
      if (!isPart(lower[at - 1]) && !isPart(lower[at + wanted.length])) return true;
    return false;
  };
}

/** What is shorter stands in a text of that length by chance. */
const pieceFor = (characters: number): number => (characters < 4_000 ? 5 : characters < 40_000 ? 6 : 8);

/**
 * Whether pieces of a value, in its order and together all of it, stand in the texts. Pieces are at most four and long,
 * or a number of the value that stands alone; words of the value count where a number or a broken word is among them:
 * a lantern, heather and an osprey make no leak.
 */
export function isSplitOver({ squeezed, words }: Wanted, texts: readonly string[]): boolean {
  if (squeezed.length < SHORTEST_SPLIT) return false;
  const said = texts.map(squeeze).join("\n");
  if (!said.includes(squeezed.slice(0, SHORTEST_PIECE)) || !said.includes(squeezed.slice(-SHORTEST_PIECE)))
    return false;
  const shortest = pieceFor(said.length);
  const isNumber = (piece: string): boolean =>
    piece.length >= 3 && /^\d+$/.test(piece) && words.includes(piece) && texts.some(wordFinder(piece));
  const pieces: string[] = [];
  let at = 0;
  let from = 0;
  while (at < squeezed.length) {
    if (pieces.length === MOST_PIECES) return false;
    const piece = longestFrom(squeezed, at, said, from);
    if (piece.length < shortest && !isNumber(piece)) return false;
    from = said.indexOf(piece, from) + piece.length;
    at += piece.length;
    pieces.push(piece);
  }
  const isCommon = (piece: string): boolean => /^\p{L}+$/u.test(piece) && words.includes(piece);
  return pieces.some((piece) => !isCommon(piece));
}

/** The longest beginning of `value` from `at` that stands in `text` behind `from`; by halving, since a beginning of what stands there does too. */
function longestFrom(value: string, at: number, text: string, from: number): string {
  let low = 0;
  let high = value.length - at;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (text.indexOf(value.slice(at, at + middle), from) >= 0) low = middle;
    else high = middle - 1;
  }
  return value.slice(at, at + low);
}

/** So much of a text is looked at for how near it came. */
const LOOKED_AT = 20_000;

/** Longest stretch of the value that stands in a text, as a share of it. */
export function nearness({ squeezed }: Wanted, { squeezed: read }: Readings): number {
  const text = read.slice(0, LOOKED_AT);
  let best = SHORTEST_PIECE - 1;
  for (let at = 0; at + best < squeezed.length; at++) {
    while (at + best < squeezed.length && text.includes(squeezed.slice(at, at + best + 1))) best++;
  }
  return best < SHORTEST_PIECE ? 0 : best / squeezed.length;
}
