import type { ShortPolicy, ToolPolicy } from "@parapet/guard";
import type { Described } from "@parapet/guard/kernel";
import type { Goal } from "../attack.ts";
import type { Manifest } from "../manifest/index.ts";

/** What a policy would get: parts of a guard profile and of a profile of tools. */
export interface PolicyPatch {
  readonly detectors?: ShortPolicy["detectors"];
  readonly tools?: Pick<ToolPolicy, "deny" | "rules" | "budgets">;
}

/** The extension object of the remedies: a rule made from what a goal breaks, never from the words that broke it. */
export interface Measure extends Described {
  /** Why it closes the goal, in a sentence. */
  readonly why: string;
  /** It looks at what the application reads and at nothing else: harmless texts that users type would flatter it. */
  readonly reads?: "data";
  /** Undefined where it does nothing for the goal, or the manifest does not say enough. */
  propose(goal: Goal, manifest: Manifest): PolicyPatch | undefined;
}
