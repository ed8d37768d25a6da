import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Oracle } from "../oracle.ts";
import { canaryOracle } from "./canary.ts";
import { exfiltrationOracle } from "./exfiltration.ts";
import { nonceOracle } from "./nonce.ts";
import { promptSimilarityOracle } from "./prompt-similarity.ts";
import { toolCallOracle } from "./tool-call.ts";

/** Every way to know that a goal was reached. */
export const oracles: Registry<Oracle> = createRegistry("oracle", [
  canaryOracle,
  promptSimilarityOracle,
  nonceOracle,
  toolCallOracle,
  exfiltrationOracle,
]);
