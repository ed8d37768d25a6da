import { quantileOf } from "@parapet/guard/stats";
import { createSketcher, type Sketcher } from "./sketch.ts";

/** What questions of one model usually look like: learned from rows of many clients, then held. */
export interface UsualQueries {
  readonly sketcher: Sketcher;
  /** Two rows nearer than this are hardly ever both real. */
  readonly nearDistance: number;
  /** How often that happens all the same, from a row to one of as many as a client's memory holds. */
  readonly nearShare: number;
  /** Distance from a row to the nearest usual one; hardly any is farther than `farDistance`. */
  distanceTo(sketch: Float32Array): number;
  readonly farDistance: number;
  readonly farShare: number;
  /** Leads of the first class over the second that only few usual answers are below; undefined where answers tell none. */
  readonly slimLead: number | undefined;
  readonly slimShare: number;
}

/** Of the middle distance between two usual rows: where looking for near ones begins. */
const NEAR = 0.2;
/** So many near ones among usual rows are too many, and near means nearer. */
const MOST_NEAR = 0.1;
const NEAREST = 0.02;
/** Usual rows that are no farther than this; beyond it lies as much again for what was not seen. */
const WITHIN = 0.98;
/** Share of the usual answers that decide less than a slim lead. */
const SLIM = 0.3;

/**
 * @param rows `count × size`, of many clients
 * @param leads of the answers to them, as far as they told any
 */
export function usualQueries(rows: Float32Array, size: number, leads: readonly number[]): UsualQueries {
  const sketcher = createSketcher(rows, size);
  const count = rows.length / size;
  const sketches = Array.from({ length: count }, (_, row) =>
    sketcher.sketch(rows.subarray(row * size, (row + 1) * size)),
  );
  const middle = quantileOf(
    Float64Array.from(pairs(count), ([one, other]) => distance(sketches[one]!, sketches[other]!)).sort(),
    0.5,
  );
  // Rows that are the same are one question asked twice, which tells nothing.
  const nearest = Float64Array.from(sketches, (own, at) => nearestTo(own, sketches, at));
  let near = NEAR;
  const shareOf = (share: number): number => nearest.filter((one) => one < share * middle).length / count;
  while (near > NEAREST && shareOf(near) > MOST_NEAR) near /= 1.3;
  const ordered = nearest.filter((one) => Number.isFinite(one)).sort();
  const farDistance = ordered.length === 0 ? Number.POSITIVE_INFINITY : 1.2 * quantileOf(ordered, WITHIN);
  const slim = leads.length < count / 2 ? undefined : quantileOf(Float64Array.from(leads).sort(), SLIM);
  return {
    sketcher,
    nearDistance: near * middle,
    nearShare: shareOf(near),
    distanceTo: (sketch) => nearestTo(sketch, sketches),
    farDistance,
    farShare: 1 - WITHIN,
    slimLead: slim,
    slimShare: SLIM,
  };
}

/** A few thousand pairs, spread evenly. */
function pairs(count: number): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let step = 1; step < count && found.length < 4_000; step = Math.ceil(step * 1.7))
    for (let one = 0; one < count; one++) found.push([one, (one + step) % count]);
  return found;
}

/** To the nearest that is not the same. */
function nearestTo(own: Float32Array, all: readonly Float32Array[], except = -1): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [at, other] of all.entries()) {
    if (at === except) continue;
    const square = squaredDistance(own, other, least);
    if (square > 0 && square < least) least = square;
  }
  return Math.sqrt(least);
}

const distance = (a: Float32Array, b: Float32Array): number => Math.sqrt(squaredDistance(a, b));

/** Given up once it is more than `most`. */
export function squaredDistance(a: Float32Array, b: Float32Array, most: number = Number.POSITIVE_INFINITY): number {
  let sum = 0;
  for (let at = 0; at < a.length && sum < most; at++) sum += (a[at]! - b[at]!) ** 2;
  return sum;
}
