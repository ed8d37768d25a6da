import type { Attack, AttackRun, Feasibility, FeatureRule } from "../attack.ts";
import { rowOf } from "./engine/batches.ts";
import { limitOf, type Walker, walkTogether } from "./engine/walkers.ts";

const QUERIES = 3_000;
/** Features that are changed together at most. */
const MOST_CHANGES = 8;
/** Half-finished rows that are gone on with. */
const WIDTH = 4;
/** Values of a number that are tried: its quantiles in the data. */
const QUANTILES = 7;
/** Wins that are made smaller. */
const MOST_WINS = 4;
const HALVINGS = 12;
/** Free of charge, a change would be infinitely good. */
const FEE = 0.05;

interface Found {
  readonly input: Float32Array;
  readonly lead: number;
  readonly cost: number;
}

/**
 * Rows of a table, changed only as a schema allows: one feature after the other, by what leans the answer most and what
 * does so most cheaply; then every change of a win is taken back as far as the answer stays.
 */
export const tabular: Attack = {
  id: "tabular",
  title: "Constrained search",
  access: "scores",
  norms: ["cost"],
  isMinimal: true,
  canTarget: true,
  threats: ["adversarial-evasion"],
  defaults: { queries: QUERIES },
  source: "our own: a beam search over feasible changes, then a descent of each change's cost",
  run: async (run) => {
    const { rules } = run;
    if (rules === undefined) return; // refused before: a cost needs rules
    const steps = valuesOf(run, rules);
    const rows = Array.from({ length: run.count }, (_, row) => row);
    await walkTogether(run, rows, limitOf(run, QUERIES), (walker) => searchRow(run, rules, steps, walker));
  },
};

/** What each feature is tried with: every choice; of numbers, some that the data has, and the ends of the range. */
function valuesOf(run: AttackRun, rules: Feasibility): ReadonlyMap<FeatureRule, readonly number[]> {
  const known = (feature: FeatureRule): readonly number[] => {
    if (feature.isFixed) return [];
    if (feature.kind === "choice") return Array.from({ length: feature.high + 1 }, (_, code) => code);
    const values = Array.from({ length: run.count }, (_, row) => rules.read(feature, rowOf(run.inputs, row, run.size)));
    values.sort((a, b) => a - b);
    const quantiles = Array.from(
      { length: QUANTILES },
      (_, at) => values[Math.round((at / (QUANTILES - 1)) * (values.length - 1))] ?? feature.low,
    );
    const inner = [0.25, 0.5, 0.75].map((share) => feature.low + share * (feature.high - feature.low));
    return [
      ...new Set([
        feature.low,
        ...quantiles,
        ...inner.map((value) => (feature.isWhole ? Math.round(value) : value)),
        feature.high,
      ]),
    ];
  };
  return new Map(rules.features.map((feature) => [feature, known(feature)]));
}

async function searchRow(
  run: AttackRun,
  rules: Feasibility,
  steps: ReadonlyMap<FeatureRule, readonly number[]>,
  walker: Walker,
): Promise<void> {
  const { origin } = walker;
  if (walker.left() < 1) return;
  const [lead = 0] = await walker.ask(origin.slice());
  let beam: readonly Found[] = [{ input: origin, lead, cost: 0 }];
  const seen = new Set<string>();
  const wins: Found[] = [];
  for (let change = 0; change < MOST_CHANGES && beam.length > 0 && walker.left() > 0; change++) {
    const cheapest = Math.min(...wins.map(({ cost }) => cost), Number.POSITIVE_INFINITY);
    const next = beam
      .flatMap((from) => changesOf(rules, steps, origin, from))
      .filter(({ input, cost }) => cost < cheapest && isNew(seen, input));
    const tried = await askAll(walker, next, run.size);
    for (const one of tried) if (one.lead > 0) wins.push(one);
    wins.sort((a, b) => a.cost - b.cost);
    beam = bestOf(
      tried.filter((one) => one.lead <= 0),
      lead,
    );
    // A first win is made cheap before longer changes are looked at: those must be cheaper still.
    if (wins.length > 0 && tried.some((one) => one.lead > 0))
      for (const win of wins.splice(0, wins.length).slice(0, MOST_WINS))
        wins.push(await cheapened(run, rules, walker, win));
  }
}

/** Half of them by the lead, half by what it costs. */
function bestOf(tried: readonly Found[], before: number): readonly Found[] {
  const byLead = tried.toSorted((a, b) => b.lead - a.lead).slice(0, WIDTH / 2);
  const worth = ({ lead, cost }: Found): number => (lead - before) / (cost + FEE);
  const byWorth = tried
    .filter((one) => !byLead.includes(one))
    .toSorted((a, b) => worth(b) - worth(a))
    .slice(0, WIDTH / 2);
  return [...byLead, ...byWorth];
}

function changesOf(
  rules: Feasibility,
  steps: ReadonlyMap<FeatureRule, readonly number[]>,
  origin: Float32Array,
  from: Found,
): readonly { readonly input: Float32Array; readonly cost: number }[] {
  return rules.features.flatMap((feature) => {
    const now = rules.read(feature, from.input);
    return (steps.get(feature) ?? []).flatMap((value) => {
      if (value === now) return [];
      const input = from.input.slice();
      rules.write(feature, input, value);
      return rules.repair(origin, input, feature) ? [{ input, cost: rules.cost(origin, input) }] : [];
    });
  });
}

function isNew(seen: Set<string>, input: Float32Array): boolean {
  const key = input.join();
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

/** Asks about as many as may still be asked about, the cheapest first. */
async function askAll(
  walker: Walker,
  inputs: readonly { readonly input: Float32Array; readonly cost: number }[],
  size: number,
): Promise<readonly Found[]> {
  const asked = inputs.toSorted((a, b) => a.cost - b.cost).slice(0, Math.max(0, walker.left()));
  if (asked.length === 0) return [];
  const all = new Float32Array(asked.length * size);
  for (const [at, { input }] of asked.entries()) all.set(input, at * size);
  const leads = await walker.ask(all);
  return asked.map((one, at) => ({ ...one, lead: leads[at]! }));
}

/** Takes back whole changes while the answer stays, then halves those of numbers. */
async function cheapened(run: AttackRun, rules: Feasibility, walker: Walker, won: Found): Promise<Found> {
  const { origin } = walker;
  const back = (
    found: Found,
    feature: FeatureRule,
    value: number,
  ): { input: Float32Array; cost: number } | undefined => {
    const input = found.input.slice();
    rules.write(feature, input, value);
    const isBetter = rules.repair(origin, input, feature) && rules.cost(origin, input) < found.cost;
    return isBetter ? { input, cost: rules.cost(origin, input) } : undefined;
  };
  const changed = (found: Found): readonly FeatureRule[] =>
    rules.features.filter((feature) => rules.read(feature, found.input) !== rules.read(feature, origin));
  let best = won;
  for (let isBetter = true; isBetter && walker.left() > 0; ) {
    const from = best;
    const tries = changed(from).flatMap((feature) => back(from, feature, rules.read(feature, origin)) ?? []);
    const still = (await askAll(walker, tries, run.size)).filter(({ lead }) => lead > 0);
    isBetter = still.length > 0;
    for (const one of still) if (one.cost < best.cost) best = one;
  }
  for (const feature of changed(best).toSorted((a, b) => b.cost - a.cost)) {
    if (feature.kind === "choice") continue;
    let right = rules.read(feature, origin);
    for (let time = 0; time < HALVINGS && walker.left() > 0; time++) {
      const wrong = rules.read(feature, best.input);
      const middle = (wrong + right) / 2;
      const value = feature.isWhole ? (right < wrong ? Math.floor(middle) : Math.ceil(middle)) : Math.fround(middle);
      if (value === wrong || value === right) break;
      const one = back(best, feature, value);
      if (one === undefined) break;
      const [lead = 0] = await walker.ask(one.input);
      if (lead > 0) best = { ...one, lead };
      else right = value;
    }
  }
  return best;
}
