import { createRegistry, type Registry } from "@parapet/guard/kernel";
import { confidenceRule } from "./confidence.ts";
import { frameworkCountRule } from "./framework-count.ts";
import { frameworkIdRule } from "./framework-id.ts";
import { referencesRule } from "./references.ts";
import type { CatalogueRule } from "./rule.ts";
import { symmetryRule } from "./symmetry.ts";
import { triggersRule } from "./triggers.ts";

export const catalogueRules: Registry<CatalogueRule> = createRegistry("catalogue rule", [
  frameworkIdRule,
  frameworkCountRule,
  referencesRule,
  symmetryRule,
  confidenceRule,
  triggersRule,
]);
