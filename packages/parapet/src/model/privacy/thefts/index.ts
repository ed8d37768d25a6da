import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Theft } from "../theft.ts";
import { ownRowsTheft } from "./own-rows.ts";
import { randomTheft } from "./random.ts";
import { slimLeadTheft } from "./slim-lead.ts";
import { smallStepsTheft } from "./small-steps.ts";

/** Ways to choose questions, the one that needs nothing first. */
export const thefts: Registry<Theft> = createRegistry("theft", [
  randomTheft,
  ownRowsTheft,
  slimLeadTheft,
  smallStepsTheft,
]);
