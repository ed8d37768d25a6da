import type { Question } from "../attack.ts";

/** What the attacker's model wrote, as it is recorded: it says the same again without the model. */
export interface Thought {
  /** Of the case that asked. */
  readonly case: string;
  /** Counts the case's questions from 0. */
  readonly number: number;
  /** SHA-256 of the question: a recorded thought answers no other. */
  readonly digest: string;
  readonly text: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Who writes for drivers that think. */
export interface Attacker {
  /** @throws {ParapetError} PARAPET_REDTEAM_ATTACKER where there are no words to attack with: the case is an error then */
  think(question: Question, at: Pick<Thought, "case" | "number">, signal: AbortSignal): Promise<Thought>;
}
