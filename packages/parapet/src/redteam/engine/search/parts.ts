import type { Carrier, Case, Channel, Driver, Goal, Need, Transform } from "../../attack.ts";
import type { CaseResult } from "../result.ts";

export interface SearchParts {
  readonly goals: readonly Goal[];
  readonly carriers: readonly Carrier[];
  readonly transforms: readonly Transform[];
  readonly drivers: readonly Driver[];
  readonly channels: ReadonlySet<Channel>;
  readonly offers: ReadonlySet<Need>;
  readonly seed: number;
  /** Kinds of proof that something can judge. */
  readonly proofs: ReadonlySet<Goal["proof"]["by"]>;
  /** Draws everything at chance and learns nothing: what the search is measured against. */
  readonly isBlind?: boolean;
  /** A goal that nothing has come of is given up once at most this share of its cases can get through, 0 to 1; none is when left out. */
  readonly stopBelow?: number | undefined;
}

/** A goal that was given up: none of so many got through, so that at most `high` of them may. */
export interface StoppedGoal {
  readonly goal: string;
  readonly of: number;
  readonly high: number;
}

/** Chooses what to try next, and learns from what came of it. The same seed and the same results, the same choices. */
export interface Search {
  /** At most `count` cases, none twice; empty when there is nothing left to try. */
  next(count: number): readonly Case[];
  learn(result: CaseResult): void;
  /** Goals that cannot be tried on this target, and why. */
  readonly left: readonly { readonly goal: string; readonly why: string }[];
  readonly stopped: readonly StoppedGoal[];
}

/** One way to attack. */
export interface Way {
  readonly carrier: Carrier;
  readonly channel: Channel;
  readonly transforms: readonly Transform[];
  readonly driver: Driver;
}

/** So many draws are made for a case that fits. */
export const DRAWS = 12;
