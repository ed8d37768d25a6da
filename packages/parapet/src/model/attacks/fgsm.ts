import type { Attack } from "../attack.ts";
import { gathered, keepWinners, openRows, rowOf } from "./engine/batches.ts";
import { steepest } from "./engine/norms.ts";

/** One step of the whole bound, uphill. */
export const fgsm: Attack = {
  id: "fgsm",
  title: "Fast gradient sign method",
  access: "gradient",
  norms: ["linf", "l2", "l1"],
  isMinimal: false,
  canTarget: true,
  threats: ["adversarial-evasion"],
  defaults: { steps: 1 },
  source: "Goodfellow, Shlens, Szegedy, Explaining and harnessing adversarial examples (2015)",
  run: async (run) => {
    const rows = openRows(run, 2);
    if (rows.length === 0) return;
    const inputs = gathered(run.inputs, rows, run.size);
    const { gradient } = await run.slope(run.targets === undefined ? "cross-entropy" : "target-entropy", rows, inputs);
    for (const [at, row] of rows.entries()) {
      const input = rowOf(inputs, at, run.size);
      const step = steepest(run.norm, rowOf(gradient, at, run.size), input, run.low, run.high);
      for (let place = 0; place < run.size; place++) input[place]! += run.eps * step[place]!;
      run.project(row, input);
    }
    keepWinners(run, rows, inputs, await run.ask(rows, inputs));
  },
};
