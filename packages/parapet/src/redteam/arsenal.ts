import { carriers } from "./carriers/index.ts";
import { drivers } from "./drivers/index.ts";
import { readAnswer } from "./engine/read-answer.ts";
import type { Arsenal } from "./engine/run-case.ts";
import { goals } from "./goals/index.ts";
import { oracles } from "./oracles/index.ts";
import { transforms } from "./transforms/index.ts";

/** Everything that is built in. */
export const builtInArsenal: Arsenal = { goals, carriers, transforms, drivers, oracles, readAnswer };
