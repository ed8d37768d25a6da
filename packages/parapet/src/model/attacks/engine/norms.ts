import type { Norm } from "../../attack.ts";

/** Distance of two inputs, in double precision of the numbers as they are. */
export function distance(norm: Norm, a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) {
    const difference = Math.abs((a[at] ?? 0) - (b[at] ?? 0));
    if (norm === "linf") sum = Math.max(sum, difference);
    else sum += norm === "l2" ? difference * difference : difference;
  }
  return norm === "l2" ? Math.sqrt(sum) : sum;
}

/** The bits of a float, to step to its neighbour. */
const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);

/** The next 32-bit float towards zero. */
function nearerZero(value: number): number {
  single[0] = value;
  if (single[0] === 0) return 0;
  bits[0]! -= 1;
  return single[0]!;
}

/** Moves a 32-bit float one step towards another. */
function stepTowards(value: number, goal: number): number {
  single[0] = value;
  if (value === goal) return value;
  if (value === 0) {
    bits[0] = goal > 0 ? 1 : -2147483647;
    return single[0]!;
  }
  bits[0]! += goal > value === value > 0 ? 1 : -1;
  return single[0]!;
}

/** The lowest and highest 32-bit floats within `eps` of `origin` and within the box. Their exact distance is never more than `eps`. */
function bounds(origin: number, eps: number, low: number, high: number): readonly [number, number] {
  let [bottom, top] = [Math.fround(origin - eps), Math.fround(origin + eps)];
  while (origin - bottom > eps) bottom = stepTowards(bottom, origin);
  while (top - origin > eps) top = stepTowards(top, origin);
  return [Math.max(bottom, Math.min(low, origin)), Math.min(top, Math.max(high, origin))];
}

/** `bounds` of every number of a row. */
export function edgesAround(
  origin: Float32Array,
  eps: number,
  low: Float32Array,
  high: Float32Array,
): readonly [Float32Array, Float32Array] {
  const edges = [new Float32Array(origin.length), new Float32Array(origin.length)] as const;
  for (let at = 0; at < origin.length; at++) {
    const [bottom, top] = bounds(origin[at]!, eps, low[at]!, high[at]!);
    edges[0][at] = bottom;
    edges[1][at] = top;
  }
  return edges;
}

export function clampTo([bottoms, tops]: readonly [Float32Array, Float32Array], input: Float32Array): void {
  for (let at = 0; at < input.length; at++) {
    const value = input[at]!;
    if (value < bottoms[at]!) input[at] = bottoms[at]!;
    else if (value > tops[at]!) input[at] = tops[at]!;
  }
}

/**
 * The point within `eps` of the origin and within the box that is nearest to `input`, written over it. 32-bit rounding
 * never carries it outside: what is over by rounding is drawn back.
 *
 * Nearest for `linf` and `l1`; for `l2`, the ball first and the box after it, which stays within both.
 */
export function project(
  norm: Norm,
  eps: number,
  origin: Float32Array,
  low: Float32Array,
  high: Float32Array,
  input: Float32Array,
): void {
  if (norm === "linf") {
    clampTo(edgesAround(origin, eps, low, high), input);
    return;
  }
  if (norm === "l1" && Number.isFinite(eps)) shrinkManhattan(eps, origin, low, high, input);
  if (norm === "l2" && Number.isFinite(eps)) {
    const length = distance("l2", input, origin);
    if (length > eps) scale(origin, input, eps / length);
  }
  for (let at = 0; at < input.length; at++) {
    const [bottom, top] = [Math.min(low[at]!, origin[at]!), Math.max(high[at]!, origin[at]!)];
    input[at] = Math.min(Math.max(input[at]!, bottom), top);
  }
  drawBack(norm, eps, origin, input);
}

/** Of rounding: by a hair at a time, until the exact distance is within the bound. */
function drawBack(norm: Norm, eps: number, origin: Float32Array, input: Float32Array): void {
  for (let hair = 1e-7; distance(norm, input, origin) > eps; hair *= 4)
    if (hair > 1) {
      input.set(origin);
      return;
    } else
      for (let at = 0; at < input.length; at++) {
        const difference = input[at]! - origin[at]!;
        if (difference !== 0) input[at] = origin[at]! + nearerZero(difference * (1 - hair));
      }
}

function scale(origin: Float32Array, input: Float32Array, by: number): void {
  for (let at = 0; at < input.length; at++) input[at] = origin[at]! + (input[at]! - origin[at]!) * by;
}

/**
 * Projection on the crossing of the `l1` ball and the box: every change is made smaller by the same amount, and cut off
 * at zero and at the box; the amount is found by halving.
 *
 * @see Croce, Hein, Mind the box: l1-APGD (2021), proposition 2.1
 */
function shrinkManhattan(
  eps: number,
  origin: Float32Array,
  low: Float32Array,
  high: Float32Array,
  input: Float32Array,
): void {
  const changes = Float64Array.from(input, (value, at) => value - origin[at]!);
  const room = Float64Array.from(changes, (change, at) =>
    change > 0 ? Math.max(0, high[at]! - origin[at]!) : Math.max(0, origin[at]! - low[at]!),
  );
  const lengthAfter = (amount: number): number => {
    let sum = 0;
    for (let at = 0; at < changes.length; at++)
      sum += Math.min(room[at]!, Math.max(0, Math.abs(changes[at]!) - amount));
    return sum;
  };
  if (lengthAfter(0) <= eps) return;
  let [less, more] = [0, changes.reduce((most, change) => Math.max(most, Math.abs(change)), 0)];
  for (let time = 0; time < 60; time++) {
    const middle = (less + more) / 2;
    if (lengthAfter(middle) > eps) less = middle;
    else more = middle;
  }
  for (let at = 0; at < input.length; at++) {
    const left = Math.min(room[at]!, Math.max(0, Math.abs(changes[at]!) - more));
    input[at] = origin[at]! + Math.sign(changes[at]!) * left;
  }
}

/**
 * The step that raises a linear function most, of the norm's length one.
 *
 * For `l1`, steps go along the coordinates with the largest slopes that have room left, a share of all of them:
 * one alone would need as many steps as it changes coordinates.
 */
export function steepest(
  norm: Norm,
  gradient: Float32Array,
  input?: Float32Array,
  low?: Float32Array,
  high?: Float32Array,
  share = 0.05,
): Float32Array {
  const step = new Float32Array(gradient.length);
  if (norm === "linf") {
    for (let at = 0; at < step.length; at++) step[at] = Math.sign(gradient[at]!);
    return step;
  }
  if (norm === "l2") {
    const length = Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0)) || 1;
    for (let at = 0; at < step.length; at++) step[at] = gradient[at]! / length;
    return step;
  }
  const open = Array.from(gradient.keys()).filter((at) => {
    if (input === undefined || low === undefined || high === undefined) return true;
    return gradient[at]! > 0 ? input[at]! < high[at]! : input[at]! > low[at]!;
  });
  open.sort((a, b) => Math.abs(gradient[b]!) - Math.abs(gradient[a]!));
  const chosen = open.slice(0, Math.max(1, Math.ceil(step.length * share))).filter((at) => gradient[at] !== 0);
  for (const at of chosen) step[at] = Math.sign(gradient[at]!) / chosen.length;
  return step;
}
