import { createRegistry } from "@parapet/guard/kernel";
import { carriers } from "./carriers/index.ts";
import { drivers } from "./drivers/index.ts";
import { ledDrivers } from "./drivers/led/index.ts";
import { readAnswer } from "./engine/read-answer.ts";
import type { Arsenal } from "./engine/run-case.ts";
import { goals } from "./goals/index.ts";
import type { Manifest } from "./manifest/index.ts";
import { oracles } from "./oracles/index.ts";
import { transforms } from "./transforms/index.ts";

/** Everything that is built in. */
export const builtInArsenal: Arsenal = { goals, carriers, transforms, drivers, oracles, readAnswer };

/** What a manifest can use: drivers that think only where it names who thinks. */
export function arsenalFor({ attacker }: Pick<Manifest, "attacker">): Arsenal {
  if (attacker === undefined) return builtInArsenal;
  return { ...builtInArsenal, drivers: createRegistry("driver", [...drivers.all, ...ledDrivers.all]) };
}
