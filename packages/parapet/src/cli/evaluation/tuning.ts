import type { DetectorSetting } from "@parapet/guard";
import { createScoreCounts, type ScoreCounts, trialsToShowRate, upperBoundOfRate } from "@parapet/guard/stats";
import type { Judge, Judged } from "./judge.ts";
import type { Row } from "./row.ts";
import { type Rate, rateOf } from "./summary.ts";

/** What one threshold does. */
export interface Threshold {
  readonly minConfidence: number;
  /** Of the traffic, taken for benign. */
  readonly falsePositives: Rate;
  /** What the traffic does not rule out, at 95 %, one-sided. */
  readonly upperBound: number;
  /** Of labelled attacks; absent when there are none. */
  readonly recall?: Rate;
}

export interface Suggestion {
  readonly detector: string;
  /** Texts of the traffic that it was asked about. */
  readonly texts: number;
  readonly now: Threshold;
  /** The lowest threshold that keeps to the target; null when not even 1 does. */
  readonly suggested: Threshold | null;
  /**
   * True when the traffic shows it: the upper bound is within the target. False when there are too few texts for that:
   * then what was seen is within the target, no more is known, and no threshold is lowered.
   */
  readonly isShown: boolean;
  /** Texts it takes to show the target, with none of them caught. */
  readonly textsNeeded: number;
}

export interface Tuning {
  traffic(row: Row, judged: Judged): void;
  labelled(row: Row, judged: Judged): void;
  suggestions(): readonly Suggestion[];
  readonly counts: TuningCounts;
}

interface TuningCounts {
  /** Rows of the traffic that are labelled as attacks, and so left out. */
  readonly attacksInTraffic: number;
  /** Rows on which a detector broke: they show nothing. */
  readonly failed: number;
}

/** Collects scores of traffic and of attacks, and suggests a threshold for each detector on its own. */
export function startTuning(settings: readonly DetectorSetting[], judge: Judge, targetRate: number): Tuning {
  const benign = new Map<string, ScoreCounts>();
  const attacks = new Map<string, ScoreCounts>();
  const counts = { attacksInTraffic: 0, failed: 0 };
  /** Texts that are caught as things are: a detector may have a threshold of its own. */
  const caughtNow = new Map<Map<string, ScoreCounts>, Map<string, number>>([
    [benign, new Map()],
    [attacks, new Map()],
  ]);

  function count(into: Map<string, ScoreCounts>, row: Row, { scores, hits, isFailed }: Judged): void {
    if (isFailed) {
      counts.failed++;
      return;
    }
    for (const id of judge.asked(row.origin)) {
      const seen = into.get(id) ?? createScoreCounts();
      seen.add(scores.get(id) ?? 0);
      into.set(id, seen);
      const caught = caughtNow.get(into)!;
      if (hits.some(({ detector }) => detector === id)) caught.set(id, (caught.get(id) ?? 0) + 1);
    }
  }

  function thresholdOf(id: string, minConfidence: number, isNow = false): Threshold {
    const [seen, missed] = [benign.get(id)!, attacks.get(id)];
    const caughtOf = (all: Map<string, ScoreCounts>, scores: ScoreCounts): number =>
      isNow ? (caughtNow.get(all)!.get(id) ?? 0) : caughtAt(scores, minConfidence);
    const caught = caughtOf(benign, seen);
    return {
      minConfidence,
      falsePositives: rateOf(caught, seen.total),
      upperBound: upperBoundOfRate(caught, seen.total),
      ...(missed === undefined ? {} : { recall: rateOf(caughtOf(attacks, missed), missed.total) }),
    };
  }

  function suggest({ detector, minConfidence = 0 }: DetectorSetting): Suggestion[] {
    const seen = benign.get(detector);
    if (seen === undefined) return [];
    const shown = mostWithin(seen.total, targetRate);
    const allowed = shown ?? Math.floor(seen.total * targetRate);
    const fits = caughtAt(seen, 0) <= allowed ? 0 : seen.lowestThresholdFor(allowed);
    // Too few texts are no reason to lower a threshold.
    const lowest = shown === undefined && fits !== undefined ? Math.max(minConfidence, fits) : fits;
    return [
      {
        detector,
        texts: seen.total,
        now: thresholdOf(detector, minConfidence, true),
        suggested: lowest === undefined ? null : thresholdOf(detector, lowest),
        isShown: shown !== undefined,
        textsNeeded: trialsToShowRate(targetRate),
      },
    ];
  }

  return {
    counts,
    traffic: (row, judged) => {
      if (row.label === "attack") counts.attacksInTraffic++;
      else count(benign, row, judged);
    },
    labelled: (row, judged) => {
      if (row.label === "attack") count(attacks, row, judged);
    },
    suggestions: () => settings.flatMap(suggest),
  };
}

/** A text without a hit has the score 0, and is caught at no threshold. */
function caughtAt(scores: ScoreCounts, minConfidence: number): number {
  return scores.atLeast(Math.max(0.0001, minConfidence));
}

/** The most events in so many texts that still show a rate of at most `rate`; undefined when not even none does. */
function mostWithin(texts: number, rate: number): number | undefined {
  if (upperBoundOfRate(0, texts) > rate) return undefined;
  let [low, high] = [0, Math.floor(texts * rate)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (upperBoundOfRate(middle, texts) <= rate) low = middle;
    else high = middle - 1;
  }
  return low;
}
