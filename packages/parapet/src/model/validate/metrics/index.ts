import { createRegistry, type Registry } from "@parapet/guard/kernel";
import { byClass, overall } from "./by-class.ts";
import { byProbability } from "./by-probability.ts";
import type { Metric } from "./metric.ts";
import { regression } from "./regression.ts";

/** Every metric there is, in the order in which they are shown. */
export const metrics: Registry<Metric> = createRegistry<Metric>("metric", [
  ...overall,
  ...byProbability,
  ...byClass,
  ...regression,
]);
