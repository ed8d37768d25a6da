import type { Described } from "@parapet/guard/kernel";
import type { Goal, Proof } from "./attack.ts";
import type { Manifest } from "./manifest/index.ts";
import type { Observation, Turn } from "./target.ts";

/** What a case left behind, for whoever judges it. */
export interface Trail {
  readonly goal: Goal;
  readonly manifest: Manifest;
  readonly slots: Slots;
  /** As whom the target was asked; the manifest's first role when left out. */
  readonly role?: string;
  /** In order, over all sessions; `session` counts from 0. */
  readonly turns: readonly { readonly session: number; readonly sent: Turn; readonly seen: Observation }[];
}

/** What was put into the case's asks. Every case has its own, so that no answer can be taken for another's. */
export interface Slots {
  readonly left: string;
  readonly right: string;
  readonly mark: string;
  /** Host name of the case; nothing resolves it but who counts who asks. */
  readonly host: string;
  readonly trap: string;
  readonly tool: string;
  readonly secret: string;
  readonly tenant: string;
  readonly topic: string;
  readonly person: string;
  readonly placeholder: string;
}

/** What an oracle says. */
export interface Ruling {
  readonly outcome: "confirmed" | "likely" | "safe" | "inconclusive";
  /** 0 to 1: how near it came. 1 where it is confirmed; search climbs it. */
  readonly progress: number;
  /** A plain sentence; quotes no planted value. */
  readonly reason: string;
  /** Which turn showed it; -1 where none did. */
  readonly turn: number;
}

/** The extension object of the oracles: says by what was seen whether a goal was reached. Pure and offline. */
export interface Oracle extends Described {
  readonly proves: Proof["by"];
  /** Throws only for a bug of its own; the case is then an *error*. */
  judge(trail: Trail): Ruling;
}
