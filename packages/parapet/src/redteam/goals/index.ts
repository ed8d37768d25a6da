import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Goal } from "../attack.ts";
import { activeOutput } from "./active-output.ts";
import { authorisation } from "./authorisation.ts";
import { budget } from "./budget.ts";
import { exfiltration } from "./exfiltration.ts";
import { extractionCanary } from "./extraction-canary.ts";
import { extractionPrompt } from "./extraction-prompt.ts";
import { extractionSecrets } from "./extraction-secrets.ts";
import { harmless } from "./harmless.ts";
import { injectionDirect } from "./injection-direct.ts";
import { injectionRead } from "./injection-read.ts";
import { jailbreak } from "./jailbreak.ts";
import { memory } from "./memory.ts";
import { packages } from "./packages.ts";
import { policy } from "./policy.ts";
import { privacy } from "./privacy.ts";
import { schema } from "./schema.ts";
import { scope } from "./scope.ts";
import { toolDefinitions } from "./tool-definitions.ts";
import { toolHijack } from "./tool-hijack.ts";
import { tools } from "./tools.ts";

/** Everything that an attacker may want, pack by pack, and what must be answered although it looks like that. */
export const goals: Registry<Goal> = createRegistry("goal", [
  ...extractionPrompt,
  ...extractionCanary,
  ...extractionSecrets,
  ...injectionDirect,
  ...injectionRead,
  ...jailbreak,
  ...policy,
  ...tools,
  ...toolHijack,
  ...authorisation,
  ...memory,
  ...toolDefinitions,
  ...activeOutput,
  ...exfiltration,
  ...privacy,
  ...budget,
  ...packages,
  ...scope,
  ...schema,
  ...harmless,
]);
