/** What a classifier said of rows, and what is true. */
export interface Classified {
  readonly task: "classification";
  /** Names of the classes, in the order of the columns of `probabilities`; at least two. */
  readonly classes: readonly string[];
  /** Index of the class that counts as yes: of a binary one, and in questions of fairness. */
  readonly positive: number;
  /** True classes, by index. */
  readonly labels: Int32Array;
  readonly predicted: Int32Array;
  /** Row by row, a number for each class, together one; undefined where only classes were said. */
  readonly probabilities: Float64Array | undefined;
}

/** What a regression said of rows, and what is true. */
export interface Regressed {
  readonly task: "regression";
  readonly target: Float64Array;
  readonly predicted: Float64Array;
}

export type Outcomes = Classified | Regressed;

export const rowsOf = (outcomes: Outcomes): number => outcomes.predicted.length;

/** The probability of one class, row by row. */
export function probabilityOf({ probabilities, classes }: Classified, index: number): Float64Array | undefined {
  if (probabilities === undefined) return undefined;
  return Float64Array.from({ length: probabilities.length / classes.length }, (_, row) => {
    return probabilities[row * classes.length + index]!;
  });
}
