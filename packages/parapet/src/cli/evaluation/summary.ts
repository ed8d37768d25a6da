import type { Verdict } from "@parapet/guard/kernel";
import {
  createQuantileSketch,
  createScoreCounts,
  type Interval,
  type QuantileSketch,
  type ScoreCounts,
  wilsonInterval,
} from "@parapet/guard/stats";
import type { Judged } from "./judge.ts";
import type { Label, Row } from "./row.ts";

/** How often, of how many, with Wilson's 95 % interval. */
export interface Rate extends Interval {
  readonly count: number;
  readonly of: number;
  readonly rate: number;
}

export interface GroupSummary {
  readonly label: Label;
  readonly kind: string;
  /** `*` for all of them. */
  readonly source: string;
  /** Caught at the policy's thresholds: recall of attacks, false positives of benign texts. */
  readonly caught: Rate;
  /** Caught at the threshold of `atTarget`; absent when there is none. */
  readonly caughtAtTarget?: Rate;
}

export interface LatencySummary {
  /** Largest size in characters; null for the last bucket. */
  readonly upToCharacters: number | null;
  readonly rows: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface EvaluationSummary {
  readonly rows: number;
  readonly bytes: number;
  readonly badLines: number;
  /** A detector broke. Counted here, and in no rate. */
  readonly failed: number;
  readonly isPartial: boolean;
  readonly scored: readonly string[];
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  readonly detectors: Readonly<Record<string, number>>;
  readonly latency: readonly LatencySummary[];
  readonly megabytesPerSecond: number | null;
  /** Absent when no row has a label. */
  readonly labelled?: LabelledSummary;
}

export interface LabelledSummary {
  /** By kind, all sources together. */
  readonly kinds: readonly GroupSummary[];
  /** By kind and source. */
  readonly groups: readonly GroupSummary[];
  /** Of all attacks, and of all benign texts. */
  readonly recall: Rate | null;
  readonly falsePositives: Rate | null;
  /** Mean over kind and source of attacks: a large source counts no more than a small one. */
  readonly macroRecall: number | null;
  /** The lowest threshold at which no more than `falsePositiveRate` of the benign rows here are caught. */
  readonly atTarget: {
    readonly falsePositiveRate: number;
    readonly threshold: number;
    readonly recall: Rate | null;
    readonly macroRecall: number | null;
  } | null;
}

export interface Evaluation {
  add(row: Row, judged: Judged): void;
  bad(): void;
  /** @param isPartial it was interrupted */
  summary(isPartial: boolean): EvaluationSummary;
}

interface Group {
  readonly label: Label;
  readonly kind: string;
  readonly source: string;
  caught: number;
  readonly scores: ScoreCounts;
}

const SIZES = [256, 1_024, 4_096, 16_384, 65_536, Number.POSITIVE_INFINITY];
const encoder = new TextEncoder();

/** Counts as rows come; what it keeps grows with the kinds and sources, not with the rows. */
export function startEvaluation(scored: readonly string[], targetRate: number): Evaluation {
  const groups = new Map<string, Group>();
  const benign = createScoreCounts();
  const verdicts: Partial<Record<Verdict, number>> = {};
  const detectors: Record<string, number> = {};
  const latency: QuantileSketch[] = SIZES.map(() => createQuantileSketch());
  let [rows, bytes, failed, badLines, totalMs] = [0, 0, 0, 0, 0];

  function add(row: Row, judged: Judged): void {
    rows++;
    verdicts[judged.verdict] = (verdicts[judged.verdict] ?? 0) + 1;
    if (judged.isFailed) {
      failed++;
      return;
    }
    bytes += encoder.encode(row.text).length;
    totalMs += judged.ms;
    latency[SIZES.findIndex((size) => row.text.length <= size)]!.add(judged.ms);
    for (const id of new Set(judged.hits.map(({ detector }) => detector))) detectors[id] = (detectors[id] ?? 0) + 1;
    if (row.label === undefined) return;
    const name = JSON.stringify([row.label, row.kind, row.source]);
    let group = groups.get(name);
    if (group === undefined) {
      group = { label: row.label, kind: row.kind, source: row.source, caught: 0, scores: createScoreCounts() };
      groups.set(name, group);
    }
    if (judged.isCaught) group.caught++;
    group.scores.add(judged.score);
    if (row.label === "benign") benign.add(judged.score);
  }

  function labelled(): LabelledSummary | undefined {
    if (groups.size === 0) return undefined;
    const all = [...groups.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const attacks = all.filter(({ label }) => label === "attack");
    const threshold = benign.total === 0 ? undefined : benign.lowestThresholdFor(Math.floor(benign.total * targetRate));
    // At 0 a text without any hit would count as caught: the least that any hit says is the next step.
    const target = threshold === undefined ? undefined : Math.max(0.0001, threshold);
    const caughtAt = (group: Group): number => group.scores.atLeast(target!);
    const policyOf = (some: readonly Group[]) => rateOver(some, ({ caught }) => caught);
    const line = (source: string, some: readonly [Group, ...Group[]]): GroupSummary => ({
      label: some[0].label,
      kind: some[0].kind,
      source,
      caught: rateOver(some, ({ caught }) => caught)!,
      ...(target === undefined ? {} : { caughtAtTarget: rateOver(some, caughtAt)! }),
    });
    const kinds = Object.values(Object.groupBy(all, ({ label, kind }) => JSON.stringify([label, kind])));
    return {
      kinds: kinds.map((some) => line("*", some as [Group, ...Group[]])), // groupBy makes no empty group
      groups: all.map((group) => line(group.source, [group])),
      recall: policyOf(attacks),
      falsePositives: policyOf(all.filter(({ label }) => label === "benign")),
      macroRecall: macro(attacks, ({ caught }) => caught),
      atTarget:
        target === undefined
          ? null
          : {
              falsePositiveRate: targetRate,
              threshold: target,
              recall: rateOver(attacks, caughtAt),
              macroRecall: macro(attacks, caughtAt),
            },
    };
  }

  return {
    add,
    bad: () => {
      badLines++;
    },
    summary: (isPartial) => {
      const measured = labelled();
      return {
        rows,
        bytes,
        badLines,
        failed,
        isPartial,
        scored,
        verdicts,
        detectors,
        latency: latency.flatMap((sketch, at) =>
          sketch.count === 0
            ? []
            : {
                upToCharacters: Number.isFinite(SIZES[at]) ? SIZES[at]! : null,
                rows: sketch.count,
                p50Ms: sketch.quantile(0.5),
                p99Ms: sketch.quantile(0.99),
              },
        ),
        megabytesPerSecond: totalMs === 0 ? null : bytes / 1_000 / totalMs,
        ...(measured === undefined ? {} : { labelled: measured }),
      };
    },
  };
}

export function rateOf(count: number, of: number): Rate {
  return { count, of, rate: of === 0 ? 0 : count / of, ...wilsonInterval(count, of) };
}

/** All rows of the groups together; null for no group: a rate of nothing is not 0. */
function rateOver(groups: readonly Group[], caught: (group: Group) => number): Rate | null {
  if (groups.length === 0) return null;
  const of = groups.reduce((sum, { scores }) => sum + scores.total, 0);
  return rateOf(
    groups.reduce((sum, group) => sum + caught(group), 0),
    of,
  );
}

function macro(groups: readonly Group[], caught: (group: Group) => number): number | null {
  if (groups.length === 0) return null;
  return groups.reduce((sum, group) => sum + caught(group) / group.scores.total, 0) / groups.length;
}

const nameOf = ({ label, kind, source }: Group): string => `${label} ${kind} ${source}`;
