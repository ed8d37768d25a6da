import type { AttackedRow } from "./run.ts";

/** What a run of an attack came to. Rows that were wrong beforehand are in no rate but the accuracy. */
export interface AttackSummary {
  readonly rows: number;
  /** Share that the target got right before. */
  readonly accuracy: number;
  /** Share that it still gets right within the bound: rows that were wrong count as wrong. */
  readonly robustAccuracy: number;
  readonly attacked: number;
  readonly successes: number;
  readonly medianQueries: number | null;
  readonly medianNorm: number | null;
  /** How often a class was mistaken for another by an attack, most often first. */
  readonly confusions: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  /** What accuracy is left when changes up to a size are allowed: of rows attacked and won, by their norm. */
  readonly curve: readonly { readonly budget: number; readonly accuracy: number }[];
}

const POINTS = 12;

export function summarise(rows: readonly AttackedRow[]): AttackSummary {
  const attacked = rows.filter(({ skipped }) => skipped === undefined);
  const won = attacked.filter(({ success }) => success);
  const byPair = new Map<string, { from: number; to: number; count: number }>();
  for (const { label, answer } of won) {
    const pair = byPair.get(`${label} ${answer}`) ?? { from: label, to: answer, count: 0 };
    byPair.set(`${label} ${answer}`, { ...pair, count: pair.count + 1 });
  }
  const share = (count: number): number => (rows.length === 0 ? 0 : count / rows.length);
  return {
    rows: rows.length,
    accuracy: share(attacked.length),
    robustAccuracy: share(attacked.length - won.length),
    attacked: attacked.length,
    successes: won.length,
    medianQueries: medianOf(won.map(({ queries }) => queries)),
    medianNorm: medianOf(attacked.flatMap(({ norm }) => (norm > 0 ? [norm] : []))),
    confusions: [...byPair.values()].sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to),
    curve: curveOf(attacked, share),
  };
}

function curveOf(attacked: readonly AttackedRow[], share: (count: number) => number): AttackSummary["curve"] {
  const norms = attacked.flatMap(({ norm }) => (norm > 0 ? [norm] : [])).sort((a, b) => a - b);
  const last = norms.at(-1);
  if (last === undefined) return [{ budget: 0, accuracy: share(attacked.length) }];
  return Array.from({ length: POINTS + 1 }, (_, point) => {
    const budget = (last * point) / POINTS;
    return { budget, accuracy: share(attacked.length - norms.filter((norm) => norm <= budget).length) };
  });
}

/** The middle one; the mean of the two in the middle of an even number. */
function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const order = values.toSorted((a, b) => a - b);
  const middle = order.length >> 1;
  return order.length % 2 === 1 ? order[middle]! : (order[middle - 1]! + order[middle]!) / 2;
}
