import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Driver } from "../../attack.ts";
import { ledClimb } from "./climb.ts";
import { ledRefine } from "./refine.ts";
import { ledTree } from "./tree.ts";

/** Drivers that a model writes for. They are in no run whose manifest names no attacker. */
export const ledDrivers: Registry<Driver> = createRegistry("driver", [ledRefine, ledTree, ledClimb]);
