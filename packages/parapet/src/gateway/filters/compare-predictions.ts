import { parseJsonBody } from "../wire/index.ts";

/** Two answers to one question of the Open Inference Protocol. */
export interface Comparison {
  /** Rows of the first dimension that were held beside each other. */
  readonly rows: number;
  /** Rows with another label, or a number further away than the tolerance. */
  readonly differing: number;
  /** Between two numbers of a tensor with fractions; 0 where there are none. */
  readonly largestDistance: number;
}

interface Tensor {
  readonly name: string;
  readonly datatype: string;
  readonly shape: readonly number[];
  readonly data: readonly unknown[];
}

const MAX_DEPTH = 128;
const FLOATS = new Set(["FP16", "BF16", "FP32", "FP64"]);

/**
 * Holds two answers beside each other, row by row, in the tensors of ours.
 *
 * @param tolerance absolute, of numbers with a fraction; everything else has to be equal
 * @returns undefined when one of them is no answer of the protocol, or theirs lacks a tensor of ours in its shape: what
 *   is not there agrees with nothing
 */
export function comparePredictions(ours: Buffer, theirs: Buffer, tolerance: number): Comparison | undefined {
  const [one, other] = [tensorsOf(ours), tensorsOf(theirs)];
  if (one === undefined || other === undefined) return undefined;
  const pairs = one.flatMap((tensor) => {
    const twin = other.find(({ name }) => name === tensor.name);
    return twin === undefined || twin.shape.join() !== tensor.shape.join() ? [] : [[tensor, twin] as const];
  });
  if (pairs.length < one.length) return undefined;
  const rows = pairs[0]?.[0].shape[0] ?? 0;
  if (rows === 0 || pairs.some(([{ shape }]) => shape[0] !== rows)) return undefined;
  const differs = new Uint8Array(rows);
  let largestDistance = 0;
  for (const [a, b] of pairs) {
    const [left, right] = [a.data.flat(8), b.data.flat(8)];
    const width = left.length / rows;
    if (!Number.isInteger(width) || right.length !== left.length) return undefined;
    const isFloat = FLOATS.has(a.datatype) && FLOATS.has(b.datatype);
    for (const [at, value] of left.entries()) {
      if (isFloat) {
        const distance = Math.abs(Number(value) - Number(right[at]));
        if (!Number.isFinite(distance)) return undefined;
        largestDistance = Math.max(largestDistance, distance);
        if (distance > tolerance) differs[Math.floor(at / width)] = 1;
      } else if (value !== right[at]) differs[Math.floor(at / width)] = 1;
    }
  }
  return { rows, differing: differs.reduce((sum, one) => sum + one, 0), largestDistance };
}

function tensorsOf(body: Buffer): readonly Tensor[] | undefined {
  const parsed = parseJsonBody(body, { maxDepth: MAX_DEPTH });
  if (parsed.problem !== undefined) return undefined;
  const { outputs } = (parsed.json ?? {}) as { readonly outputs?: unknown };
  return Array.isArray(outputs) && outputs.every(isTensor) ? outputs : undefined;
}

function isTensor(value: unknown): value is Tensor {
  const { name, datatype, shape, data } = (value ?? {}) as Partial<Record<keyof Tensor, unknown>>;
  return (
    typeof name === "string" &&
    typeof datatype === "string" &&
    Array.isArray(shape) &&
    shape.every((size) => Number.isSafeInteger(size) && size >= 0) &&
    Array.isArray(data)
  );
}
