import type { Scan } from "./scan.ts";

/** Weights of each place: a power of two. */
const BUCKETS_BITS = 13;
export const BUCKETS: number = 1 << BUCKETS_BITS;
/** Words of a reply that count as its beginning. */
const HEAD = 50;
/** The places that words are counted at: the beginning, the last voice, everywhere. */
export const ZONES = 3;

const mix = (hash: number): number => {
  let mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> (32 - BUCKETS_BITS);
};

/** Gives the bucket of each word and of each two words in a row, place by place, and how many each place had. */
export function eachBucket(reply: Scan, give: (bucket: number) => void): readonly [number, number, number] {
  const { words, count, sentences } = reply;
  const last = sentences.at(-1)?.voice ?? 0;
  const from = Math.max(0, sentences.find((one) => one.voice === last)?.from ?? 0, count - 400);
  const zone = (start: number, end: number, offset: number): number => {
    for (let at = start; at < end; at++) {
      const word = words[at]!;
      give(offset + mix(word));
      if (at + 1 < end) give(offset + mix(Math.imul(word, 0x9e3779b1) ^ words[at + 1]!));
    }
    return Math.max(0, (end - start) * 2 - 1);
  };
  return [
    zone(0, Math.min(count, HEAD), 0),
    zone(from, Math.min(count, from + HEAD), BUCKETS),
    zone(0, count, 2 * BUCKETS),
  ];
}
