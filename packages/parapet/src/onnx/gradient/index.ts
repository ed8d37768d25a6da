import { arithmetic } from "./arithmetic.ts";
import { convolutions } from "./convolutions.ts";
import type { Rules } from "./derivation.ts";
import { elementwise } from "./elementwise.ts";
import { normalisations } from "./normalisations.ts";
import { pools } from "./pools.ts";
import { products } from "./products.ts";
import { reductions } from "./reductions.ts";
import { shapes } from "./shapes.ts";

/** Every operator of the standard that a gradient passes through. */
export const rules: Rules = {
  ...elementwise,
  ...arithmetic,
  ...products,
  ...reductions,
  ...shapes,
  ...convolutions,
  ...pools,
  ...normalisations,
};
