import type { NumberRule } from "./number-rule.ts";
import { AMERICAS_RULES } from "./rules/americas.ts";
import { ASIA_AFRICA_OCEANIA_RULES } from "./rules/asia-africa-oceania.ts";
import { BANK_RULES } from "./rules/bank.ts";
import { EUROPE_RULES } from "./rules/europe.ts";
import { HEALTH_RULES } from "./rules/health.ts";
import { NAMED_RULES } from "./rules/named.ts";
import { THINGS_RULES } from "./rules/things.ts";

/** Asked in this order; the first that its check proves is taken. */
export const NUMBER_RULES: readonly NumberRule[] = [
  ...BANK_RULES,
  ...AMERICAS_RULES,
  ...EUROPE_RULES,
  ...ASIA_AFRICA_OCEANIA_RULES,
  ...HEALTH_RULES,
  ...THINGS_RULES,
  ...NAMED_RULES,
];
