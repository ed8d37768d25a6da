import type { LabelledRows } from "./learner.ts";

/** What brings each feature to mean 0 and deviation 1; constant features stay as they are but for their mean. */
export interface Scale {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

export function scaleOf({ inputs, rows, size }: LabelledRows): Scale {
  const mean = new Float64Array(size);
  const deviation = new Float64Array(size);
  for (let at = 0; at < inputs.length; at++) mean[at % size]! += inputs[at]! / rows;
  for (let at = 0; at < inputs.length; at++) deviation[at % size]! += (inputs[at]! - mean[at % size]!) ** 2 / rows;
  return { mean, deviation: deviation.map((square) => (square > 1e-24 ? Math.sqrt(square) : 1)) };
}

export function scaled(inputs: Float32Array, { mean, deviation }: Scale): Float64Array {
  const size = mean.length;
  return Float64Array.from(inputs, (value, at) => (value - mean[at % size]!) / deviation[at % size]!);
}
