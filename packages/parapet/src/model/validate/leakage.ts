import { createHash } from "node:crypto";
import { type Range, rank, rocAuc, wilsonInterval } from "@parapet/guard/stats";
import type { Holdout } from "./holdout.ts";
import type { Feature, Samples } from "./samples.ts";

export interface Duplicates {
  /** Rows of the holdout of which all inputs stand in the training data as well. */
  readonly exact: number;
  /** The same, up to small differences: exact ones are among them. */
  readonly near: number;
  /** Exact ones with another truth than in the training data. */
  readonly contradicting: number;
  readonly rows: number;
  /** Of the share of exact ones. */
  readonly interval: Range;
  /** Numbers of the first exact ones, from 0. */
  readonly examples: readonly number[];
}

/** A column that tells the truth alone: it is made from it, or is not known when the model is asked. */
export interface TellingColumn {
  readonly column: string;
  /** How well it tells one class from the rest, 0.5 to 1, on rows that it was not looked up on. */
  readonly auc: number;
  readonly class: string;
}

/** Rows of both grids: what lies near each other is in one cell of one of them. */
const CELLS_PER_DEVIATION = 20;
const MOST_EXAMPLES = 20;
const FEWEST_JUDGED = 10;
const TELLING_AUC = 0.99;

/**
 * Rows of the holdout that the training data hold as well: whoever learnt them by heart would look good. Near ones
 * have the same words, and numbers that differ by less than a twentieth of their column's deviation, by two shifted
 * grids.
 */
export function duplicatesOf(train: Holdout, holdout: Holdout): Duplicates {
  const labels = new Map<string, string>();
  const grids = [new Set<string>(), new Set<string>()];
  const scale = scalesOf(train.samples);
  for (let row = 0; row < train.rows; row++) {
    labels.set(keyOf(train.samples, row), train.labels[row]!);
    for (const [shift, grid] of grids.entries()) grid.add(cellOf(train.samples, row, scale, shift / 2));
  }
  let [exact, near, contradicting] = [0, 0, 0];
  const examples: number[] = [];
  for (let row = 0; row < holdout.rows; row++) {
    const label = labels.get(keyOf(holdout.samples, row));
    if (label !== undefined) {
      exact++;
      if (label !== holdout.labels[row]) contradicting++;
      if (examples.length < MOST_EXAMPLES) examples.push(row);
    }
    if (label !== undefined || grids.some((grid, shift) => grid.has(cellOf(holdout.samples, row, scale, shift / 2))))
      near++;
  }
  return { exact, near, contradicting, rows: holdout.rows, interval: wilsonInterval(exact, holdout.rows), examples };
}

const digestOf = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("base64");

function keyOf(samples: Samples, row: number): string {
  switch (samples.kind) {
    case "text":
      return digestOf(samples.texts[row]!);
    case "tensor": {
      const size = samples.values.length / samples.rows;
      const { buffer, byteOffset } = samples.values;
      return digestOf(new Uint8Array(buffer, byteOffset + row * size * 4, size * 4));
    }
    case "tabular":
      // Codes depend on the file where no schema says them: words do not. Shortest forms: 32 bits of one file are those of another.
      return digestOf(
        samples.features.map(({ values, words }) => words?.[values[row]!] ?? Math.fround(values[row]!)).join("\u0000"),
      );
  }
}

/** What a step of the grid is, by column or pixel; 0 where only the same is near. */
function scalesOf(samples: Samples): readonly number[] {
  if (samples.kind === "text") return [];
  if (samples.kind === "tensor") return [samples.white / CELLS_PER_DEVIATION];
  return samples.features.map(({ values, words }) => {
    if (words !== undefined) return 0;
    const present = values.filter((value) => !Number.isNaN(value));
    const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
    return (
      Math.sqrt(present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / present.length) / CELLS_PER_DEVIATION
    );
  });
}

function cellOf(samples: Samples, row: number, scale: readonly number[], shift: number): string {
  if (samples.kind === "text")
    return digestOf(
      samples.texts[row]!.toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
        .trim(),
    );
  if (samples.kind === "tensor") {
    const size = samples.values.length / samples.rows;
    const cells = Int16Array.from({ length: size }, (_, at) =>
      Math.floor(samples.values[row * size + at]! / scale[0]! + shift),
    );
    return digestOf(new Uint8Array(cells.buffer));
  }
  return digestOf(
    samples.features
      .map(({ values, words }, at) => {
        const value = values[row]!;
        if (words !== undefined) return words[value] ?? "";
        return scale[at] === 0 ? value : Math.floor(value / scale[at]! + shift);
      })
      .join("\u0000"),
  );
}

/**
 * Columns that tell a class alone with an area of at least 0.99. Each is looked up on half of the rows (the share of
 * the class by word, or by a thirty-second of the numbers) and judged on the other half: a column of names, which
 * tells every row it was looked up on, tells nothing there.
 */
export function tellingColumns(
  columns: Iterable<Feature>,
  labels: readonly string[],
  classes: readonly string[],
): TellingColumn[] {
  const found: TellingColumn[] = [];
  const asked = classes.length === 2 ? [classes[1]!] : classes;
  for (const feature of columns) {
    const cells = cellsOf(feature);
    let best: TellingColumn | undefined;
    for (const name of asked) {
      const positive = Uint8Array.from(labels, (label) => (label === name ? 1 : 0));
      const auc = halvesAuc(cells, positive);
      if (auc >= TELLING_AUC && auc > (best?.auc ?? 0)) best = { column: feature.name, auc, class: name };
    }
    if (best !== undefined) found.push(best);
  }
  return found.toSorted((a, b) => b.auc - a.auc);
}

/** Numbers as the number of their thirty-second, words as their code; what is missing is a cell as well. */
function cellsOf({ values, words }: Feature): Float64Array {
  if (words !== undefined) return values.map((value) => (Number.isNaN(value) ? -1 : value));
  const sorted = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (sorted.length <= 32) return values.map((value) => (Number.isNaN(value) ? -1 : value));
  const edges = Array.from({ length: 31 }, (_, edge) => sorted[Math.floor(((edge + 1) * sorted.length) / 32)]!);
  return values.map((value) =>
    Number.isNaN(value) ? -1 : edges.reduce((cell, edge) => cell + (value >= edge ? 1 : 0), 0),
  );
}

function halvesAuc(cells: Float64Array, positive: Uint8Array): number {
  const sums = new Map<number, { hits: number; rows: number }>();
  let [hits, rows] = [0, 0];
  for (let row = 0; row < cells.length; row += 2) {
    const sum = sums.get(cells[row]!) ?? { hits: 0, rows: 0 };
    sum.hits += positive[row]!;
    sum.rows++;
    sums.set(cells[row]!, sum);
    hits += positive[row]!;
    rows++;
  }
  const half = Math.floor(cells.length / 2);
  const scores = Float64Array.from({ length: half }, (_, at) => {
    const sum = sums.get(cells[at * 2 + 1]!);
    return sum === undefined ? hits / rows : sum.hits / sum.rows;
  });
  const truth = Uint8Array.from({ length: half }, (_, at) => positive[at * 2 + 1]!);
  const judged = truth.reduce((sum, one) => sum + one, 0);
  // A handful of rows is told apart by chance.
  if (Math.min(judged, half - judged) < FEWEST_JUDGED) return Number.NaN;
  return rocAuc(rank(scores), truth, new Float64Array(half).fill(1));
}
