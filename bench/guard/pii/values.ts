import type { Make } from "./check-digits.ts";
import { AMERICAS_VALUES } from "./values/americas.ts";
import { BANK_VALUES } from "./values/bank.ts";
import { EUROPE_VALUES } from "./values/europe.ts";
import { PEOPLE_VALUES } from "./values/people.ts";
import { THINGS_VALUES } from "./values/things.ts";
import { VAT_VALUES } from "./values/vat.ts";
import { WORLD_VALUES } from "./values/world.ts";

/**
 * Values as they are issued, made from the issuers' rules and not from the detector's code: a check digit is computed
 * here, where the detector proves it. Nobody's, but by chance.
 */
export const VALUES: Readonly<Record<string, Make>> = {
  ...AMERICAS_VALUES,
  ...BANK_VALUES,
  ...EUROPE_VALUES,
  ...PEOPLE_VALUES,
  ...THINGS_VALUES,
  ...VAT_VALUES,
  ...WORLD_VALUES,
};
