import type { AttackRun } from "../../attack.ts";

/** A view of one row of `rows × size`. */
export const rowOf = (all: Float32Array, row: number, size: number): Float32Array =>
  all.subarray(row * size, (row + 1) * size);

/** Some rows of all, side by side. */
export function gathered(all: Float32Array, rows: readonly number[], size: number): Float32Array {
  const some = new Float32Array(rows.length * size);
  for (const [at, row] of rows.entries()) some.set(rowOf(all, row, size), at * size);
  return some;
}

/** Rows that have not won within the bound and may still ask. */
export function openRows(run: AttackRun, cost = 1): number[] {
  const rows: number[] = [];
  for (let row = 0; row < run.count; row++) if (!run.isWon(row) && run.used[row]! + cost <= run.queries) rows.push(row);
  return rows;
}

/** Keeps every input whose scores say that it won. Returns the leads. */
export function keepWinners(
  run: AttackRun,
  rows: readonly number[],
  inputs: Float32Array,
  scores: Float32Array,
): Float32Array {
  const leads = new Float32Array(rows.length);
  for (const [at, row] of rows.entries()) {
    leads[at] = run.lead(row, scores, at);
    if (leads[at]! > 0) run.keep(row, rowOf(inputs, at, run.size));
  }
  return leads;
}

export function uniformStart(run: AttackRun, row: number): Float32Array {
  const random = run.randoms[row]!;
  const origin = rowOf(run.inputs, row, run.size);
  const start = Float32Array.from(origin);
  if (run.norm === "linf") for (let at = 0; at < start.length; at++) start[at]! += (random.next() * 2 - 1) * run.eps;
  else {
    const direction = Float64Array.from(start, () =>
      run.norm === "l2" ? random.normal() : random.sign() * -Math.log(1 - random.next()),
    );
    const length = direction.reduce((sum, value) => sum + (run.norm === "l2" ? value * value : Math.abs(value)), 0);
    const radius = (run.eps * random.next()) / (run.norm === "l2" ? Math.sqrt(length) : length);
    for (let at = 0; at < start.length; at++) start[at]! += direction[at]! * radius;
  }
  run.project(row, start);
  return start;
}
