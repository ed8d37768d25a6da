import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Attack } from "../attack.ts";
import { apgdCe, apgdDlr, apgdDlrTargeted } from "./apgd.ts";
import { auto } from "./auto.ts";
import { boundary } from "./boundary.ts";
import { carliniWagner } from "./carlini-wagner.ts";
import { deepFool } from "./deep-fool.ts";
import { fab } from "./fab.ts";
import { fgsm } from "./fgsm.ts";
import { hopSkipJump } from "./hop-skip-jump.ts";
import { nes } from "./nes.ts";
import { pgd } from "./pgd.ts";
import { simba } from "./simba.ts";
import { square } from "./square.ts";
import { tabular } from "./tabular.ts";

/** Every attack, the ensemble first. */
export const attacks: Registry<Attack> = createRegistry("attack", [
  auto,
  fgsm,
  pgd,
  apgdCe,
  apgdDlr,
  apgdDlrTargeted,
  fab,
  deepFool,
  carliniWagner,
  square,
  simba,
  nes,
  hopSkipJump,
  boundary,
  tabular,
]);
