import { catalogue } from "../catalogue/index.ts";
import {
  type CaseResult,
  type Goal,
  type GoalSummary,
  type HeatCell,
  OUTCOMES,
  type OutcomeCounts,
  type SuccessRate,
  successRate,
} from "../redteam/index.ts";
import type { Bar, Block, ReportSection } from "../report/index.ts";

/** A run that stands beside another. */
export interface ComparedRun {
  readonly name: string;
  readonly summaries: readonly GoalSummary[];
}

/** Transforms of the heat map: those that got through most, and of these the most tried. */
const MOST_TRANSFORMS = 28;
const MOST_GOALS = 60;

/** What a run shows beside its findings: how each pack ended, and which way things got through. */
export function runSections(cells: readonly HeatCell[], summaries: readonly GoalSummary[]): readonly ReportSection[] {
  const map = heatOf(cells, summaries);
  return [
    {
      title: "How it ended, by pack",
      note: "share of cases that got through; the line is the exact interval (95 %); errors are in no rate",
      blocks: [{ kind: "bars", bars: packBars(summaries) }],
    },
    ...(map === undefined
      ? []
      : [
          {
            title: "Which way it got through",
            note: "goals that anything got through to, by transform; none is the text as it was written",
            blocks: [map],
          },
        ]),
  ];
}

function rateOf(summaries: readonly GoalSummary[]): SuccessRate {
  const total = OUTCOMES.map((one) => [one, summaries.reduce((sum, { counts }) => sum + counts[one], 0)]);
  return successRate(Object.fromEntries(total) as OutcomeCounts); // one entry for each outcome
}

function packBars(summaries: readonly GoalSummary[]): readonly Bar[] {
  const packs = [...new Set(summaries.map(({ pack }) => pack))];
  return packs.map((pack) => {
    const own = summaries.filter((one) => one.pack === pack);
    const rate = rateOf(own);
    const reached = own.filter(({ outcome }) => outcome === "confirmed").length;
    const broken = own.filter(({ outcome }) => outcome === "error").length;
    const told = broken === 0 ? "" : `; ${broken} goals broke`;
    return {
      label: pack,
      share: rate.of === 0 ? undefined : rate.rate,
      low: rate.low,
      high: rate.high,
      note: `${rate.got} of ${rate.of} cases, ${reached} of ${own.length} goals${told}`,
    };
  });
}

function heatOf(cells: readonly HeatCell[], summaries: readonly GoalSummary[]): Block | undefined {
  const through = summaries.filter(({ rate }) => rate.got > 0).slice(0, MOST_GOALS);
  if (through.length === 0) return undefined;
  const goals = new Set(through.map(({ goal }) => goal));
  const own = cells.filter(({ by, goal }) => by === "transform" && goals.has(goal));
  const totals = new Map<string, { got: number; of: number }>();
  for (const { id, got, of } of own) {
    const known = totals.get(id) ?? { got: 0, of: 0 };
    totals.set(id, { got: known.got + got, of: known.of + of });
  }
  const columns = [...totals]
    .toSorted(([a, one], [b, other]) => other.got - one.got || other.of - one.of || a.localeCompare(b, "en"))
    .slice(0, MOST_TRANSFORMS)
    .map(([id]) => id);
  const byKey = new Map(own.map(({ goal, id, got, of }) => [`${goal} ${id}`, { got, of }]));
  const rows = through.map(({ goal }) => ({ label: goal, cells: columns.map((id) => byKey.get(`${goal} ${id}`)) }));
  return { kind: "heat", of: ["goal", "transform"], columns, rows };
}

/** One attack with its path: what it was made of, what was said, and how to close it. */
export function attackBlocks({ case: one, reactions, transcript }: CaseResult, goal: Goal): readonly Block[] {
  const path = [
    ["goal", goal.title],
    ["came by", one.channel],
    ["dressed as", one.carrier],
    ["written in", one.transforms.join(", then ") || "plain text"],
    ["led by", one.driver],
    ["reactions", reactions.join(", ")],
    ["case", `${one.id}, seed ${one.seed}`],
  ];
  const talk = transcript.flatMap(({ sent, seen }) => [
    { who: "attacker", text: sent },
    { who: "target", text: seen },
  ]);
  const controls = goal.controls.map((id) => [id, catalogue().controls.get(id).title]);
  return [
    { kind: "table", head: ["part", "of this attack"], rows: path },
    { kind: "talk", turns: talk },
    { kind: "table", head: ["control", "that would hold it"], rows: controls },
    { kind: "text", text: `parapet redteam fix ${goal.id}`, isCode: true },
  ];
}

/** The share that got through in two runs, of the goals that both tried. */
export function compareBars(here: ComparedRun, other: ComparedRun): readonly Bar[] {
  const [mine, theirs] = [here, other].map(({ summaries }) => new Set(summaries.map(({ goal }) => goal)));
  const isCommon = ({ goal }: GoalSummary): boolean => mine?.has(goal) === true && theirs?.has(goal) === true;
  return [other, here].map(({ name, summaries }) => {
    const common = summaries.filter(isCommon);
    const rate = rateOf(common);
    const goals = common.filter(({ outcome }) => outcome === "confirmed").length;
    const note = `${rate.got} of ${rate.of} cases, ${goals} of ${common.length} goals`;
    return { label: name, share: rate.of === 0 ? undefined : rate.rate, low: rate.low, high: rate.high, note };
  });
}

/** Two runs beside each other, goal by goal. What one of them did not try is told, and is no improvement. */
export function compareSection(run: ComparedRun, other: ComparedRun): ReportSection {
  const { summaries: here, name } = run;
  const before = new Map(other.summaries.map((one) => [one.goal, one]));
  const bars = compareBars(run, other);
  const tell = (one: GoalSummary | undefined): string =>
    one === undefined ? "not tried" : `${one.outcome}, ${one.rate.got} of ${one.rate.of}`;
  const known = new Set(here.map(({ goal }) => goal));
  const rows = [
    ...here.map((one) => [one.goal, before.get(one.goal), one] as const),
    ...other.summaries.filter(({ goal }) => !known.has(goal)).map((one) => [one.goal, one, undefined] as const),
  ]
    .filter(([, one, two]) => one?.outcome === "confirmed" || two?.outcome === "confirmed")
    .map(([goal, one, two]) => [goal, tell(one), tell(two)]);
  return {
    title: `Beside ${other.name}`,
    note: "the rates are of goals that both runs tried; the table has every goal that either of them reached",
    blocks: [
      { kind: "bars", bars },
      { kind: "table", head: ["goal", other.name, name], rows },
    ],
  };
}
