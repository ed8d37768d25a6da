import { fisherAtMost, holmAdjusted, quantileOf, studentAtLeast, wilsonInterval } from "@parapet/guard/stats";
import { type Outcomes, rowsOf } from "./outcomes.ts";
import type { Feature } from "./samples.ts";

/** A part of the rows: where one column is one word, or lies within bounds. */
export interface Slice {
  readonly column: string;
  readonly part: string;
  readonly rows: number;
  /** Accuracy, or mean absolute error of a regression. */
  readonly value: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Chance of a part this much worse when it is like the rest, adjusted for all parts that were looked at. */
  readonly chance: number;
  /** Worse than the rest beyond chance, at 5 % over all parts together. */
  readonly isWorse: boolean;
}

export interface Sliced {
  /** Worst first. */
  readonly slices: readonly Slice[];
  /** Parts with fewer rows than are needed to say anything. */
  readonly tooFew: number;
}

const MOST_WORDS = 50;
const QUARTERS = [0, 0.25, 0.5, 0.75, 1];
const ALPHA = 0.05;

/** Groups of rows by the values of a column: words, or quarters of numbers. */
export function partsOf({ values, words, field }: Feature): {
  readonly parts: readonly string[];
  readonly of: Int32Array;
} {
  const distinct = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (words !== undefined || distinct.length <= 10 || field.type === "boolean") {
    const shown = words === undefined ? distinct : distinct.filter((code) => code >= 0);
    const byValue = new Map(shown.map((value, at) => [value, at]));
    return {
      parts: shown.map((value) => words?.[value] ?? String(value)),
      of: Int32Array.from(values, (value) => byValue.get(value) ?? -1),
    };
  }
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const edges = [...new Set(QUARTERS.map((share) => quantileOf(sorted, share)))];
  const shown = (value: number): string => String(Number(value.toPrecision(4)));
  return {
    parts: edges.slice(1).map((edge, at) => `${shown(edges[at]!)} to ${shown(edge)}`),
    of: Int32Array.from(values, (value) => {
      if (Number.isNaN(value)) return -1;
      let part = 0;
      while (part < edges.length - 2 && value > edges[part + 1]!) part++;
      return part;
    }),
  };
}

/**
 * How the model does in each part of the data: every word of every column, every quarter of numbers. A part is called
 * worse when chance would make it so in fewer than 5 of 100 looks at all parts (Holm over Fisher's exact test, of a
 * regression over Welch's).
 */
export function slicesOf(outcomes: Outcomes, columns: Iterable<Feature>, smallest: number): Sliced {
  const rows = rowsOf(outcomes);
  const losses = Float64Array.from({ length: rows }, (_, row) =>
    outcomes.task === "regression"
      ? Math.abs(outcomes.target[row]! - outcomes.predicted[row]!)
      : Number(outcomes.labels[row] !== outcomes.predicted[row]),
  );
  const all = momentsOf(losses, () => true);
  const found: Omit<Slice, "isWorse">[] = [];
  let tooFew = 0;
  for (const feature of columns) {
    if ((feature.words?.length ?? 0) > MOST_WORDS) continue;
    const { parts, of } = partsOf(feature);
    if (parts.length < 2) continue;
    for (const [at, part] of parts.entries()) {
      const own = momentsOf(losses, (row) => of[row] === at);
      if (own.count < smallest || own.count === rows) {
        if (own.count > 0 && own.count < rows) tooFew++;
        continue;
      }
      found.push({ column: feature.name, part, rows: own.count, ...figuresOf(outcomes, own, all) });
    }
  }
  const adjusted = holmAdjusted(found.map(({ chance }) => chance));
  const isRegression = outcomes.task === "regression";
  return {
    slices: found
      .map((slice, at): Slice => ({ ...slice, chance: adjusted[at]!, isWorse: adjusted[at]! < ALPHA }))
      .toSorted((a, b) => (isRegression ? b.value - a.value : a.value - b.value)),
    tooFew,
  };
}

interface Moments {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

function momentsOf(losses: Float64Array, isIn: (row: number) => boolean): Moments {
  let [count, sum, squares] = [0, 0, 0];
  for (let row = 0; row < losses.length; row++) {
    if (!isIn(row)) continue;
    count++;
    sum += losses[row]!;
    squares += losses[row]! ** 2;
  }
  return { count, sum, squares };
}

function figuresOf(outcomes: Outcomes, own: Moments, all: Moments): Pick<Slice, "value" | "low" | "high" | "chance"> {
  if (outcomes.task === "classification") {
    const right = own.count - own.sum;
    const { low, high } = wilsonInterval(right, own.count);
    return {
      value: right / own.count,
      low,
      high,
      chance: fisherAtMost(right, own.count, all.count - all.sum, all.count),
    };
  }
  const rest = { count: all.count - own.count, sum: all.sum - own.sum, squares: all.squares - own.squares };
  const value = own.sum / own.count;
  const spread = ({ count, sum, squares }: Moments): number => (squares - (sum * sum) / count) / (count - 1) / count;
  const [mine, theirs] = [spread(own), spread(rest)];
  const deviation = Math.sqrt(mine + theirs);
  const freedom = (mine + theirs) ** 2 / (mine ** 2 / (own.count - 1) + theirs ** 2 / (rest.count - 1));
  const t = (value - rest.sum / rest.count) / deviation;
  const reach = 1.959963984540054 * Math.sqrt(mine);
  return {
    value,
    low: value - reach,
    high: value + reach,
    chance: deviation === 0 || rest.count < 2 ? 1 : studentAtLeast(t, freedom),
  };
}
