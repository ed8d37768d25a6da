import type { Finding, StoredEvent } from "../../api/types.ts";

/** One run of the red team, as its event tells it. */
export interface Campaign {
  readonly at: number;
  readonly target: string;
  readonly run: string;
  readonly seed: number;
  readonly requests: number;
  readonly isInterrupted: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly goals: readonly CampaignGoal[];
  readonly heat: readonly HeatCell[];
}

interface CampaignGoal {
  readonly goal: string;
  readonly title: string;
  readonly pack: string;
  readonly outcome: string;
  readonly got: number;
  readonly of: number;
}

export interface HeatCell {
  readonly goal: string;
  readonly id: string;
  readonly got: number;
  readonly of: number;
}

/** Newest first; an event that tells less than it should is left out. */
export function campaignsOf(events: readonly StoredEvent[]): readonly Campaign[] {
  return events.flatMap(({ at, subject, data }): Campaign[] => {
    const { run, seed, requests, isInterrupted, counts, goals, heat } = data as Partial<Campaign>;
    if (!Array.isArray(goals) || !Array.isArray(heat) || counts === undefined) return [];
    return [
      {
        at,
        target: subject.replace(/^target:/, ""),
        run: String(run),
        seed: Number(seed),
        requests: Number(requests),
        isInterrupted: isInterrupted === true,
        counts,
        goals,
        heat,
      },
    ];
  });
}

const WORST_FIRST: readonly Finding["severity"][] = ["critical", "high", "medium", "low", "info"];

/** Of one target: what is open before what is not, the worst first, then by name. */
export function findingsOf(rows: readonly Finding[], target: string | undefined): readonly Finding[] {
  const rank = ({ status, severity }: Finding): number =>
    (status === "open" ? 0 : WORST_FIRST.length) + WORST_FIRST.indexOf(severity);
  return rows
    .filter(({ location }) => location.subject === `target:${target}`)
    .toSorted((a, b) => rank(a) - rank(b) || a.rule.localeCompare(b.rule));
}

/** How deep a cell is shaded, by the share that got through: 0 for none, else 1 to 3. */
export function shadeOf({ got, of }: HeatCell): 0 | 1 | 2 | 3 {
  if (got === 0 || of === 0) return 0;
  return got === of ? 3 : got / of >= 0.5 ? 2 : 1;
}

export interface HeatMap {
  readonly transforms: readonly string[];
  readonly rows: readonly { readonly goal: CampaignGoal; readonly cells: readonly (HeatCell | undefined)[] }[];
}

/** Goals that anything got through to, and the transforms that were tried on them: those that got through most come first. */
export function heatMapOf({ goals, heat }: Campaign, most = 14): HeatMap {
  const through = goals.filter(({ got }) => got > 0).toSorted((a, b) => b.got - a.got);
  const shown = new Set(through.map(({ goal }) => goal));
  const totals = new Map<string, { got: number; of: number }>();
  // A transform that was tried on other goals alone would be an empty column.
  for (const { id, got, of } of heat.filter((cell) => shown.has(cell.goal))) {
    const known = totals.get(id) ?? { got: 0, of: 0 };
    totals.set(id, { got: known.got + got, of: known.of + of });
  }
  const transforms = [...totals]
    .toSorted(([, a], [, b]) => b.got - a.got || b.of - a.of)
    .slice(0, most)
    .map(([id]) => id);
  const byKey = new Map(heat.map((cell) => [`${cell.goal} ${cell.id}`, cell]));
  return {
    transforms,
    rows: through.map((goal) => ({ goal, cells: transforms.map((id) => byKey.get(`${goal.goal} ${id}`)) })),
  };
}
