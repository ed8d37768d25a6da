import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Scanner } from "../scanner.ts";
import { agents } from "./agents/agents.ts";
import { code } from "./code/code.ts";
import { config } from "./config/config.ts";
import { deps } from "./deps/deps.ts";
import { inventory } from "./inventory/inventory.ts";
import { secrets } from "./secrets/secrets.ts";

/** Every scanner there is, in the order in which they are shown. */
export const scanners: Registry<Scanner> = createRegistry("scanner", [secrets, deps, code, agents, config, inventory]);
