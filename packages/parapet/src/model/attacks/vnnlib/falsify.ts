import { ParapetError } from "@parapet/guard/kernel";
import type { AttackTarget } from "../../attack.ts";
import { createRandom, type Random } from "../engine/random.ts";
import { scoresOf } from "../engine/run.ts";
import type { Clause, Property } from "./property.ts";

export interface FalsifyOptions {
  /** Scores are the model's outputs as they are. */
  readonly target: AttackTarget;
  readonly property: Property;
  readonly seed: number;
  /** Most inputs that are tried. */
  readonly queries: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (queries: number) => void;
}

export interface Falsified {
  /** `sat`: a counter-example is known. Never the opposite: what was not found may still be there. */
  readonly verdict: "sat" | "unknown";
  readonly input?: Float32Array;
  readonly outputs?: Float32Array;
  readonly queries: number;
  readonly isInterrupted: boolean;
}

const STEPS = 60;
/** Walks that go on side by side. */
const WALKS = 24;
const MOMENTUM = 0.7;

interface Walk {
  readonly clause: number;
  readonly point: Float32Array;
  readonly drift: Float64Array;
}

/**
 * Looks for a counter-example: from many places of each clause's box downhill on the bound that is broken most, by signs
 * and in steps that are shares of each input's own range.
 */
export async function falsify(options: FalsifyOptions): Promise<Falsified> {
  const { target, property, signal } = options;
  const size = target.shape.reduce((all, dim) => all * dim, 1);
  if (size !== property.inputs || target.classes !== property.outputs)
    throw new ParapetError(
      "PARAPET_ATTACK_SHAPE",
      `a property of ${property.inputs} inputs and ${property.outputs} outputs does not fit a model of ${size} and ${target.classes}`,
    );
  const boxes = property.clauses.map(boxOf);
  const random = createRandom(options.seed);
  let queries = 0;
  for (let round = 0; queries < options.queries && boxes.length > 0; round++) {
    const walks = startsOf(boxes, target.shape, round, random);
    for (let step = 0; step <= STEPS && queries < options.queries; step++) {
      if (signal?.aborted === true) return { verdict: "unknown", queries, isInterrupted: true };
      const inputs = joined(walks, size);
      const scores = await scoresOf(target, inputs, walks.length, size);
      queries += walks.length;
      for (const [at, { clause, point }] of walks.entries())
        if (isBroken(property.clauses[clause]!, scores, at) && (await isConfirmed(target, property, clause, point)))
          return { verdict: "sat", input: point, outputs: await target.score(point, 1), queries, isInterrupted: false };
      if (step === STEPS) break;
      await descend(options, walks, scores, boxes, { inputs, step, random });
      queries += target.slope === undefined ? 0 : walks.length;
    }
    options.onProgress?.(queries);
  }
  return { verdict: "unknown", queries, isInterrupted: false };
}

interface Box {
  readonly low: Float32Array;
  readonly high: Float32Array;
}

/** The 32-bit floats within a box; where there is none, the one that is nearest to it. */
function boxOf({ low, high }: Clause): Box {
  const box = { low: new Float32Array(low.length), high: new Float32Array(low.length) };
  for (let at = 0; at < low.length; at++) {
    const [bottom, top] = [inward(low[at]!, 1), inward(high[at]!, -1)];
    const isEmpty = bottom > top;
    box.low[at] = isEmpty ? (low[at]! + high[at]!) / 2 : bottom;
    box.high[at] = isEmpty ? (low[at]! + high[at]!) / 2 : top;
  }
  return box;
}

const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);

/** The float nearest to `value` that is not on its other side. */
function inward(value: number, direction: 1 | -1): number {
  single[0] = value;
  if ((single[0]! - value) * direction >= 0) return single[0]!;
  if (single[0] === 0) bits[0] = direction > 0 ? 1 : -2147483647;
  else bits[0]! += single[0]! > 0 === direction > 0 ? 1 : -1;
  return single[0]!;
}

/** Middles first, then places at random. */
function startsOf(boxes: readonly Box[], shape: readonly number[], round: number, random: Random): Walk[] {
  const count = Math.max(WALKS, boxes.length);
  return Array.from({ length: count }, (_, walk) => {
    const clause = walk % boxes.length;
    const { low, high } = boxes[clause]!;
    const point = new Float32Array(low.length);
    if (round > 0 || walk >= boxes.length) placeAtRandom(point, boxes[clause]!, shape, random);
    else for (let at = 0; at < point.length; at++) point[at] = clamp((low[at]! + high[at]!) / 2, low[at]!, high[at]!);
    return { clause, point, drift: new Float64Array(low.length) };
  });
}

/**
 * Somewhere in the box: any place or a corner, every number for itself, or tied along some axes. Where all numbers are
 * drawn apart, sums over a window come out alike everywhere, and a net that looks at windows sees one place only.
 */
function placeAtRandom(point: Float32Array, { low, high }: Box, shape: readonly number[], random: Random): void {
  const isCorner = random.sign() > 0;
  const isTied = shape.map(() => random.next() < 0.4);
  const shares = new Map<number, number>();
  for (let at = 0; at < point.length; at++) {
    let [rest, key] = [at, 0];
    for (let axis = shape.length - 1, stride = 1; axis >= 0; axis--) {
      const place = rest % shape[axis]!;
      rest = Math.floor(rest / shape[axis]!);
      if (!isTied[axis]) key += place * stride;
      stride *= shape[axis]!;
    }
    const share = shares.get(key) ?? (isCorner ? (random.sign() > 0 ? 1 : 0) : random.next());
    shares.set(key, share);
    point[at] = clamp(low[at]! + share * (high[at]! - low[at]!), low[at]!, high[at]!);
  }
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, Math.fround(value)));

function joined(walks: readonly Walk[], size: number): Float32Array {
  const inputs = new Float32Array(walks.length * size);
  for (const [at, { point }] of walks.entries()) inputs.set(point, at * size);
  return inputs;
}

/** By how much a bound is broken, in the model's own numbers; at most 0 where it is held. */
function excess(clause: Clause, bound: number, scores: Float32Array, row: number): number {
  const { weights, most } = clause.bounds[bound]!;
  let sum = -most;
  for (let at = 0; at < weights.length; at++)
    if (weights[at] !== 0) sum += weights[at]! * scores[row * weights.length + at]!;
  return sum;
}

const isBroken = (clause: Clause, scores: Float32Array, row: number): boolean =>
  clause.bounds.every((_, bound) => excess(clause, bound, scores, row) <= 0);

/** The model's last word, about this input alone. */
async function isConfirmed(
  target: AttackTarget,
  { clauses }: Property,
  clause: number,
  point: Float32Array,
): Promise<boolean> {
  return isBroken(clauses[clause]!, await target.score(point, 1), 0);
}

async function descend(
  { target, property }: FalsifyOptions,
  walks: readonly Walk[],
  scores: Float32Array,
  boxes: readonly Box[],
  { inputs, step, random }: { readonly inputs: Float32Array; readonly step: number; readonly random: Random },
): Promise<void> {
  const outputs = property.outputs;
  const size = property.inputs;
  const truth = new Float32Array(walks.length * outputs);
  for (const [at, { clause }] of walks.entries()) {
    const { bounds } = property.clauses[clause]!;
    let worst = 0;
    for (let bound = 1; bound < bounds.length; bound++)
      if (excess(property.clauses[clause]!, bound, scores, at) > excess(property.clauses[clause]!, worst, scores, at))
        worst = bound;
    for (let one = 0; one < outputs; one++) truth[at * outputs + one] = -(bounds[worst]?.weights[one] ?? 0);
  }
  const gradient = await uphill(target, walks.length, inputs, truth);
  // From half of the range down to a five-hundredth.
  const share = 0.5 * 0.004 ** (step / STEPS);
  for (const [at, { clause, point, drift }] of walks.entries()) {
    const { low, high } = boxes[clause]!;
    let mean = 0;
    for (let place = 0; place < size; place++) mean += Math.abs(gradient[at * size + place]!) / size;
    if (mean === 0) {
      // Flat, as where every unit is off: nothing leads on from here.
      placeAtRandom(point, boxes[clause]!, target.shape, random);
      drift.fill(0);
      continue;
    }
    for (let place = 0; place < size; place++) {
      drift[place] = MOMENTUM * drift[place]! + gradient[at * size + place]! / mean;
      const next = point[place]! + share * (high[place]! - low[place]!) * Math.sign(drift[place]!);
      point[place] = clamp(next, low[place]!, high[place]!);
    }
  }
}

async function uphill(
  target: AttackTarget,
  rows: number,
  inputs: Float32Array,
  truth: Float32Array,
): Promise<Float32Array> {
  if (target.slope === undefined) throw new ParapetError("PARAPET_ATTACK_ACCESS", `${target.title} gives no gradients`);
  const [size, outputs] = [inputs.length / rows, truth.length / rows];
  const all = new Float32Array(inputs.length);
  for (let from = 0; from < rows; from += target.batch) {
    const to = Math.min(rows, from + target.batch);
    const part = inputs.subarray(from * size, to * size);
    const heads = { truth: truth.subarray(from * outputs, to * outputs) };
    all.set((await target.slope("weighted", part, to - from, heads)).gradient, from * size);
  }
  return all;
}
