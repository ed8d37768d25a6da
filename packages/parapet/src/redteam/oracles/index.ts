import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Oracle } from "../oracle.ts";
import { activeOutputOracle } from "./active-output.ts";
import { authorisationOracle } from "./authorisation.ts";
import { budgetOracle } from "./budget.ts";
import { canaryOracle } from "./canary.ts";
import { exfiltrationOracle } from "./exfiltration.ts";
import { builtInJudge, createAnsweredOracle, createComplianceOracle } from "./judged.ts";
import { memoryOracle } from "./memory.ts";
import { nonceOracle } from "./nonce.ts";
import { packageOracle } from "./package.ts";
import { promptSimilarityOracle } from "./prompt-similarity.ts";
import { schemaOracle } from "./schema.ts";
import { sideEffectOracle } from "./side-effect.ts";
import { toolCallOracle } from "./tool-call.ts";

/** Every way to know that a goal was reached. */
export const oracles: Registry<Oracle> = createRegistry("oracle", [
  canaryOracle,
  promptSimilarityOracle,
  nonceOracle,
  toolCallOracle,
  sideEffectOracle,
  exfiltrationOracle,
  activeOutputOracle,
  authorisationOracle,
  memoryOracle,
  budgetOracle,
  packageOracle,
  schemaOracle,
  createComplianceOracle(builtInJudge),
  createAnsweredOracle(builtInJudge),
]);
