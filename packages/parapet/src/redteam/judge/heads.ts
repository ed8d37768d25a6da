import type { HeadName, HeadWeights } from "./head-weights.ts";
import { BUCKETS, eachBucket, ZONES } from "./ngrams.ts";
import type { Scan } from "./scan.ts";
import { WEIGHTS } from "./weights.ts";

interface Head {
  readonly weights: HeadWeights;
  readonly words: Int8Array;
}

const read = (weights: HeadWeights): Head => ({
  weights,
  words: new Int8Array(Buffer.from(weights.words, "base64")),
});

let heads: Readonly<Record<HeadName, Head>> | undefined;

/** How likely each head's answer is yes, 0 to 1. */
export function chancesOf(features: Float64Array, reply: Scan): Readonly<Record<HeadName, number>> {
  heads ??= { success: read(WEIGHTS.success), refusal: read(WEIGHTS.refusal) };
  const { success, refusal } = heads;
  const sums = new Float64Array(ZONES * 2);
  const sizes = eachBucket(reply, (bucket) => {
    const place = Math.floor(bucket / BUCKETS);
    sums[place]! += success.words[bucket]!;
    sums[ZONES + place]! += refusal.words[bucket]!;
  });
  const chance = ({ weights }: Head, from: number): number => {
    let level = weights.bias;
    for (let at = 0; at < features.length; at++) level += features[at]! * weights.dense[at]!;
    for (let place = 0; place < ZONES; place++)
      if (sizes[place]! > 0) level += (sums[from + place]! * weights.unit) / Math.sqrt(sizes[place]!);
    return 1 / (1 + Math.exp(-(weights.slope * level + weights.shift)));
  };
  return { success: chance(success, 0), refusal: chance(refusal, ZONES) };
}
