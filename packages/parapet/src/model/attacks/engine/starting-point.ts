import type { AttackRun } from "../../attack.ts";
import { rowOf } from "./batches.ts";
import { distance } from "./norms.ts";
import type { Walker } from "./walkers.ts";

const MOST_GUESSES = 100;
const NEAREST = 4;
/** Halvings that choose among starting points: each is then known to a sixteenth of its way. */
const ROUGH = 4;

/**
 * Something that is answered wrongly, to walk from: of the nearest rows of other classes, the one whose way to the
 * original crosses the boundary first; where there are none, numbers at random within the box.
 *
 * @returns undefined when no guess was answered wrongly
 */
export async function startingPoint(run: AttackRun, walker: Walker): Promise<Float32Array | undefined> {
  const { row, origin } = walker;
  const goal = run.targets?.[row];
  const others: { readonly other: Float32Array; readonly far: number }[] = [];
  for (let other = 0; other < run.count; other++) {
    const label = run.labels[other];
    if (goal === undefined ? label === run.labels[row] : label !== goal) continue;
    const input = rowOf(run.inputs, other, run.size);
    others.push({ other: input, far: distance(run.norm, input, origin) });
  }
  others.sort((a, b) => a.far - b.far);
  let best: { readonly point: Float32Array; readonly far: number } | undefined;
  for (const { other } of others.slice(0, NEAREST)) {
    if (walker.left() < ROUGH + 1) break;
    const point = await firstCrossing(run, walker, other);
    const far = point === undefined ? Number.POSITIVE_INFINITY : distance(run.norm, point, origin);
    if (point !== undefined && far < (best?.far ?? Number.POSITIVE_INFINITY)) best = { point, far };
  }
  return best?.point ?? (await atRandom(run, walker));
}

/** The nearest point of the way to `other` that is known to be wrong, after a few halvings. */
async function firstCrossing(run: AttackRun, walker: Walker, other: Float32Array): Promise<Float32Array | undefined> {
  if ((await walker.ask(other))[0]! <= 0) return undefined;
  let [wrong, right] = [1, 0];
  for (let time = 0; time < ROUGH; time++) {
    const middle = (wrong + right) / 2;
    if ((await walker.ask(between(run, walker.origin, other, middle)))[0]! > 0) wrong = middle;
    else right = middle;
  }
  return between(run, walker.origin, other, wrong);
}

async function atRandom(run: AttackRun, walker: Walker): Promise<Float32Array | undefined> {
  const random = run.randoms[walker.row]!;
  for (let guess = 0; guess < MOST_GUESSES && walker.left() > 0; guess++) {
    const input = Float32Array.from(run.low, (low, at) => low + random.next() * (run.high[at]! - low));
    if ((await walker.ask(input))[0]! > 0) return input;
  }
  return undefined;
}

/**
 * On the way from the original to a wrong answer: for `linf`, whatever of the change is larger than the share of its
 * largest is cut off; else a share of the whole way.
 */
export function between(run: AttackRun, origin: Float32Array, wrong: Float32Array, share: number): Float32Array {
  const point = new Float32Array(origin.length);
  if (run.norm !== "linf") {
    for (let at = 0; at < point.length; at++) point[at] = origin[at]! + share * (wrong[at]! - origin[at]!);
    return point;
  }
  const edge = share * distance("linf", origin, wrong);
  for (let at = 0; at < point.length; at++)
    point[at] = origin[at]! + Math.min(edge, Math.max(-edge, wrong[at]! - origin[at]!));
  return point;
}
