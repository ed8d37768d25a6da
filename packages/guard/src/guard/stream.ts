import { graver, type Verdict } from "../kernel/index.ts";
import { fenceAfter, NO_FENCE } from "../text/index.ts";
import type { ActiveDetector } from "./compile.ts";
import { type Earlier, type Hit, LOOK_BEHIND_CHARACTERS, type Passage } from "./detector.ts";
import type { GuardHit, GuardPolicy, Inspection, Release, TextStream } from "./guard.ts";
import { count, guardHit, newTally, runDetector, settle, stops, type Tally } from "./judgement.ts";
import { redact } from "./redaction.ts";
import { lastWordStart, openWindow } from "./stream-window.ts";

/*
 * A stream keeps a window: a little of what was released, for detectors to look back on, and what is held. Each push
 * inspects the window from the first held character, asks every detector from where a match may still be growing,
 * and lets go what stands before all of them. Since a detector judges a start by a bounded look behind and by what
 * follows, the window gives the same hits as the whole text would, and what is released equals the redacted whole.
 *
 * The word that the text so far ends in waits outside of the window, up to a length that no word has: hardly anything
 * can be told of it, and most detectors would hold it anyway. So every look is at whole words, and a chunk that goes
 * on with a word costs none.
 *
 * Held text is inspected again when it grows. To keep the total linear a long hold is inspected only when it has
 * grown by an eighth: at most nine looks at any character, however small the chunks are.
 */

const WORD_CHARACTERS = 64;
/** After this many looks one in so many is timed, and counts for all of them: the clock costs more than a detector. */
const TIMED_SHARE = 8;
const RETRY_SHARE = 8;
const SHORT_HOLD_CHARACTERS = 512;

export interface StreamSetup {
  readonly policy: GuardPolicy;
  readonly active: readonly ActiveDetector[];
  readonly meta: Omit<Passage, "text">;
  readonly systemPrompt: string;
  /** Stands before the stream and was judged already. */
  readonly before: string;
  readonly nowUs: () => number;
}

const NOTHING: Release = { text: "", hits: [], isBlocked: false };
const STOPPED: Release = { text: "", hits: [], isBlocked: true };

export function openStream(setup: StreamSetup): TextStream {
  const { policy, active, meta, systemPrompt, before, nowUs } = setup;
  const tallies: readonly Tally[] = active.map(newTally);
  const passage = { text: "", origin: meta.origin, direction: meta.direction, path: meta.path };
  const kept = openWindow();
  const lookBehind = before.length > LOOK_BEHIND_CHARACTERS ? before.slice(-LOOK_BEHIND_CHARACTERS) : before;
  const unseen = before.length - lookBehind.length;
  const earlier: Earlier = { characters: unseen, fence: fenceAfter(NO_FENCE, before, 0, unseen) };
  const context = { systemPrompt, earlier, from: 0, isFinal: false, units: kept.units, isAscii: true };
  const allHits: GuardHit[] = [];
  /** What one detector sees in one look; empty in between. */
  const seen: Hit[] = [];
  /** The word that has not ended, behind the window. */
  let word = "";
  kept.append(lookBehind);
  /** Where the window begins in the whole text. */
  let offset = -lookBehind.length;
  /** First held character, in the window. */
  let held = lookBehind.length;
  /** Length of the window at the last look. */
  let inspected = held;
  let looks = 0;
  let isBlocked = false;
  let isEnded = false;

  function look(isFinal: boolean): Release {
    const window = kept.text;
    passage.text = window;
    context.from = held;
    context.isFinal = isFinal;
    context.units = kept.units;
    context.isAscii = kept.isAscii;
    inspected = window.length;
    const timed = looks < TIMED_SHARE ? 1 : looks % TIMED_SHARE === 0 ? TIMED_SHARE : 0;
    looks++;
    const found: GuardHit[] = [];
    const dropped: Hit[] = [];
    let safe = window.length;
    let holder = 0;
    let startUs = timed > 0 ? nowUs() : 0;
    for (let i = 0; i < active.length; i++) {
      const { detector, minConfidence } = active[i]!;
      const tally = tallies[i]!;
      const pending = runDetector(tally, detector, passage, context, seen);
      if (timed > 0) {
        const endUs = nowUs();
        tally.elapsedUs += timed * (endUs - startUs);
        startUs = endUs;
      }
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
    if (safe < held) safe = held;
    if (found.length + dropped.length === 0 && window.length - safe <= policy.stream.maxHoldCharacters)
      return letGoPlain(safe);
    const hits = settle(found);
    if (!isFinal && hits.length + dropped.length > 0) safe = retreat([...hits, ...dropped], safe);
    if (safe < held) safe = held;
    if (!isFinal && window.length - safe > policy.stream.maxHoldCharacters) {
      count(tallies[holder]!, "block");
      return stop([holdExceeded(active[holder]!, passage, offset + safe, offset + window.length)]);
    }
    return letGo(hits, safe);
  }

  /** What {@link letGo} does when there is nothing to report. */
  function letGoPlain(safe: number): Release {
    const text = kept.text.slice(held, safe);
    moveOn(safe);
    return text === "" ? NOTHING : { text, hits: [], isBlocked: false };
  }

  function letGo(hits: readonly GuardHit[], safe: number): Release {
    const decided = hits.filter((hit) => hit.end <= safe && hit.start < safe);
    for (const hit of decided) count(tallies.find(({ detector }) => detector === hit.detector)!, hit.action);
    const text = redact(kept.text, decided, held, safe);
    const reported =
      offset === 0 ? decided : decided.map((hit) => ({ ...hit, start: hit.start + offset, end: hit.end + offset }));
    if (tallies.some((tally) => tally.verdict === "block")) return stop(reported);
    for (const hit of reported) allHits.push(hit);
    moveOn(safe);
    return text === "" && reported.length === 0 ? NOTHING : { text, hits: reported, isBlocked: false };
  }

  function moveOn(safe: number): void {
    held = safe;
    if (held <= 2 * LOOK_BEHIND_CHARACTERS) return;
    const cut = held - LOOK_BEHIND_CHARACTERS;
    const { characters, fence } = context.earlier;
    context.earlier = { characters: characters + cut, fence: fenceAfter(fence, kept.text, 0, cut) };
    kept.drop(cut);
    offset += cut;
    held -= cut;
    inspected -= cut;
  }

  function stop(hits: readonly GuardHit[]): Release {
    for (const hit of hits) allHits.push(hit);
    isBlocked = true;
    kept.drop(kept.text.length);
    word = "";
    passage.text = "";
    return hits.length === 0 ? STOPPED : { text: "", hits, isBlocked: true };
  }

  return {
    push(delta) {
      if (isBlocked) return STOPPED;
      if (tallies.length === 0) {
        offset += delta.length;
        return delta === "" ? NOTHING : { text: delta, hits: [], isBlocked: false };
      }
      if (delta === "" || isEnded) return NOTHING;
      const begun = word + delta;
      let end = lastWordStart(begun);
      const isFull = kept.text.length - held + begun.length > policy.stream.maxHoldCharacters;
      if (isFull || begun.length - end > WORD_CHARACTERS) end = begun.length;
      word = begun.slice(end);
      if (end === 0) return NOTHING;
      kept.append(end === begun.length ? begun : begun.slice(0, end));
      const { length } = kept.text;
      const waiting = inspected - held;
      const isWorthALook =
        waiting < SHORT_HOLD_CHARACTERS ||
        (length - inspected) * RETRY_SHARE >= waiting ||
        length - held > policy.stream.maxHoldCharacters;
      return isWorthALook ? look(false) : NOTHING;
    },
    catchUp() {
      if (isBlocked) return STOPPED;
      if (isEnded || (word === "" && inspected === kept.text.length)) return NOTHING;
      kept.append(word);
      word = "";
      return look(false);
    },
    end() {
      if (isBlocked) return STOPPED;
      if (isEnded) return NOTHING;
      isEnded = true;
      kept.append(word);
      return tallies.length === 0 || held === kept.text.length ? NOTHING : look(true);
    },
    get decided(): number {
      return offset + held;
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
