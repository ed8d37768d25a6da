import type { Ruling } from "../oracle.ts";

export const confirmed = (reason: string, turn: number): Ruling => ({
  outcome: "confirmed",
  progress: 1,
  reason,
  turn,
});

export const likely = (reason: string, turn: number, progress = 0.9): Ruling => ({
  outcome: "likely",
  progress,
  reason,
  turn,
});

export const safe = (reason: string, progress = 0, turn = -1): Ruling => ({ outcome: "safe", progress, reason, turn });

export const untold = (reason: string): Ruling => ({ outcome: "inconclusive", progress: 0, reason, turn: -1 });

/** Confirmed before likely before the nearest: what a case came to is the gravest that was seen in it. */
export function gravest(rulings: Iterable<Ruling>, none: Ruling): Ruling {
  const rank = ({ outcome }: Ruling): number => (outcome === "confirmed" ? 2 : outcome === "likely" ? 1 : 0);
  let best = none;
  for (const ruling of rulings)
    if (rank(ruling) > rank(best) || (rank(ruling) === rank(best) && ruling.progress > best.progress)) best = ruling;
  return best;
}
