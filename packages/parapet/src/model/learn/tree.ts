import type { Random } from "../attacks/engine/random.ts";
import type { RankedRows } from "./ranks.ts";

export interface TreeOptions {
  /** Infinity lets it grow until its leaves are pure. */
  readonly maxDepth: number;
  /** Rows below which a node is not split. */
  readonly fewestToSplit: number;
  /** Features that a split may choose from, drawn anew for each. */
  readonly featuresPerSplit: number;
}

/** Nodes in the order in which they were made, the root first. */
export interface Tree {
  /** -1 for leaves. */
  readonly feature: Int32Array;
  /** A row goes left when its value is at most this. */
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** `nodes × classes`: shares of the classes among the rows that came there. */
  readonly shares: Float64Array;
}

interface Open {
  readonly node: number;
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

interface Split {
  readonly feature: number;
  readonly gain: number;
  /** The highest rank that goes left, and the next one that is there. */
  readonly below: number;
  readonly above: number;
}

/**
 * A classification tree of Gini impurity, as scikit-learn grows it: best of the features drawn, thresholds halfway
 * between neighbours, features drawn on while all drawn so far were constant.
 *
 * @param weights how often each row counts; rows of 0 are left out
 * @see Breiman, Friedman, Olshen, Stone, Classification and Regression Trees (1984)
 */
export function growTree(
  ranked: RankedRows,
  labels: Int32Array,
  weights: Float64Array,
  classes: number,
  options: TreeOptions,
  random: Random,
): Tree {
  const chosen = Uint32Array.from(labels.keys()).filter((row) => weights[row]! > 0);
  const scratch = new Float64Array(chosen.length);
  const feature: number[] = [];
  const threshold: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const shares: number[] = [];
  const drawn = Uint32Array.from({ length: ranked.size }, (_, at) => at);
  const counts = new Float64Array(classes);
  const leftCounts = new Float64Array(classes);

  const makeNode = (): number => {
    feature.push(-1);
    threshold.push(0);
    left.push(-1);
    right.push(-1);
    for (let at = 0; at < classes; at++) shares.push(0);
    return feature.length - 1;
  };
  const open: Open[] = [{ node: makeNode(), from: 0, to: chosen.length, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, from, to, depth } = next;
    counts.fill(0);
    for (let at = from; at < to; at++) counts[labels[chosen[at]!]!]! += weights[chosen[at]!]!;
    const total = counts.reduce((sum, count) => sum + count, 0);
    for (let at = 0; at < classes; at++) shares[node * classes + at] = counts[at]! / total;
    const isPure = counts.some((count) => count === total);
    if (isPure || depth >= options.maxDepth || to - from < options.fewestToSplit) continue;
    const split = bestSplit(from, to, total);
    if (split === undefined) continue;
    const middle = partition(from, to, split);
    const values = ranked.values[split.feature]!;
    const [low, high] = [values[split.below]!, values[split.above]!];
    feature[node] = split.feature;
    // Halves that are added do not overflow; where they round to the higher value, the lower one divides as well.
    threshold[node] = low / 2 + high / 2 < high ? low / 2 + high / 2 : low;
    const children = [makeNode(), makeNode()] as const;
    [left[node], right[node]] = children;
    open.push({ node: children[1], from: middle, to, depth: depth + 1 });
    open.push({ node: children[0], from, to: middle, depth: depth + 1 });
  }
  return {
    feature: Int32Array.from(feature),
    threshold: Float64Array.from(threshold),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    shares: Float64Array.from(shares),
  };

  function bestSplit(from: number, to: number, total: number): Split | undefined {
    let best: Split | undefined;
    for (let visited = 0; visited < ranked.size; visited++) {
      if (visited >= options.featuresPerSplit && best !== undefined) break;
      const other = visited + random.below(ranked.size - visited);
      [drawn[visited], drawn[other]] = [drawn[other]!, drawn[visited]!];
      best = scan(drawn[visited]!, from, to, total, best);
    }
    return best;
  }

  /** Tries every threshold of one feature, from low to high. */
  function scan(at: number, from: number, to: number, total: number, best: Split | undefined): Split | undefined {
    const count = to - from;
    const ranks = ranked.ranks[at]!;
    const keys = scratch.subarray(0, count);
    // Rank and place in one number: sorting numbers needs no function to compare them.
    for (let place = 0; place < count; place++) keys[place] = ranks[chosen[from + place]!]! * count + place;
    keys.sort();
    leftCounts.fill(0);
    let leftTotal = 0;
    let before = Math.floor(keys[0]! / count);
    let found = best;
    for (let place = 0; place < count; place++) {
      const rank = Math.floor(keys[place]! / count);
      const row = chosen[from + (keys[place]! - rank * count)]!;
      if (rank !== before) {
        let leftSquares = 0;
        let rightSquares = 0;
        for (let one = 0; one < classes; one++) {
          const own = leftCounts[one]!;
          leftSquares += own * own;
          rightSquares += (counts[one]! - own) ** 2;
        }
        const gain = leftSquares / leftTotal + rightSquares / (total - leftTotal);
        if (found === undefined || gain > found.gain) found = { feature: at, gain, below: before, above: rank };
        before = rank;
      }
      leftCounts[labels[row]!]! += weights[row]!;
      leftTotal += weights[row]!;
    }
    return found;
  }

  /** Brings the rows that go left before the others; returns where the others begin. */
  function partition(from: number, to: number, { feature: at, below }: Split): number {
    const ranks = ranked.ranks[at]!;
    let [low, high] = [from, to - 1];
    while (low <= high) {
      if (ranks[chosen[low]!]! <= below) low++;
      else {
        [chosen[low], chosen[high]] = [chosen[high]!, chosen[low]!];
        high--;
      }
    }
    return low;
  }
}

/** The leaf that a row comes to. */
export function leafOf({ feature, threshold, left, right }: Tree, inputs: Float32Array, from: number): number {
  let node = 0;
  while (feature[node]! >= 0) node = inputs[from + feature[node]!]! <= threshold[node]! ? left[node]! : right[node]!;
  return node;
}
