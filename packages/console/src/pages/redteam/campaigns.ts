import type { StoredEvent } from "../../api/types.ts";

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

interface HeatCell {
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

export interface HeatMap {
  readonly transforms: readonly string[];
  readonly rows: readonly { readonly goal: CampaignGoal; readonly cells: readonly (HeatCell | undefined)[] }[];
}

/** Goals that anything got through to, and the transforms that were tried on them: those that got through most come first. */
export function heatMapOf({ goals, heat }: Campaign, most = 14): HeatMap {
  const through = goals.filter(({ got }) => got > 0).toSorted((a, b) => b.got - a.got);
  const got = new Map<string, number>();
  for (const cell of heat) got.set(cell.id, (got.get(cell.id) ?? 0) + cell.got);
  const transforms = [...got]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([id]) => id);
  const byKey = new Map(heat.map((cell) => [`${cell.goal} ${cell.id}`, cell]));
  return {
    transforms,
    rows: through.map((goal) => ({ goal, cells: transforms.map((id) => byKey.get(`${goal.goal} ${id}`)) })),
  };
}
