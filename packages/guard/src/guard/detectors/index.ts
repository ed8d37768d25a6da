import { createRegistry, type Registry } from "../../kernel/index.ts";
import type { DetectorKind } from "../detector.ts";
import { activeContent } from "./active-content.ts";
import { canary } from "./canary.ts";
import { dnsExfiltration } from "./dns-exfiltration.ts";
import { exfiltration } from "./exfiltration.ts";
import { hallucinatedPackage } from "./hallucinated-package.ts";
import { hiddenUnicode } from "./hidden-unicode.ts";
import { injection } from "./injection.ts";
import { jsonContract } from "./json-contract.ts";
import { offTopic } from "./off-topic.ts";
import { pii } from "./pii.ts";
import { promptLeak } from "./prompt-leak.ts";
import { refusal } from "./refusal.ts";
import { secret } from "./secret.ts";

/** Every detector there is, in the order in which they are shown. */
export const detectors: Registry<DetectorKind> = createRegistry("detector", [
  secret,
  pii,
  hiddenUnicode,
  exfiltration,
  dnsExfiltration,
  activeContent,
  canary,
  promptLeak,
  injection,
  jsonContract,
  hallucinatedPackage,
  refusal,
  offTopic,
]);
