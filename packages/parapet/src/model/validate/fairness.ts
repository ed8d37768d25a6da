import { bootstrap, clopperPearsonInterval, type Range } from "@parapet/guard/stats";
import { intervalOfDistance, isFlat } from "./estimate.ts";
import {
  countGroups,
  differenceOf,
  type GroupCounts,
  type GroupRate,
  RATES,
  rateOf,
  ratioOf,
} from "./fairness-rates.ts";
import type { Classified } from "./outcomes.ts";

/** Rows by group, of one column of people or of several together. */
export interface Grouping {
  /** `sex`, or `sex × origin`. */
  readonly name: string;
  readonly groups: readonly string[];
  /** By row; -1 where the group is not known. */
  readonly of: Int32Array;
}

/** A question of fairness: rates that should be alike over all groups. */
interface Parity {
  readonly id: string;
  readonly title: string;
  /** With several, the worst of them counts. */
  readonly rates: readonly GroupRate[];
}

const PARITIES: readonly Parity[] = [
  { id: "demographic-parity", title: "Demographic parity: yes is said equally often", rates: ["selection-rate"] },
  {
    id: "equalised-odds",
    title: "Equalised odds: right and wrong yes are equally often",
    rates: ["true-positive-rate", "false-positive-rate"],
  },
  {
    id: "equal-opportunity",
    title: "Equal opportunity: who merits a yes gets it equally often",
    rates: ["true-positive-rate"],
  },
  { id: "predictive-parity", title: "Predictive parity: a yes is right equally often", rates: ["precision"] },
  { id: "accuracy", title: "Equal accuracy", rates: ["accuracy"] },
];

interface GroupFigures {
  readonly group: string;
  readonly rows: number;
  /** Undefined where there are too few rows to say it. */
  readonly rates: Readonly<Partial<Record<GroupRate, number>>>;
  /** Rates with fewer rows than the smallest cell. */
  readonly tooFew: readonly GroupRate[];
}

/** How far groups lie apart in one question. */
interface ParityFigure {
  /** `demographic-parity-difference`, `demographic-parity-ratio`. */
  readonly id: string;
  readonly title: string;
  readonly kind: "difference" | "ratio";
  /** Undefined when fewer than two groups are large enough to say. */
  readonly value: number | undefined;
  readonly interval: Range | undefined;
  /** Groups that have too few rows to say: nobody knows whether they are treated alike. */
  readonly tooFew: readonly string[];
}

export interface Fairness {
  readonly grouping: string;
  readonly groups: readonly GroupFigures[];
  readonly figures: readonly ParityFigure[];
}

export interface FairnessOptions {
  /** A rate of fewer rows than this is too few to say. */
  readonly smallestCell: number;
  /** 0 for no intervals. */
  readonly resamples: number;
  readonly random: () => number;
}

/** The figures of all questions, over the groups that are large enough to say. */
export function fairnessOf(outcomes: Classified, grouping: Grouping, options: FairnessOptions): Fairness {
  const counts = countGroups(outcomes, grouping.of, grouping.groups.length, undefined);
  const isEnough = (rate: GroupRate, group: GroupCounts): boolean =>
    RATES[rate].of(group) >= Math.max(1, options.smallestCell);
  const groups = counts.map((group, at): GroupFigures => {
    const names = Object.keys(RATES) as GroupRate[]; // the table's own keys
    const told = names.filter((rate) => isEnough(rate, group));
    return {
      group: grouping.groups[at]!,
      rows: group.rows,
      rates: Object.fromEntries(told.map((rate) => [rate, rateOf(rate, group)])),
      tooFew: names.filter((rate) => !told.includes(rate)),
    };
  });
  const asked = PARITIES.flatMap((parity) =>
    (["difference", "ratio"] as const).map((kind) => ({
      parity,
      kind,
      // The same groups in the sample and in every resample, else the two would not compare.
      told: parity.rates.map((rate) => counts.flatMap((group, at) => (isEnough(rate, group) ? [at] : []))),
    })),
  );
  const valuesOf = (from: readonly GroupCounts[]): number[] =>
    asked.map(({ parity, kind, told }) => {
      const parts = parity.rates.map((rate, at) => {
        const rates = told[at]!.map((group) => rateOf(rate, from[group]!));
        if (rates.length < 2) return Number.NaN;
        return kind === "difference" ? differenceOf(rates) : ratioOf(rates);
      });
      return kind === "difference" ? Math.max(...parts) : Math.min(...parts);
    });
  const values = valuesOf(counts);
  const drawn =
    options.resamples === 0
      ? []
      : bootstrap((weights) => valuesOf(countGroups(outcomes, grouping.of, counts.length, weights)), {
          size: outcomes.labels.length,
          resamples: options.resamples,
          random: options.random,
          strata: grouping.of,
        });
  return {
    grouping: grouping.name,
    groups,
    figures: asked.map(({ parity, kind }, at): ParityFigure => {
      const value = values[at]!;
      const isKnown = !Number.isNaN(value);
      const result = drawn[at];
      return {
        id: `${parity.id}-${kind}`,
        title: `${parity.title} (${kind})`,
        kind,
        value: isKnown ? value : undefined,
        interval:
          result === undefined || !isKnown
            ? undefined
            : isFlat(result.distribution)
              ? exactInterval(parity, kind, counts, asked[at]!.told)
              : intervalOfDistance(result),
        tooFew: groups
          .filter(({ tooFew }) => parity.rates.some((rate) => tooFew.includes(rate)))
          .map(({ group }) => group),
      };
    }),
  };
}

/**
 * Where no resample differs (everybody was told yes), what the exact interval of each group's rate leaves open: wider
 * than it need be, and never of width zero.
 */
function exactInterval(
  { rates }: Parity,
  kind: ParityFigure["kind"],
  counts: readonly GroupCounts[],
  told: readonly (readonly number[])[],
): Range {
  const ends = rates.map((rate, at) => {
    const { hits, of } = RATES[rate];
    const own = told[at]!.map((group) => clopperPearsonInterval(hits(counts[group]!), of(counts[group]!)));
    const lows = own.map(({ low }) => low);
    const highs = own.map(({ high }) => high);
    return kind === "difference"
      ? { low: Math.max(0, Math.max(...lows) - Math.min(...highs)), high: Math.max(...highs) - Math.min(...lows) }
      : { low: Math.min(...lows) / Math.max(...highs), high: Math.min(1, Math.min(...highs) / Math.max(...lows)) };
  });
  return { low: Math.min(...ends.map(({ low }) => low)), high: Math.max(...ends.map(({ high }) => high)) };
}
