import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Driver } from "../attack.ts";
import { bestOfN } from "./best-of-n.ts";
import { singleShot } from "./single-shot.ts";

/** Every way to lead a conversation. */
export const drivers: Registry<Driver> = createRegistry("driver", [singleShot, bestOfN]);
