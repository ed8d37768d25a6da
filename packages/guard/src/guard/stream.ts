import { graver, type Verdict } from "../kernel/index.ts";
import { type AsciiUnits, fenceAfter, NO_FENCE } from "../text/index.ts";
import type { ActiveDetector } from "./compile.ts";
import { type Earlier, type Hit, LOOK_BEHIND_CHARACTERS, type Passage } from "./detector.ts";
import type { GuardHit, GuardPolicy, Inspection, Release, TextStream } from "./guard.ts";
import { count, guardHit, newTally, runDetector, settle, stops, type Tally } from "./judgement.ts";
import { redact } from "./redaction.ts";

/*
 * A stream keeps a window: a little of what was released, for detectors to look back on, and what is held. Each push
 * inspects the window from the first held character, asks every detector from where a match may still be growing,
 * and lets go what stands before all of them. Since a detector judges a start by a bounded look behind and by what
 * follows, the window gives the same hits as the whole text would, and what is released equals the redacted whole.
 *
 * Held text is inspected again when it grows. To keep the total linear a long hold is inspected only when it has
 * grown by an eighth: at most nine looks at any character, however small the chunks are.
 */

const RETRY_SHARE = 8;
const SHORT_HOLD_CHARACTERS = 512;

export interface StreamSetup {
  readonly policy: GuardPolicy;
  readonly active: readonly ActiveDetector[];
  readonly meta: Omit<Passage, "text">;
  readonly systemPrompt: string;
  readonly nowUs: () => number;
  readonly readUnits: (text: string) => AsciiUnits;
}

const NO_UNITS: AsciiUnits = { units: new Uint8Array(0), isAscii: true };
const NOTHING: Release = { text: "", hits: [], isBlocked: false };
const STOPPED: Release = { text: "", hits: [], isBlocked: true };

export function openStream(setup: StreamSetup): TextStream {
  const { policy, active, meta, systemPrompt, nowUs, readUnits } = setup;
  const tallies: readonly Tally[] = active.map(newTally);
  const passage = { text: "", origin: meta.origin, direction: meta.direction, path: meta.path };
  const earlier: Earlier = { characters: 0, fence: NO_FENCE };
  const context = { systemPrompt, earlier, from: 0, isFinal: false, ...NO_UNITS };
  const allHits: GuardHit[] = [];
  /** What one detector sees in one look; empty in between. */
  const seen: Hit[] = [];
  let window = "";
  /** Where the window begins in the whole text. */
  let offset = 0;
  /** First held character, in the window. */
  let held = 0;
  /** Length of the window at the last look. */
  let inspected = 0;
  let isBlocked = false;
  let isEnded = false;

  function look(isFinal: boolean): Release {
    passage.text = window;
    context.from = held;
    context.isFinal = isFinal;
    ({ units: context.units, isAscii: context.isAscii } = readUnits(window));
    inspected = window.length;
    const found: GuardHit[] = [];
    const dropped: Hit[] = [];
    let safe = window.length;
    let holder = 0;
    let startUs = nowUs();
    for (let i = 0; i < active.length; i++) {
      const { detector, minConfidence } = active[i]!;
      const tally = tallies[i]!;
      const pending = runDetector(tally, detector, passage, context, seen);
      const endUs = nowUs();
      tally.elapsedUs += endUs - startUs;
      startUs = endUs;
      if (pending < safe) {
        safe = pending;
        holder = i;
      }
      for (const hit of seen)
        if (hit.confidence >= minConfidence) found.push(guardHit(hit, active[i]!, passage, 0));
        else dropped.push(hit);
      seen.length = 0;
      if (stops(tally.verdict, policy.onError)) return stop([]);
    }
    if (isFinal) safe = window.length;
    const hits = settle(found);
    if (!isFinal && hits.length + dropped.length > 0) safe = retreat([...hits, ...dropped], safe);
    if (safe < held) safe = held;
    if (!isFinal && window.length - safe > policy.stream.maxHoldCharacters) {
      count(tallies[holder]!, "block");
      return stop([holdExceeded(active[holder]!, passage, offset + safe, offset + window.length)]);
    }
    return letGo(hits, safe);
  }

  function letGo(hits: readonly GuardHit[], safe: number): Release {
    const decided = hits.filter((hit) => hit.end <= safe && hit.start < safe);
    for (const hit of decided) count(tallies.find(({ detector }) => detector === hit.detector)!, hit.action);
    const text = redact(window, decided, held, safe);
    const reported =
      offset === 0 ? decided : decided.map((hit) => ({ ...hit, start: hit.start + offset, end: hit.end + offset }));
    if (tallies.some((tally) => tally.verdict === "block")) return stop(reported);
    for (const hit of reported) allHits.push(hit);
    held = safe;
    if (held > 2 * LOOK_BEHIND_CHARACTERS) {
      const cut = held - LOOK_BEHIND_CHARACTERS;
      const fence = fenceAfter(context.earlier.fence, window, 0, cut);
      window = window.slice(cut);
      offset += cut;
      context.earlier = { characters: offset, fence };
      held -= cut;
      inspected -= cut;
    }
    return text === "" && reported.length === 0 ? NOTHING : { text, hits: reported, isBlocked: false };
  }

  function stop(hits: readonly GuardHit[]): Release {
    for (const hit of hits) allHits.push(hit);
    isBlocked = true;
    window = "";
    passage.text = "";
    return hits.length === 0 ? STOPPED : { text: "", hits, isBlocked: true };
  }

  return {
    push(delta) {
      if (isBlocked) return STOPPED;
      if (tallies.length === 0) return delta === "" ? NOTHING : { text: delta, hits: [], isBlocked: false };
      if (delta === "" || isEnded) return NOTHING;
      window += delta;
      const waiting = inspected - held;
      const isWorthALook =
        waiting < SHORT_HOLD_CHARACTERS ||
        (window.length - inspected) * RETRY_SHARE >= waiting ||
        window.length - held > policy.stream.maxHoldCharacters;
      return isWorthALook ? look(false) : NOTHING;
    },
    end() {
      if (isBlocked) return STOPPED;
      if (isEnded) return NOTHING;
      isEnded = true;
      return tallies.length === 0 || held === window.length ? NOTHING : look(true);
    },
    inspection(): Inspection {
      return {
        verdict: tallies.reduce<Verdict>((worst, { verdict }) => graver(worst, verdict), "allow"),
        isBlocked,
        hits: allHits,
        runs: tallies.map((tally) => ({ ...tally })),
        texts: [],
      };
    },
  };
}

/** The last offset at or before `safe` that cuts through no hit, so that a hit is let go whole or not at all. */
function retreat(hits: Hit[], safe: number): number {
  let offset = safe;
  hits.sort((a, b) => b.start - a.start);
  for (const hit of hits) if (hit.start < offset && hit.end > offset) offset = hit.start;
  return offset;
}

function holdExceeded(active: ActiveDetector, passage: Passage, start: number, end: number): GuardHit {
  const hit: Hit = {
    rule: "hold-exceeded",
    start,
    end,
    confidence: 1,
    severity: "medium",
    replacement: "",
    reason: "a match was still growing when the hold was full (PARAPET_GUARD_HOLD_EXCEEDED)",
  };
  return { ...guardHit(hit, active, passage, 0), action: "block" };
}
