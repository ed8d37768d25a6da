import type { KeyCategory, KeyRule } from "../key-rule.ts";
import { AI_TOOL_KEYS } from "./ai-tools.ts";
import { CLOUD_KEYS } from "./clouds.ts";
import { CODE_KEYS } from "./code.ts";
import { DATA_KEYS } from "./data.ts";
import { IDENTITY_KEYS } from "./identity.ts";
import { MESSAGING_KEYS } from "./messaging.ts";
import { MODEL_KEYS } from "./models.ts";
import { MONITORING_KEYS } from "./monitoring.ts";
import { PAYMENT_KEYS } from "./payment.ts";
import { SERVICE_KEYS } from "./services.ts";

/** Every kind of key, by what its vendor is to an application. Where two match at one place the more particular wins. */
export const KEY_RULES: Readonly<Record<KeyCategory, readonly KeyRule[]>> = {
  models: MODEL_KEYS,
  "ai-tools": AI_TOOL_KEYS,
  clouds: CLOUD_KEYS,
  code: CODE_KEYS,
  payment: PAYMENT_KEYS,
  messaging: MESSAGING_KEYS,
  monitoring: MONITORING_KEYS,
  data: DATA_KEYS,
  identity: IDENTITY_KEYS,
  services: SERVICE_KEYS,
};
