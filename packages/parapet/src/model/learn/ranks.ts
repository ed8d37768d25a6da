/**
 * Rows by the order of each feature's values, made once and shared by all trees that grow on them or on some of them:
 * a tree then sorts whole numbers, and never looks at a value but to write a threshold down.
 */
export interface RankedRows {
  readonly rows: number;
  readonly size: number;
  /** By feature: of each row the place of its value among the distinct ones. */
  readonly ranks: readonly Uint32Array[];
  /** By feature: the distinct values, ascending. */
  readonly values: readonly Float32Array[];
}

export function rankRows(inputs: Float32Array, rows: number, size: number): RankedRows {
  const ranks: Uint32Array[] = [];
  const values: Float32Array[] = [];
  for (let feature = 0; feature < size; feature++) {
    const column = Float32Array.from({ length: rows }, (_, row) => inputs[row * size + feature]!);
    const order = Uint32Array.from({ length: rows }, (_, row) => row).sort((a, b) => column[a]! - column[b]!);
    const own = new Uint32Array(rows);
    const distinct: number[] = [];
    for (const row of order) {
      if (distinct.length === 0 || column[row] !== distinct.at(-1)) distinct.push(column[row]!);
      own[row] = distinct.length - 1;
    }
    ranks.push(own);
    values.push(Float32Array.from(distinct));
  }
  return { rows, size, ranks, values };
}
