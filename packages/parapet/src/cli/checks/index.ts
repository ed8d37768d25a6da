import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Check } from "./check.ts";
import { clockCheck } from "./clock.ts";
import { dataDirectoryCheck } from "./data-directory.ts";
import { policyCheck } from "./policy.ts";
import { portCheck } from "./port.ts";
import { providersCheck } from "./providers.ts";
import { runtimeCheck } from "./runtime.ts";
import { secretsCheck } from "./secrets.ts";
import { storeCheck } from "./store.ts";

export const CHECKS: Registry<Check> = createRegistry("check", [
  runtimeCheck,
  policyCheck,
  secretsCheck,
  dataDirectoryCheck,
  storeCheck,
  clockCheck,
  portCheck,
  providersCheck,
]);
