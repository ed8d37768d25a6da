import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Attack } from "../attack.ts";
import { apgdCe, apgdDlr, apgdDlrTargeted } from "./apgd.ts";
import { auto } from "./auto.ts";
import { fgsm } from "./fgsm.ts";
import { pgd } from "./pgd.ts";

/** Every attack, the ensemble first. */
export const attacks: Registry<Attack> = createRegistry("attack", [auto, fgsm, pgd, apgdCe, apgdDlr, apgdDlrTargeted]);
