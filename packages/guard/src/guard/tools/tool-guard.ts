import type { Verdict } from "../../kernel/index.ts";
import type { Passage } from "../detector.ts";
import type { GuardHit, Inspection } from "../guard.ts";
import type { ToolDefinition } from "./definition.ts";
import type { ToolPolicy } from "./tool-policy.ts";

/** A call that a model asks for. */
export interface ToolCall {
  readonly name: string;
  /** Parsed; a string for a tool that takes free text. */
  readonly arguments: unknown;
  /** JSON pointer of the call in the body it stands in. */
  readonly path: string;
  /** The arguments are not JSON that every reader takes alike. */
  readonly isMalformed?: boolean;
}

/** What is known of the exchange that the calls belong to. */
export interface ToolContext {
  readonly roles: readonly string[];
  /** What the application vouches for: `tenant`, `user`. */
  readonly values: Readonly<Record<string, string>>;
  /** All texts of the request: what data says may not reach sensitive arguments. */
  readonly passages: readonly Passage[];
  /** Calls of earlier turns, oldest first. */
  readonly history: readonly ToolCall[];
}

export interface ToolVerdict {
  /** `redact`: taken out, and the rest passes. */
  readonly verdict: Verdict;
  /** The call may not be made, and the exchange stops. */
  readonly isBlocked: boolean;
  /** The call may not be made, and is taken out. */
  readonly isStripped: boolean;
  /** Everything that stands against it is a person's to decide. */
  readonly needsApproval: boolean;
  readonly hits: readonly GuardHit[];
}

/** Asked of a person, or of whatever speaks for one. Only `true` is a yes. */
export type Approve = (call: ToolCall, hits: readonly GuardHit[]) => Promise<boolean>;

/** Judges the calls of one reply, in order. */
export interface ToolSession {
  /**
   * Nobody is asked: what needs approval has it where `isApproved` knows of a word given before, and only there. Never
   * throws for what a call says.
   *
   * @param isApproved asked of a call that only a person's word is missing for, once
   */
  judge(call: ToolCall, isApproved?: (call: ToolCall) => boolean): ToolVerdict;
  /** Asks once for a call that only a person's word is missing for. A question that fails is `failed`, never a yes. */
  ask(call: ToolCall, approve: Approve): Promise<ToolVerdict>;
  /** All verdicts so far, as one run of the detector `tools`. */
  inspection(): Inspection;
}

/** A compiled tool policy: immutable, shared by all exchanges of a route. */
export interface ToolGuard {
  readonly policy: ToolPolicy;
  /** One verdict for each definition of a request, in order. */
  inspectDefinitions(definitions: readonly ToolDefinition[], roles: readonly string[]): readonly ToolVerdict[];
  /** Begins with one reply. */
  open(context: ToolContext): ToolSession;
}
