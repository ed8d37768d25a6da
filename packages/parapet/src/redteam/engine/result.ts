import type { Case, Reaction } from "../attack.ts";

/** What a case came to. `error` is none of the others: it never enters a rate. */
export const OUTCOMES = ["confirmed", "likely", "refused", "safe", "inconclusive", "error"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One finished case, as it stands in the log: texts of the attack, and of the target what proves it. */
export interface CaseResult {
  readonly case: Case;
  readonly outcome: Outcome;
  /** 0 to 1. */
  readonly progress: number;
  readonly reason: string;
  readonly reactions: readonly Reaction[];
  /** Of a confirmed or likely case: what was said and answered, planted values blotted out. */
  readonly transcript: readonly { readonly sent: string; readonly seen: string }[];
  /** To the target, and to the attacker's model where one thinks. */
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly elapsedMs: number;
  /** Of an error: stable code. */
  readonly code: string;
  /** Of the requests, those to the attacker's model. */
  readonly questions?: number;
}
