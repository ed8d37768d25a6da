import {
  type Ask,
  createGuard,
  type Direction,
  type GuardHit,
  type GuardPolicy,
  type Origin,
  withOpinions,
} from "@parapet/guard";
import type { Verdict } from "@parapet/guard/kernel";

/** What the guards say of one text, for measuring. */
export interface Judged {
  readonly verdict: Verdict;
  /** A detector broke: what the others say is not an answer. */
  readonly isFailed: boolean;
  /** A scored detector hit at the policy's thresholds. */
  readonly isCaught: boolean;
  /** Highest confidence of a hit of the scored detectors, below their thresholds too; 0 when there is none. */
  readonly score: number;
  /** Highest confidence by detector, of all that ran, below the thresholds too. */
  readonly scores: ReadonlyMap<string, number>;
  /** At the policy's thresholds. */
  readonly hits: readonly GuardHit[];
  readonly ms: number;
}

export interface Judge {
  /** Ids of the scored detectors. */
  readonly scored: readonly string[];
  readonly direction: Direction;
  /** Ids of the detectors that look at what this origin wrote. */
  asked(origin: Origin): readonly string[];
  /** Does any scored detector look at what this origin wrote? Where none does, silence says nothing. */
  looksAt(origin: Origin): boolean;
  judge(text: string, origin: Origin): Promise<Judged>;
}

/**
 * @param scored detector ids whose confidence is the score of a text
 * @param ask for the guards that want second opinions
 */
export function createJudge(
  policy: GuardPolicy,
  direction: Direction,
  scored: readonly string[],
  ask: Ask | undefined,
): Judge {
  let weak: GuardHit[] = [];
  const guard = createGuard(policy, { onWeakHit: (hit) => weak.push(hit) });
  return {
    scored,
    direction,
    asked: (origin) => guard.detectorsFor(direction, origin),
    looksAt: (origin) => guard.detectorsFor(direction, origin).some((id) => scored.includes(id)),
    judge: async (text, origin) => {
      weak = [];
      const start = performance.now();
      const passages = [{ text, origin, direction, path: "" }];
      const { verdict, hits, runs } = guard.inspect(ask ? await withOpinions(guard, passages, ask) : passages);
      const ms = performance.now() - start;
      const scores = new Map<string, number>();
      for (const { detector, confidence } of [...hits, ...weak])
        scores.set(detector, Math.max(confidence, scores.get(detector) ?? 0));
      return {
        verdict,
        isFailed: runs.some((run) => run.verdict === "failed"),
        isCaught: hits.some(({ detector }) => scored.includes(detector)),
        score: Math.max(0, ...scored.map((id) => scores.get(id) ?? 0)),
        scores,
        hits,
        ms,
      };
    },
  };
}

/**
 * Whose confidence is the score: the one that was asked for, else `injection`, else, where that does not run, all that
 * do.
 */
export function scoredDetectors(policy: GuardPolicy, asked: string | undefined): readonly string[] {
  if (asked !== undefined) return [asked];
  const ids = policy.detectors.map(({ detector }) => detector);
  return ids.includes("injection") ? ["injection"] : ids;
}
