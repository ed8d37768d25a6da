import { CLOUD_CHECKS } from "../terraform/cloud-checks.ts";
import { anyOrigin, debugInCode, promptsInTraces, providerKeeps, sharedApp } from "./code-settings.ts";
import type { FileCheck } from "./file-check.ts";
import { gatewayKey, gatewayLimits, storeConfig } from "./gateway.ts";
import { streamlitConfig } from "./ui-settings.ts";

/** What is asked of files of settings. */
export const FILE_CHECKS: readonly FileCheck[] = [
  gatewayKey,
  gatewayLimits,
  storeConfig,
  streamlitConfig,
  anyOrigin,
  sharedApp,
  debugInCode,
  providerKeeps,
  promptsInTraces,
  ...CLOUD_CHECKS,
];
