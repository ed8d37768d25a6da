import { ParapetError } from "@parapet/guard/kernel";
import type { Attack } from "../attack.ts";
import { apgdCe, apgdDlrTargeted } from "./apgd.ts";
import { openRows } from "./engine/batches.ts";
import { walkBoundary } from "./fab.ts";
import { square } from "./square.ts";
import { tabular } from "./tabular.ts";

/**
 * Several attacks, each on what the others left: strong, free of settings, and different enough that what hides from
 * gradients is found by questions. What is robust against one attack alone has shown little.
 */
const PARTS: readonly Pick<Attack, "norms" | "run">[] = [
  apgdCe,
  apgdDlrTargeted,
  { norms: ["linf", "l2", "l1"], run: (run) => walkBoundary(run, (row) => !run.isWon(row)) },
  square,
  tabular,
];

export const auto: Attack = {
  id: "auto",
  title: "Auto-PGD on two losses, FAB and Square, each on what is left; for rows of a table, constrained search",
  access: "scores",
  norms: ["linf", "l2", "l1", "cost"],
  isMinimal: false,
  canTarget: false,
  threats: ["adversarial-evasion"],
  defaults: {},
  source: "Croce, Hein, Reliable evaluation of adversarial robustness (2020)",
  run: async (run) => {
    for (const part of PARTS) {
      if (!part.norms.includes(run.norm) || openRows(run).length === 0) continue;
      try {
        await part.run(run);
      } catch (thrown) {
        // Without gradients, those that only ask are left; nothing else is passed over.
        if (!isBlind(thrown)) throw thrown;
      }
    }
  },
};

const BLIND = ["PARAPET_ONNX_NO_GRADIENT", "PARAPET_ATTACK_ACCESS"];
const isBlind = (thrown: unknown): boolean => thrown instanceof ParapetError && BLIND.includes(thrown.code);
