import type { Attack, AttackRun } from "../attack.ts";
import { nearestClasses } from "./engine/apgd.ts";
import { rowOf } from "./engine/batches.ts";
import { lengthOf, toHyperplane } from "./engine/hyperplane.ts";
import { drawNearer } from "./fab.ts";

const STEPS = 50;
const OVERSHOOT = 0.02;
/** Classes that are looked at, as in the paper's own runs. */
const MOST_CLASSES = 10;

/** Straight to the nearest boundary, as if all were planes, until the answer changes. */
export const deepFool: Attack = {
  id: "deepfool",
  title: "DeepFool",
  access: "gradient",
  norms: ["l2", "linf"],
  isMinimal: true,
  canTarget: false,
  threats: ["adversarial-evasion"],
  defaults: { steps: STEPS },
  source:
    "Moosavi-Dezfooli, Fawzi, Frossard, DeepFool: a simple and accurate method to fool deep neural networks (2016)",
  run: async (run) => {
    const steps = run.steps ?? STEPS;
    const all = Array.from({ length: run.count }, (_, row) => row);
    const others = await nearestClasses(run, all, MOST_CLASSES - 1);
    const changes = new Float64Array(run.inputs.length);
    let open = all;
    for (let step = 0; step < steps; step++) {
      const cost = Math.min(MOST_CLASSES, run.classes) - 1;
      open = open.filter((row) => run.best(row) === undefined && run.used[row]! + cost <= run.queries);
      if (open.length === 0) break;
      await stepToNearest(run, open, others, changes);
    }
    await drawNearer(run, all);
  },
};

async function stepToNearest(
  run: AttackRun,
  open: readonly number[],
  others: ReadonlyMap<number, readonly number[]>,
  changes: Float64Array,
): Promise<void> {
  const { size, classes } = run;
  const inputs = new Float32Array(open.length * size);
  for (const [at, row] of open.entries())
    for (let place = 0; place < size; place++) {
      const value = run.inputs[row * size + place]! + (1 + OVERSHOOT) * changes[row * size + place]!;
      inputs[at * size + place] = Math.min(run.high[place]!, Math.max(run.low[place]!, value));
    }
  const best = new Map<number, { readonly length: number; readonly change: Float64Array }>();
  for (let rank = 0; rank < Math.min(MOST_CLASSES, classes) - 1; rank++) {
    const truth = new Float32Array(open.length * classes);
    for (const [at, row] of open.entries()) {
      truth[at * classes + (others.get(row)?.[rank] ?? 0)] = 1;
      truth[at * classes + run.labels[row]!] = -1;
    }
    const seen = await run.slope("weighted", open, inputs, { truth });
    for (const [at, row] of open.entries()) {
      const input = rowOf(inputs, at, size);
      if (rank === 0 && run.lead(row, seen.scores, at) > 0) run.keep(row, input);
      const wanted = -seen.loss[at]! + 1e-6;
      const change = toHyperplane(run.norm, input, rowOf(seen.gradient, at, size), wanted, run.low, run.high);
      const length = lengthOf(run.norm, change);
      if (length < (best.get(row)?.length ?? Number.POSITIVE_INFINITY)) best.set(row, { length, change });
    }
  }
  for (const row of open) {
    const change = best.get(row)?.change;
    if (change !== undefined) for (let place = 0; place < size; place++) changes[row * size + place]! += change[place]!;
  }
}
