import type { Attack, AttackRun } from "../attack.ts";
import { nearestClasses } from "./engine/apgd.ts";
import { rowOf } from "./engine/batches.ts";
import { lengthOf, toHyperplane } from "./engine/hyperplane.ts";

const STEPS = 100;
const MOST_TARGETS = 9;
/** How far a step goes over the boundary it aims at. */
const OVERSHOOT = 1.05;
/** Most that a step is drawn towards the original. */
const MOST_PULL = 0.1;
/** After a win, the walk goes on from here between original and win. */
const BACK = 0.9;

/**
 * Walks along the boundary towards the original: step after step to where the boundary seems to be, drawn a little to
 * the point of it that is nearest to the original. Towards each of the nearest classes.
 */
export const fab: Attack = {
  id: "fab",
  title: "Fast adaptive boundary",
  access: "gradient",
  norms: ["linf", "l2", "l1"],
  isMinimal: true,
  canTarget: true,
  threats: ["adversarial-evasion"],
  defaults: { steps: STEPS },
  source: "Croce, Hein, Minimally distorted adversarial examples with a fast adaptive boundary attack (2020)",
  run: (run) => walkBoundary(run, () => true),
};

/** @param isOpen rows that are walked on; asked before each step */
export async function walkBoundary(run: AttackRun, isOpen: (row: number) => boolean): Promise<void> {
  const steps = run.steps ?? STEPS;
  const all = Array.from({ length: run.count }, (_, row) => row);
  const mayAsk = (row: number): boolean => isOpen(row) && run.used[row]! < run.queries;
  const rows = all.filter(mayAsk);
  if (rows.length === 0) return;
  const goals = run.targets === undefined ? await nearestClasses(run, rows, MOST_TARGETS) : undefined;
  const ranks = goals === undefined ? 1 : Math.min(MOST_TARGETS, run.classes - 1);
  for (let rank = 0; rank < ranks; rank++) {
    const points = new Float32Array(run.inputs);
    for (let step = 0; step < steps; step++) {
      const open = rows.filter(mayAsk);
      if (open.length === 0) return;
      const inputs = new Float32Array(open.length * run.size);
      const target = new Float32Array(open.length * run.classes);
      for (const [at, row] of open.entries()) {
        inputs.set(rowOf(points, row, run.size), at * run.size);
        target[at * run.classes + (goals?.get(row)?.[rank] ?? run.targets?.[row] ?? 0)] = 1;
      }
      const seen = await run.slope("target-margin", open, inputs, { target });
      for (const [at, row] of open.entries()) {
        const point = rowOf(points, row, run.size);
        const lead = run.lead(row, seen.scores, at);
        if (lead > 0) {
          run.keep(row, point);
          const origin = rowOf(run.inputs, row, run.size);
          for (let place = 0; place < run.size; place++)
            point[place] = origin[place]! + BACK * (point[place]! - origin[place]!);
        }
        stepAlong(run, row, point, rowOf(inputs, at, run.size), rowOf(seen.gradient, at, run.size), seen.loss[at]!);
      }
    }
  }
  await drawNearer(run, rows.filter(mayAsk));
}

function stepAlong(
  run: AttackRun,
  row: number,
  point: Float32Array,
  seen: Float32Array,
  slope: Float32Array,
  margin: number,
): void {
  const { norm, low, high } = run;
  const origin = rowOf(run.inputs, row, run.size);
  const along = (from: Float32Array): number =>
    from.reduce((sum, value, at) => sum + slope[at]! * (value - seen[at]!), 0);
  // The boundary as a plane: where the margin, which is known at `seen`, would be nothing.
  const here = toHyperplane(norm, point, slope, -(margin + along(point)), low, high);
  const there = toHyperplane(norm, origin, slope, -(margin + along(origin)), low, high);
  const [near, far] = [Math.max(1e-8, lengthOf(norm, here)), Math.max(1e-8, lengthOf(norm, there))];
  const pull = Math.min(MOST_PULL, near / (near + far));
  for (let at = 0; at < point.length; at++) {
    const onward = point[at]! + OVERSHOOT * here[at]!;
    const homeward = origin[at]! + OVERSHOOT * there[at]!;
    point[at] = Math.min(high[at]!, Math.max(low[at]!, (1 - pull) * onward + pull * homeward));
  }
}

const HALVINGS = 6;

/** The kept wins, halved towards the original. */
export async function drawNearer(run: AttackRun, rows: readonly number[]): Promise<void> {
  const shares = new Map(rows.map((row) => [row, { wrong: 1, right: 0, from: run.best(row)?.input }]));
  for (let time = 0; time < HALVINGS; time++) {
    const open = rows.filter((row) => shares.get(row)?.from !== undefined && run.used[row]! < run.queries);
    if (open.length === 0) return;
    const inputs = new Float32Array(open.length * run.size);
    for (const [at, row] of open.entries()) {
      const { wrong, right, from } = shares.get(row)!;
      const origin = rowOf(run.inputs, row, run.size);
      for (let place = 0; place < run.size; place++)
        inputs[at * run.size + place] = origin[place]! + ((wrong + right) / 2) * (from![place]! - origin[place]!);
    }
    const scores = await run.ask(open, inputs);
    for (const [at, row] of open.entries()) {
      const share = shares.get(row)!;
      const middle = (share.wrong + share.right) / 2;
      if (run.lead(row, scores, at) > 0) {
        share.wrong = middle;
        run.keep(row, rowOf(inputs, at, run.size));
      } else share.right = middle;
    }
  }
}
