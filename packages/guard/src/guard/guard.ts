import type { Action, Verdict } from "../kernel/index.ts";
import type { Direction, Hit, Origin, Passage } from "./detector.ts";

/**
 * What may be done on input: `tokenise` is a way to redact that can be undone. Where a vault keeps what is taken out (see
 * `GuardContext.hide`), a placeholder stands for it and the answer gets it back; where none does, it is redacted.
 */
export type InputAction = Action | "tokenise";

/** How one detector runs on a route. */
export interface DetectorSetting {
  /** Detector id. */
  readonly detector: string;
  /** Action per direction; a direction that is absent means the detector does not run there. */
  readonly input?: InputAction;
  readonly output?: Action;
  /** Narrower than the detector's own origins; absent means all of them. */
  readonly origins?: readonly Origin[];
  /** Hits below it are dropped. 0 to 1, default 0. */
  readonly minConfidence?: number;
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface GuardPolicy {
  readonly name: string;
  /** What a broken detector does to the exchange: `closed` blocks, `open` lets it pass; both are recorded as failed. */
  readonly onError: "closed" | "open";
  readonly detectors: readonly DetectorSetting[];
  readonly stream: {
    /** A pending match longer than this ends the stream as blocked (PARAPET_GUARD_HOLD_EXCEEDED): nothing is released on a guess. */
    readonly maxHoldCharacters: number;
  };
}

/** A hit with the detector that made it and what was done. */
export interface GuardHit extends Hit {
  readonly detector: string;
  readonly action: Action;
  readonly path: string;
  readonly origin: Origin;
  readonly direction: Direction;
}

export interface DetectorRun {
  readonly detector: string;
  readonly verdict: Verdict;
  readonly hits: number;
  /** Microseconds, summed over all passages; of a stream from every look at first, later from one in eight. */
  readonly elapsedUs: number;
  /** Set when verdict is `failed`. No input text. */
  readonly error?: string;
}

export interface Inspection {
  /** The gravest of all; `failed` when a detector broke and nothing blocked. */
  readonly verdict: Verdict;
  /** True when the exchange must stop: a block, or a failure on a route that fails closed. */
  readonly isBlocked: boolean;
  readonly hits: readonly GuardHit[];
  readonly runs: readonly DetectorRun[];
  /** One for each passage, in order: its text with redactions applied (the same string when there were none). */
  readonly texts: readonly string[];
}

export interface GuardContext {
  readonly systemPrompt?: string;
  /** For a stream: what stands before its text and was judged already; detectors look back on its end. */
  readonly before?: string;
  /**
   * Gives what a detector tokenises its placeholder and keeps it: mostly `Vault.placeholder`. Without it, what would be
   * tokenised is redacted for good. Streams do not ask: what is hidden is input, and input is whole.
   */
  readonly hide?: ((rule: string, value: string, passage: Passage) => string) | undefined;
}

/** What a stream lets go after a push. */
export interface Release {
  /** Safe to send on; may be empty while something is held back. */
  readonly text: string;
  readonly hits: readonly GuardHit[];
  readonly isBlocked: boolean;
}

/**
 * Guards one growing text: a choice's content, one tool call's arguments, one reasoning block. A word goes out when it
 * has ended.
 */
export interface TextStream {
  push(delta: string): Release;
  /** Looks at all that came, at the word that has not ended as well: afterwards only what may be part of a match is held. */
  catchUp(): Release;
  /** No more text: releases the rest. */
  end(): Release;
  /** How much of what was pushed has been let go, in characters as they were pushed. */
  readonly decided: number;
  /** Verdicts and timings so far. `texts` is empty: released text is not kept. */
  inspection(): Inspection;
}

/** One text, or several of one message with who wrote each. */
export type Said = string | readonly { readonly text: string; readonly origin?: Origin; readonly path?: string }[];

export interface SaidContext extends GuardContext {
  /** Who wrote what says nothing else; default `user` on input, `assistant` on output. */
  readonly origin?: Origin;
}

/** What the guard says of a text, and what may go on. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The exchange must stop. */
  readonly isBlocked: boolean;
  /** What may go on, redacted where the policy says so; of several texts, joined by line ends. Empty when blocked. */
  readonly text: string;
  /** The same, one for each text that was given; empty when blocked. */
  readonly texts: readonly string[];
  readonly hits: readonly GuardHit[];
  readonly runs: readonly DetectorRun[];
}

/** One side of a tool: what it says of itself, what the model gives it, what it gives back. Text or any JSON. */
export type ToolPart =
  | { readonly definition: unknown }
  | { readonly arguments: unknown }
  | { readonly result: unknown };

export interface ToolJudgement extends Judgement {
  /** What was given, redacted; undefined when blocked. */
  readonly value: unknown;
}

/** The guard in few words; the same inspection as `Guard.inspect`. */
export interface EverydayGuard {
  /** What goes to the model. */
  input(said: Said, context?: SaidContext): Judgement;
  /** What the model answered. */
  output(said: Said, context?: SaidContext): Judgement;
  tool(part: ToolPart, context?: GuardContext): ToolJudgement;
}

/** A compiled guard: immutable, shared by all exchanges of a route. */
export interface Guard extends EverydayGuard {
  readonly policy: GuardPolicy;
  /** Never throws for what a text says; a broken detector is reported as `failed`. */
  inspect(passages: readonly Passage[], context?: GuardContext): Inspection;
  stream(meta: Omit<Passage, "text">, context?: GuardContext): TextStream;
  /**
   * What must be asked of the slower model before a passage is inspected: parts of its text, none where no detector
   * wants to know. {@link withOpinions} asks.
   */
  questions(passage: Passage): readonly string[];
  /** True when a detector there may have questions. */
  readonly wantsOpinions: boolean;
  /** True when at least one detector runs there: lets a caller skip work, and coverage tell the truth from the same code path. */
  covers(direction: Direction, origin: Origin): boolean;
  /** Detector ids that run there, in order. */
  detectorsFor(direction: Direction, origin: Origin): readonly string[];
}
