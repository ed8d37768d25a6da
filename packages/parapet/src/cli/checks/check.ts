import type { Described } from "@parapet/guard/kernel";
import type { LoadedPolicy } from "../../policy/index.ts";
import type { CommandContext } from "../command.ts";

export type CheckStatus = "ok" | "warning" | "failed" | "skipped";

export interface CheckResult {
  readonly status: CheckStatus;
  /** What was found, in one sentence without full stop. */
  readonly message: string;
  readonly hint?: string;
}

/** What doctor knows before it asks. */
export interface CheckSubject {
  readonly context: CommandContext;
  /** Undefined when the policy cannot be loaded. */
  readonly loaded: LoadedPolicy | undefined;
  /** Why not. */
  readonly policyError: unknown;
  readonly dataDirectory: string | undefined;
  /** May the check reach beyond this machine? */
  readonly mayUseNetwork: boolean;
}

/** One question of `parapet doctor`. A throw is a failed check, with the error's own words. */
export interface Check extends Described {
  run(subject: CheckSubject): Promise<CheckResult>;
}
