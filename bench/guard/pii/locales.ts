import type { Locale } from "./locale.ts";
import { AMERICAS } from "./locales/americas.ts";
import { ASIA_AFRICA } from "./locales/asia-africa.ts";
import { EASTERN_EUROPE } from "./locales/eastern-europe.ts";
import { ENGLISH } from "./locales/english.ts";
import { NORTHERN_EUROPE } from "./locales/northern-europe.ts";
import { WESTERN_EUROPE } from "./locales/western-europe.ts";

export const LOCALES: readonly Locale[] = [
  ...ENGLISH,
  ...WESTERN_EUROPE,
  ...AMERICAS,
  ...NORTHERN_EUROPE,
  ...EASTERN_EUROPE,
  ...ASIA_AFRICA,
];

/** In any language: what programs and shops write. */
export const ANYWHERE: readonly string[] = [
  "550e8400-e29b-41d4-a716-4466########",
  "commit 9fceb02d0ae598e95dc970b74767f19372d#####",
  "17324#########",
  "2024-11-##T10:##:##.###Z",
  "v2.##.#-beta.##",
  "978-3-16-######-#",
  "10.1038/s415##-020-#####-#",
  "GET /api/v1/items/######## 200 ##ms",
  "#### × #### px, ###### kB",
  "CVE-2024-#####",
  "+#,### (+1#.# %)",
  "1-800 items, 3-4-5 triangle, 555-#### parts",
];
