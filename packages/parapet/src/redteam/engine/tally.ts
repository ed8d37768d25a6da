import { inverseBeta } from "@parapet/guard/stats";
import type { Goal } from "../attack.ts";
import { type CaseResult, OUTCOMES, type Outcome } from "./result.ts";

/** How often each outcome came. */
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** Share of cases that got through, with an exact interval: also "none of 256" says how many it may still be. */
export interface SuccessRate {
  readonly got: number;
  readonly of: number;
  /** NaN when there is nothing to divide by. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Errors and what could not be told are no denominator.
 *
 * @see Clopper, Pearson, The use of confidence or fiducial limits (1934); two-sided 95 %
 */
export function successRate(counts: OutcomeCounts): SuccessRate {
  const got = counts.confirmed;
  const of = got + counts.likely + counts.refused + counts.safe;
  return {
    got,
    of,
    rate: of === 0 ? Number.NaN : got / of,
    low: got === 0 ? 0 : inverseBeta(0.025, got, of - got + 1),
    high: of === 0 || got === of ? 1 : inverseBeta(0.975, got + 1, of - got),
  };
}

export interface GoalSummary {
  readonly goal: string;
  readonly title: string;
  readonly pack: string;
  readonly outcome: Outcome;
  readonly counts: OutcomeCounts;
  readonly rate: SuccessRate;
  /** Cases until the first that got through; undefined where none did. */
  readonly triesToHit: number | undefined;
  /** The gravest that came, and of these the one that came nearest. */
  readonly best: CaseResult;
}

/** Goal × transform, and goal × carrier: what got through where. */
export interface HeatCell {
  readonly goal: string;
  readonly by: (typeof BY)[number];
  readonly id: string;
  readonly got: number;
  readonly of: number;
}

interface Heat {
  got: number;
  of: number;
}
const BY = ["transform", "carrier", "driver"] as const;

/** The gravest outcome decides a goal; errors alone leave it an error, never safe. */
const RANK: Readonly<Record<Outcome, number>> = {
  confirmed: 5,
  likely: 4,
  safe: 3,
  refused: 3,
  inconclusive: 2,
  error: 1,
};
/** Proofs that are kept whole; beyond them the log has all. */
const MOST_KEPT = 1_000;

/** Counts results as they come, so that a run of any length needs no more memory than its goals. */
export class Tally {
  readonly #goals = new Map<
    string,
    { counts: Record<Outcome, number>; tries: number; hit: number | undefined; best: CaseResult }
  >();
  /** By goal, and within it by the part that was tried. */
  readonly #heat = new Map<string, Record<HeatCell["by"], Map<string, Heat>>>();
  readonly #total = emptyCounts();
  /** Confirmed and likely, oldest first. */
  readonly proofs: CaseResult[] = [];

  add(result: CaseResult): void {
    const { goal } = result.case;
    let known = this.#goals.get(goal);
    if (known === undefined) {
      known = { counts: emptyCounts(), tries: 0, hit: undefined, best: result };
      this.#goals.set(goal, known);
    }
    known.counts[result.outcome]++;
    this.#total[result.outcome]++;
    known.tries++;
    if (result.outcome === "confirmed") known.hit ??= known.tries;
    if (isGraver(result, known.best)) known.best = result;
    if ((result.outcome === "confirmed" || result.outcome === "likely") && this.proofs.length < MOST_KEPT)
      this.proofs.push(result);
    if (result.outcome === "error" || result.outcome === "inconclusive") return;
    this.#warm(result);
  }

  get counts(): OutcomeCounts {
    return this.#total;
  }

  get rate(): SuccessRate {
    return successRate(this.#total);
  }

  /** In the order of `goals`; those that were not tried are left out. */
  summarise(goals: readonly Goal[]): readonly GoalSummary[] {
    return goals.flatMap(({ id, title, pack }) => {
      const known = this.#goals.get(id);
      if (known === undefined) return [];
      const { counts, hit, best } = known;
      const outcome = OUTCOMES.filter((one) => counts[one] > 0).reduce((a, b) => (RANK[b] > RANK[a] ? b : a));
      return [{ goal: id, title, pack, outcome, counts, rate: successRate(counts), triesToHit: hit, best }];
    });
  }

  heat(): readonly HeatCell[] {
    return [...this.#heat].flatMap(([goal, parts]) =>
      BY.flatMap((by) => [...parts[by]].map(([id, { got, of }]) => ({ goal, by, id, got, of }))),
    );
  }

  #warm({ case: { goal, transforms, carrier, driver }, outcome }: CaseResult): void {
    let parts = this.#heat.get(goal);
    if (parts === undefined) {
      parts = { transform: new Map(), carrier: new Map(), driver: new Map() };
      this.#heat.set(goal, parts);
    }
    const got = outcome === "confirmed" ? 1 : 0;
    for (const id of transforms.length === 0 ? ["none"] : transforms) warm(parts.transform, id, got);
    warm(parts.carrier, carrier, got);
    warm(parts.driver, driver, got);
  }
}

function warm(cells: Map<string, Heat>, id: string, got: number): void {
  const cell = cells.get(id);
  if (cell === undefined) cells.set(id, { got, of: 1 });
  else {
    cell.got += got;
    cell.of++;
  }
}

function emptyCounts(): Record<Outcome, number> {
  return { confirmed: 0, likely: 0, refused: 0, safe: 0, inconclusive: 0, error: 0 };
}

function isGraver(one: CaseResult, other: CaseResult): boolean {
  const ranks = RANK[one.outcome] - RANK[other.outcome];
  return ranks > 0 || (ranks === 0 && one.progress > other.progress);
}
