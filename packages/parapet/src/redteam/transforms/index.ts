import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Transform } from "../attack.ts";
import { base64 } from "./base64.ts";
import { rot13 } from "./rot13.ts";
import { zeroWidth } from "./zero-width.ts";

/** Everything that can be done to an attacker's text. */
export const transforms: Registry<Transform> = createRegistry("transform", [base64, rot13, zeroWidth]);
