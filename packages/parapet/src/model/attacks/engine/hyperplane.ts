import type { Norm } from "../../attack.ts";

const HALVINGS = 40;

/**
 * The smallest change of `point` that raises `slope · x` by `wanted` and stays in the box. Where the box does not hold
 * enough, everything goes to its edge.
 *
 * @see Croce, Hein, Minimally distorted adversarial examples with a fast adaptive boundary attack (2020), section 2
 */
export function toHyperplane(
  norm: Norm,
  point: Float32Array,
  slope: Float32Array,
  wanted: number,
  low: Float32Array,
  high: Float32Array,
): Float64Array {
  const turn = wanted < 0 ? -1 : 1;
  const need = Math.abs(wanted);
  const size = point.length;
  const change = new Float64Array(size);
  const room = new Float64Array(size);
  for (let at = 0; at < size; at++)
    room[at] = Math.max(0, slope[at]! * turn > 0 ? high[at]! - point[at]! : point[at]! - low[at]!);
  if (norm === "l1") {
    const order = Array.from(slope.keys()).sort((a, b) => Math.abs(slope[b]!) - Math.abs(slope[a]!));
    let left = need;
    for (const at of order) {
      if (left <= 0 || slope[at] === 0) break;
      const step = Math.min(room[at]!, left / Math.abs(slope[at]!));
      change[at] = step * Math.sign(slope[at]!) * turn;
      left -= step * Math.abs(slope[at]!);
    }
    return change;
  }
  const reach = (at: number, amount: number): number =>
    Math.min(room[at]!, norm === "linf" ? (slope[at] === 0 ? 0 : amount) : amount * Math.abs(slope[at]!));
  const gain = (amount: number): number => {
    let sum = 0;
    for (let at = 0; at < size; at++) sum += Math.abs(slope[at]!) * reach(at, amount);
    return sum;
  };
  let [less, more] = [0, 1];
  while (gain(more) < need && more < 1e12) more *= 4;
  for (let time = 0; time < HALVINGS && more - less > 1e-7 * more; time++) {
    const middle = (less + more) / 2;
    if (gain(middle) < need) less = middle;
    else more = middle;
  }
  for (let at = 0; at < size; at++) change[at] = reach(at, more) * Math.sign(slope[at]!) * turn;
  return change;
}

export function lengthOf(norm: Norm, change: Float64Array): number {
  if (norm === "linf") return change.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (norm === "l1") return change.reduce((sum, value) => sum + Math.abs(value), 0);
  return Math.sqrt(change.reduce((sum, value) => sum + value * value, 0));
}
