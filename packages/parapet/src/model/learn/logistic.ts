import type { LabelledRows, Learned, Learner } from "./learner.ts";
import { minimise } from "./minimise.ts";
import { scaled, scaleOf } from "./scale.ts";

export interface LogisticOptions {
  /** Weight of the losses against that of the squared coefficients: scikit-learn's `C`. */
  readonly fit?: number;
}

export interface Logistic extends Learned {
  /** `classes × size`, of the features at mean 0 and deviation 1. */
  readonly coefficients: Float64Array;
  readonly intercepts: Float64Array;
}

/**
 * Multinomial logistic regression on features brought to mean 0 and deviation 1, the coefficients held small and the
 * intercepts free. Learns from shares where they are given.
 */
export function fitLogistic(given: LabelledRows, { fit = 1 }: LogisticOptions = {}): Logistic {
  const { rows, size, classes, labels, shares } = given;
  const scale = scaleOf(given);
  const inputs = scaled(given.inputs, scale);
  const width = size + 1;
  const scores = new Float64Array(classes);
  const solution = minimise(
    (weights, slope) => {
      let value = 0;
      for (let one = 0; one < classes; one++)
        for (let at = 0; at < size; at++) {
          const weight = weights[one * width + at]!;
          value += (weight * weight) / 2;
          slope[one * width + at] = weight;
        }
      for (let row = 0; row < rows; row++) {
        score(weights, inputs, row);
        softmax(scores);
        for (let one = 0; one < classes; one++) {
          const truth = shares === undefined ? (labels[row] === one ? 1 : 0) : shares[row * classes + one]!;
          if (truth > 0) value -= fit * truth * Math.log(Math.max(1e-300, scores[one]!));
          const error = fit * (scores[one]! - truth);
          for (let at = 0; at < size; at++) slope[one * width + at]! += error * inputs[row * size + at]!;
          slope[one * width + size]! += error;
        }
      }
      return value;
    },
    new Float64Array(classes * width),
  );

  function score(weights: Float64Array, from: Float64Array, row: number): void {
    for (let one = 0; one < classes; one++) {
      let sum = weights[one * width + size]!;
      for (let at = 0; at < size; at++) sum += weights[one * width + at]! * from[row * size + at]!;
      scores[one] = sum;
    }
  }

  const place = (_: unknown, at: number): number => solution[Math.floor(at / size) * width + (at % size)]!;
  return {
    classes,
    coefficients: Float64Array.from({ length: classes * size }, place),
    intercepts: Float64Array.from({ length: classes }, (_, one) => solution[one * width + size]!),
    predict: async (asked, count) => {
      const numbers = scaled(asked, scale);
      const said = new Float32Array(count * classes);
      for (let row = 0; row < count; row++) {
        score(solution, numbers, row);
        softmax(scores);
        said.set(scores, row * classes);
      }
      return said;
    },
  };
}

/** In place. */
export function softmax(scores: Float64Array): void {
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) sum += scores[at] = Math.exp(scores[at]! - most);
  for (let at = 0; at < scores.length; at++) scores[at]! /= sum;
}

export const logisticLearner = (options: LogisticOptions = {}): Learner => ({
  id: "logistic",
  title: "Logistic regression",
  train: async (given) => fitLogistic(given, options),
});
