import type { Random } from "../attacks/engine/random.ts";
import type { LabelledRows, Learned, Learner } from "./learner.ts";
import { type RankedRows, rankRows } from "./ranks.ts";
import { growTree, leafOf, type Tree, type TreeOptions } from "./tree.ts";

export interface ForestOptions extends Partial<TreeOptions> {
  readonly trees?: number;
  /** Each tree sees a sample with replacement; else all see all rows. */
  readonly isBootstrapped?: boolean;
}

export interface Forest extends Learned {
  readonly trees: readonly Tree[];
}

/** A random forest with scikit-learn's defaults: samples with replacement, the root of the number of features a split. */
export function growForest(
  given: LabelledRows,
  random: Random,
  options: ForestOptions = {},
  ranked: RankedRows = rankRows(given.inputs, given.rows, given.size),
): Forest {
  const { trees: count = 100, isBootstrapped = true } = options;
  const tree: TreeOptions = {
    maxDepth: options.maxDepth ?? Number.POSITIVE_INFINITY,
    fewestToSplit: options.fewestToSplit ?? 2,
    featuresPerSplit: options.featuresPerSplit ?? Math.max(1, Math.floor(Math.sqrt(given.size))),
  };
  const trees = Array.from({ length: count }, (_, at) => {
    const own = random.fork(at);
    const weights = new Float64Array(given.rows).fill(isBootstrapped ? 0 : 1);
    if (isBootstrapped) for (let draw = 0; draw < given.rows; draw++) weights[own.below(given.rows)]! += 1;
    return growTree(ranked, given.labels, weights, given.classes, tree, own);
  });
  return { classes: given.classes, trees, predict: async (inputs, rows) => vote(trees, inputs, rows, given) };
}

function vote(
  trees: readonly Tree[],
  inputs: Float32Array,
  rows: number,
  { size, classes }: Pick<LabelledRows, "size" | "classes">,
): Float32Array {
  const sums = new Float64Array(rows * classes);
  for (const tree of trees)
    for (let row = 0; row < rows; row++) {
      const leaf = leafOf(tree, inputs, row * size) * classes;
      for (let at = 0; at < classes; at++) sums[row * classes + at]! += tree.shares[leaf + at]!;
    }
  return Float32Array.from(sums, (sum) => sum / trees.length);
}

export const forestLearner = (options: ForestOptions = {}): Learner => ({
  id: "forest",
  title: "Random forest",
  train: async (given, random) => growForest(given, random, options),
});
