/** A function and its slope: writes the gradient at `x` into `slope`, and returns the value. */
export type Smooth = (x: Float64Array, slope: Float64Array) => number;

const MEMORY = 10;
const MOST_HALVINGS = 40;

/**
 * The minimum of a smooth, convex function: limited-memory BFGS with steps that are halved until they pay.
 *
 * @returns where the gradient's largest part is below `tolerance`, or as near as `steps` came
 * @see Liu, Nocedal, On the limited memory BFGS method (1989)
 */
export function minimise(of: Smooth, start: Float64Array, { steps = 500, tolerance = 1e-6 } = {}): Float64Array {
  let x = Float64Array.from(start);
  let slope = new Float64Array(x.length);
  let value = of(x, slope);
  const moves: { readonly step: Float64Array; readonly turn: Float64Array; readonly share: number }[] = [];
  for (let at = 0; at < steps && slope.some((part) => Math.abs(part) > tolerance); at++) {
    const direction = Float64Array.from(slope, (part) => -part);
    const factors: number[] = [];
    for (const { step, turn, share } of moves.toReversed()) {
      const factor = share * dot(step, direction);
      factors.push(factor);
      add(direction, turn, -factor);
    }
    const last = moves.at(-1);
    const size =
      last === undefined ? 1 / Math.max(1, norm(slope)) : dot(last.step, last.turn) / dot(last.turn, last.turn);
    for (let place = 0; place < direction.length; place++) direction[place]! *= size;
    for (const { step, turn, share } of moves) add(direction, step, factors.pop()! - share * dot(turn, direction));
    const descent = dot(direction, slope);
    let length = 1;
    let [next, nextSlope, nextValue] = [x, slope, value];
    for (let halving = 0; halving < MOST_HALVINGS; halving++, length /= 2) {
      next = x.map((part, place) => part + length * direction[place]!);
      nextSlope = new Float64Array(x.length);
      nextValue = of(next, nextSlope);
      if (nextValue <= value + 1e-4 * length * descent) break;
    }
    if (!(nextValue < value)) return x;
    const step = next.map((part, place) => part - x[place]!);
    const turn = nextSlope.map((part, place) => part - slope[place]!);
    const along = dot(step, turn);
    if (along > 1e-14) moves.push({ step, turn, share: 1 / along });
    if (moves.length > MEMORY) moves.shift();
    [x, slope, value] = [next, nextSlope, nextValue];
  }
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

const norm = (a: Float64Array): number => Math.sqrt(dot(a, a));

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at++) to[at]! += times * what[at]!;
}
