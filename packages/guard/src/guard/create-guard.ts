import { gravest } from "../kernel/index.ts";
import { type ActiveDetector, compile } from "./compile.ts";
import type { Hit, Passage } from "./detector.ts";
import type { Guard, GuardContext, GuardHit, GuardPolicy, Inspection } from "./guard.ts";
import { count, guardHit, newTally, runDetector, runOf, settle, stops, type Tally } from "./judgement.ts";
import { redact } from "./redaction.ts";
import { openStream } from "./stream.ts";

export interface GuardOptions {
  /** Microseconds from any fixed moment; only differences count. Defaults to `performance.now()`. */
  readonly nowUs?: () => number;
}

/** The one thing of the host that the guard uses, and only to time itself: every runtime has it. */
declare const performance: { now(): number };
const hostNowUs = (): number => performance.now() * 1_000;

const NO_HITS: readonly GuardHit[] = [];

/**
 * Compiles a policy into a guard: immutable, safe to share by all exchanges of a route.
 *
 * @throws {ParapetError} PARAPET_REGISTRY_UNKNOWN for a detector that does not exist, PARAPET_GUARD_POLICY for a
 *   setting that cannot run as written, PARAPET_GUARD_OPTIONS for a detector's options
 */
export function createGuard(policy: GuardPolicy, options: GuardOptions = {}): Guard {
  const nowUs = options.nowUs ?? hostNowUs;
  const plan = compile(policy);

  function inspect(passages: readonly Passage[], given?: GuardContext): Inspection {
    const context = { systemPrompt: given?.systemPrompt ?? "", from: 0, isFinal: true };
    const tallies = new Map<ActiveDetector, Tally>();
    const found: Hit[] = [];
    const allHits: GuardHit[] = [];
    const texts: string[] = [];
    let startUs = nowUs();
    for (const passage of passages) {
      let kept: GuardHit[] | undefined;
      for (const active of plan(passage.direction, passage.origin)) {
        let tally = tallies.get(active);
        if (tally === undefined) {
          tally = newTally(active);
          tallies.set(active, tally);
        }
        runDetector(tally, passage, context, found);
        if (found.length > 0) {
          kept ??= [];
          for (const hit of found)
            if (hit.confidence >= active.minConfidence) kept.push(guardHit(hit, active, passage, 0));
          found.length = 0;
        }
        const endUs = nowUs();
        tally.elapsedUs += endUs - startUs;
        startUs = endUs;
      }
      const hits = kept === undefined ? NO_HITS : settle(kept);
      for (const hit of hits) {
        allHits.push(hit);
        const active = plan(passage.direction, passage.origin).find(({ id }) => id === hit.detector)!;
        count(tallies.get(active)!);
      }
      texts.push(hits.length === 0 ? passage.text : redact(passage.text, hits));
    }
    const all = [...tallies.values()];
    const verdict = gravest(all.map((tally) => tally.verdict));
    const isBlocked = all.some((tally) => stops(tally.verdict, policy.onError));
    return { verdict, isBlocked, hits: allHits, runs: all.map(runOf), texts };
  }

  return {
    policy,
    inspect,
    stream: (meta, given) =>
      openStream({
        policy,
        active: plan(meta.direction, meta.origin),
        meta,
        systemPrompt: given?.systemPrompt ?? "",
        nowUs,
      }),
    covers: (direction, origin) => plan(direction, origin).length > 0,
    detectorsFor: (direction, origin) => plan(direction, origin).map((active) => active.id),
  };
}
