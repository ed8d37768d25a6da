import type { Attack, AttackRun } from "../attack.ts";
import { apgd, nearestClasses } from "./engine/apgd.ts";
import { openRows } from "./engine/batches.ts";

const STEPS = 100;
const MOST_TARGETS = 9;
const SOURCE = "Croce, Hein, Reliable evaluation of adversarial robustness (2020)";

const shared = {
  access: "gradient",
  norms: ["linf", "l2", "l1"],
  isMinimal: false,
  threats: ["adversarial-evasion"],
  defaults: { steps: STEPS },
} as const;

export const apgdCe: Attack = {
  ...shared,
  id: "apgd-ce",
  title: "Auto-PGD on the cross-entropy",
  canTarget: true,
  source: SOURCE,
  run: (run) =>
    apgd(run, { loss: run.targets === undefined ? "cross-entropy" : "target-entropy", steps: run.steps ?? STEPS }),
};

export const apgdDlr: Attack = {
  ...shared,
  id: "apgd-dlr",
  title: "Auto-PGD on the difference of logits ratio",
  canTarget: false,
  source: SOURCE,
  // Of two classes, the ratio is always one, and its gradient nothing.
  run: (run) => apgd(run, { loss: run.classes > 2 ? "dlr" : "margin", steps: run.steps ?? STEPS }),
};

export const apgdDlrTargeted: Attack = {
  ...shared,
  id: "apgd-dlr-t",
  title: "Auto-PGD on the targeted difference of logits ratio, towards each of the nearest classes",
  canTarget: true,
  source: SOURCE,
  run: (run) => targeted(run),
};

async function targeted(run: AttackRun): Promise<void> {
  const loss = run.classes > 3 ? "target-dlr" : "target-margin";
  const steps = run.steps ?? STEPS;
  if (run.targets !== undefined) return apgd(run, { loss, steps });
  const nearest = await nearestClasses(run, openRows(run), MOST_TARGETS);
  for (let rank = 0; rank < Math.min(MOST_TARGETS, run.classes - 1); rank++) {
    const rows = openRows(run).filter((row) => nearest.has(row));
    if (rows.length === 0) return;
    await apgd(run, { loss, steps, rows, headOf: (row) => nearest.get(row)?.[rank] ?? 0 });
  }
}
