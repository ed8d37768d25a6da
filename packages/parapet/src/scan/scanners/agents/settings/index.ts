import { autoApprove } from "./auto-approve.ts";
import { baseUrlOverride } from "./base-url.ts";
import type { SettingsCheck } from "./settings-check.ts";
import { executableOverride, taskOnOpen, unsafeHook } from "./unsafe-hook.ts";

/** What is asked of every file of settings. */
export const SETTINGS_CHECKS: readonly SettingsCheck[] = [
  autoApprove,
  baseUrlOverride,
  unsafeHook,
  executableOverride,
  taskOnOpen,
];
