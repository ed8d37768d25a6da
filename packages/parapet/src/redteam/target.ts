import type { Described } from "@parapet/guard/kernel";
import type { Channel, ToolEffect } from "./attack.ts";

/** A tool call as it was seen: asked for by the model, or made by the application. */
export interface SeenCall {
  readonly tool: string;
  /** Parsed; a string where they are none. */
  readonly arguments: unknown;
  /** What it does, by the manifest; undefined for a tool that the manifest does not know. */
  readonly does: ToolEffect | undefined;
  /** Needed and had a person's approval. */
  readonly isApproved: boolean;
  /** Waits for a person, and nothing was done yet. */
  readonly isHeld?: boolean;
}

/** Something that happened outside the conversation. */
export interface SideEffect {
  readonly does: ToolEffect;
  /** Mail address, path, account, host. */
  readonly to: string;
  readonly content: string;
}

/** One thing that a guard before or behind the target found. */
export interface GuardHit {
  readonly detector: string;
  readonly rule: string;
  readonly direction: "input" | "output";
  /** It is why the turn was stopped. */
  readonly isBlock: boolean;
  /** 0 to 1: how sure. */
  readonly score: number;
  /** A plain sentence; of tools, it names which was called. */
  readonly reason: string;
}

/** What Parapet's gateway tells of an exchange to a key whose role may `traces:read`. */
export interface GuardSeen {
  /** The gravest of all that was said: allow, flag, redact, block, failed. */
  readonly verdict: string;
  readonly hits: readonly GuardHit[];
  /** Tools that the model called, delivered or withheld; empty where the gateway does not judge tools. */
  readonly calls: readonly { readonly tool: string; readonly verdict: string }[];
}

/** What the application was seen to do in one turn. */
export interface Observation {
  /** What the user gets to read. */
  readonly text: string;
  readonly calls: readonly SeenCall[];
  readonly effects: readonly SideEffect[];
  /** Texts that it took in besides the user's: retrieved documents, tool results. */
  readonly retrieved: readonly string[];
  /** Something before or behind the model said no: stable code, e.g. `guard_blocked`; "" when nothing did. */
  readonly blockedBy: string;
  /** Where the target is asked through Parapet's gateway, and it tells. Proves nothing: anybody could say so. */
  readonly guard?: GuardSeen;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly elapsedMs: number;
}

/** One thing said to the application. */
export interface Turn {
  /** What the user types. */
  readonly text: string;
  /** What comes with it, by the way it comes. */
  readonly attached: readonly { readonly channel: Channel; readonly name: string; readonly text: string }[];
}

/** A conversation. What it throws is an *error*: it never counts as safe. */
export interface TargetSession {
  /** @throws {ParapetError} PARAPET_REDTEAM_TARGET when there is no answer to judge */
  send(turn: Turn, signal: AbortSignal): Promise<Observation>;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly caseId: string;
  /** A role of the manifest; the first by default. */
  readonly role: string;
}

/** Something to attack. */
export interface Target extends Described {
  /** By which ways an attacker's text can reach it. */
  readonly channels: ReadonlySet<Channel>;
  open(options: SessionOptions): Promise<TargetSession>;
  close(): Promise<void>;
}
