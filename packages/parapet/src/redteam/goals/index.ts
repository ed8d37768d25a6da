import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Goal } from "../attack.ts";
import { extraction } from "./extraction.ts";
import { hijack } from "./hijack.ts";

/** Everything that an attacker may want, pack by pack. */
export const goals: Registry<Goal> = createRegistry("goal", [...extraction, ...hijack]);
