import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Attack } from "../attack.ts";
import { apgdCe, apgdDlr, apgdDlrTargeted } from "./apgd.ts";
import { auto } from "./auto.ts";
import { fgsm } from "./fgsm.ts";
import { hopSkipJump } from "./hop-skip-jump.ts";
import { pgd } from "./pgd.ts";
import { square } from "./square.ts";

/** Every attack, the ensemble first. */
export const attacks: Registry<Attack> = createRegistry("attack", [
  auto,
  fgsm,
  pgd,
  apgdCe,
  apgdDlr,
  apgdDlrTargeted,
  square,
  hopSkipJump,
]);
