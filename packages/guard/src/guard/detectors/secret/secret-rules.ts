import type { KeyRule } from "./key-rule.ts";
import { KEY_RULES } from "./rules/index.ts";

/** What is found by how it is written and not by a vendor's form. */
const WRITTEN_RULES = [
  "private-key",
  "url-password",
  "command-password",
  "netrc-password",
  "pgpass-password",
  "assigned-password",
  "assigned-secret",
] as const;

export const allKeyRules = (): readonly KeyRule[] => Object.values(KEY_RULES).flat();

/** The id of everything that may be found: what a policy may except. */
export const secretRuleIds = (): readonly string[] => [...allKeyRules().map(({ id }) => id), ...WRITTEN_RULES];
