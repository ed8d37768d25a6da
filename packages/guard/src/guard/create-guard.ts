import { graver, type Verdict } from "../kernel/index.ts";
import { asciiUnitReader, NO_FENCE } from "../text/index.ts";
import { compile } from "./compile.ts";
import type { Earlier, Hit, Passage } from "./detector.ts";
import { everydayGuard } from "./everyday.ts";
import type { Guard, GuardContext, GuardHit, GuardPolicy, Inspection } from "./guard.ts";
import { count, guardHit, newTally, runDetector, settle, stops, type Tally } from "./judgement.ts";
import { withPlaceholders } from "./placeholders.ts";
import { redact } from "./redaction.ts";
import { completePolicy, type ShortPolicy } from "./short-policy.ts";
import { openStream } from "./stream.ts";

export interface GuardOptions {
  /** Microseconds from any fixed moment; only differences count. Defaults to `performance.now()`. */
  readonly nowUs?: () => number;
  /**
   * Told of every hit that is weaker than its detector's `minConfidence` or own threshold, which `inspect` leaves out: what another
   * threshold would find, for measuring. Streams do not tell.
   */
  readonly onWeakHit?: (hit: GuardHit) => void;
}

/** The one thing of the host that the guard uses, and only to time itself: every runtime has it. */
declare const performance: { now(): number };
const hostNowUs = (): number => performance.now() * 1_000;

const NO_UNITS: Uint8Array = new Uint8Array(0);
const NOTHING: Earlier = { characters: 0, fence: NO_FENCE };

/**
 * Compiles a policy, in its full or its short form, into a guard: immutable, safe to share by all exchanges of a route.
 *
 * @throws {ParapetError} PARAPET_REGISTRY_UNKNOWN for a detector that does not exist, PARAPET_GUARD_POLICY for a
 *   setting that cannot run as written, PARAPET_GUARD_OPTIONS for a detector's options
 */
export function createGuard(given: GuardPolicy | ShortPolicy, options: GuardOptions = {}): Guard {
  const policy = completePolicy(given);
  const nowUs = options.nowUs ?? hostNowUs;
  const { onWeakHit } = options;
  const plan = compile(policy);
  const readUnits = asciiUnitReader();

  function inspect(passages: readonly Passage[], given?: GuardContext): Inspection {
    const systemPrompt = given?.systemPrompt ?? "";
    const hide = given?.hide;
    const wantsWeakHits = onWeakHit !== undefined;
    const whole = { earlier: NOTHING, from: 0, isFinal: true };
    const context = { systemPrompt, ...whole, units: NO_UNITS, isAscii: true, wantsWeakHits };
    const tallies: Tally[] = [];
    const bySlot: Tally[] = [];
    const found: Hit[] = [];
    const allHits: GuardHit[] = [];
    const texts: string[] = [];
    let startUs = nowUs();
    for (const passage of passages) {
      const row = plan(passage.direction, passage.origin);
      let kept: GuardHit[] | undefined;
      if (row.length > 0) ({ units: context.units, isAscii: context.isAscii } = readUnits(passage.text));
      for (const active of row) {
        let tally = bySlot[active.slot];
        if (tally === undefined) {
          tally = newTally(active);
          bySlot[active.slot] = tally;
          tallies.push(tally);
        }
        runDetector(tally, active.detector, passage, context, found);
        if (found.length > 0) {
          kept ??= [];
          for (const hit of found)
            if (hit.isWeak !== true && hit.confidence >= active.minConfidence)
              kept.push(guardHit(hit, active, passage, 0));
            else onWeakHit?.(guardHit(hit, active, passage, 0));
          found.length = 0;
        }
        const endUs = nowUs();
        tally.elapsedUs += endUs - startUs;
        startUs = endUs;
      }
      if (kept === undefined || kept.length === 0) {
        texts.push(passage.text);
        continue;
      }
      const hits = settle(kept);
      const told = hide === undefined ? hits : withPlaceholders(passage, hits, row, hide);
      for (const hit of told) {
        allHits.push(hit);
        count(tallies.find(({ detector }) => detector === hit.detector)!, hit.action);
      }
      texts.push(redact(passage.text, told));
    }
    let verdict: Verdict = "allow";
    let isBlocked = false;
    for (const tally of tallies) {
      verdict = graver(verdict, tally.verdict);
      if (stops(tally.verdict, policy.onError)) isBlocked = true;
    }
    return { verdict, isBlocked, hits: allHits, runs: tallies, texts };
  }

  return {
    policy,
    inspect,
    ...everydayGuard(inspect),
    stream: (meta, given) =>
      openStream({
        policy,
        active: plan(meta.direction, meta.origin),
        meta,
        systemPrompt: given?.systemPrompt ?? "",
        before: given?.before ?? "",
        nowUs,
      }),
    wantsOpinions: plan.all.some(({ detector }) => detector.questions !== undefined),
    questions: (passage) =>
      plan(passage.direction, passage.origin).flatMap(({ detector }) => detector.questions?.(passage) ?? []),
    covers: (direction, origin) => plan(direction, origin).length > 0,
    detectorsFor: (direction, origin) => plan(direction, origin).map((active) => active.id),
  };
}
