import type { Attack } from "../attack.ts";
import { gathered, keepWinners, openRows, rowOf, uniformStart } from "./engine/batches.ts";
import { steepest } from "./engine/norms.ts";

const STEPS = 40;
/** The steps together reach two and a half times as far as the bound: from a random start, everything can be reached. */
const REACH = 2.5;

export const pgd: Attack = {
  id: "pgd",
  title: "Projected gradient descent",
  access: "gradient",
  norms: ["linf", "l2", "l1"],
  isMinimal: false,
  canTarget: true,
  threats: ["adversarial-evasion"],
  defaults: { steps: STEPS },
  source: "Madry et al., Towards deep learning models resistant to adversarial attacks (2018)",
  run: async (run) => {
    const steps = run.steps ?? STEPS;
    const length = (REACH * run.eps) / steps;
    const all = new Float32Array(run.inputs);
    for (let row = 0; row < run.count; row++) all.set(uniformStart(run, row), row * run.size);
    for (let step = 0; step <= steps; step++) {
      const rows = openRows(run);
      if (rows.length === 0) return;
      const inputs = gathered(all, rows, run.size);
      const isLast = step === steps;
      const loss = run.targets === undefined ? "cross-entropy" : "target-entropy";
      const seen = isLast ? undefined : await run.slope(loss, rows, inputs);
      keepWinners(run, rows, inputs, seen?.scores ?? (await run.ask(rows, inputs)));
      if (seen === undefined) return;
      for (const [at, row] of rows.entries()) {
        const input = rowOf(all, row, run.size);
        const step = steepest(run.norm, rowOf(seen.gradient, at, run.size), input, run.low, run.high);
        for (let place = 0; place < run.size; place++) input[place]! += length * step[place]!;
        run.project(row, input);
      }
    }
  },
};
