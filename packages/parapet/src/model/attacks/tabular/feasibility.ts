import type { Feasibility, FeatureRule } from "../../attack.ts";

/** `low ≤ Σ weights · values ≤ high`, by a feature's place in the list of features. */
export interface LinearRule {
  readonly weights: ReadonlyMap<number, number>;
  readonly low: number;
  readonly high: number;
}

/** Sums of 32-bit numbers are off by so much, as a share of their parts. */
const ROUNDING = 1e-5;
const MOST_REPAIRS = 4;

/**
 * What rows may become. A row may keep what it was, even where that is outside of a rule: data holds what data holds.
 */
export function createFeasibility(features: readonly FeatureRule[], linear: readonly LinearRule[]): Feasibility {
  const read = (feature: FeatureRule, row: Float32Array): number => {
    if (feature.places.length === 1) return row[feature.places[0]!]!;
    return feature.places.findIndex((place) => row[place] === 1);
  };
  const write = (feature: FeatureRule, row: Float32Array, value: number): void => {
    if (feature.places.length === 1) row[feature.places[0]!] = value;
    else for (const [code, place] of feature.places.entries()) row[place] = code === value ? 1 : 0;
  };
  /** What lacks (below 0) or is too much (above 0) of a linear rule. */
  const excess = ({ weights, low, high }: LinearRule, row: Float32Array): number => {
    let [sum, parts] = [0, 0];
    for (const [at, weight] of weights) {
      const part = weight * read(features[at]!, row);
      sum += part;
      parts += Math.abs(part);
    }
    const slack = ROUNDING * parts;
    return sum > high + slack ? sum - high : sum < low - slack ? sum - low : 0;
  };
  const isAllowed = (feature: FeatureRule, before: number, value: number, row: Float32Array): boolean => {
    if (value === before) return isOneHot(feature, row);
    if (feature.isFixed || feature.direction * (value - before) < 0) return false;
    if (feature.isWhole && !Number.isInteger(value)) return false;
    return value >= feature.low && value <= feature.high && isOneHot(feature, row);
  };
  const isFeasible = (origin: Float32Array, row: Float32Array): boolean =>
    features.every((feature) => isAllowed(feature, read(feature, origin), read(feature, row), row)) &&
    linear.every((rule) => {
      const now = Math.abs(excess(rule, row));
      return now === 0 || now <= Math.abs(excess(rule, origin));
    });
  return {
    features,
    read,
    write,
    isFeasible,
    cost: (origin, row) =>
      features.reduce((sum, feature) => {
        const change = Math.abs(read(feature, row) - read(feature, origin));
        if (change === 0) return sum;
        const share = feature.kind === "choice" ? 1 : change / (feature.high - feature.low || 1);
        return sum + feature.cost * share;
      }, 0),
    repair: (origin, row, changed) => {
      for (let time = 0; time < MOST_REPAIRS; time++) {
        const broken = linear.find((rule) => Math.abs(excess(rule, row)) > Math.abs(excess(rule, origin)));
        if (broken === undefined) break;
        const movers = [...broken.weights]
          .map(([at, weight]) => ({ feature: features[at]!, weight }))
          .filter(
            ({ feature, weight }) =>
              feature !== changed && feature.kind === "number" && !feature.isFixed && weight !== 0,
          )
          .sort((a, b) => priceOf(a) - priceOf(b));
        for (const { feature, weight } of movers) {
          const over = excess(broken, row);
          if (over === 0) break;
          const before = read(feature, origin);
          const wanted = read(feature, row) - over / weight;
          const whole = feature.isWhole ? (over / weight > 0 ? Math.floor(wanted) : Math.ceil(wanted)) : wanted;
          const least = feature.direction > 0 ? Math.max(feature.low, before) : feature.low;
          const most = feature.direction < 0 ? Math.min(feature.high, before) : feature.high;
          write(feature, row, Math.min(most, Math.max(least, whole)));
        }
      }
      return isFeasible(origin, row);
    },
  };
}

/** What it costs to move a sum by one. */
const priceOf = ({ feature, weight }: { readonly feature: FeatureRule; readonly weight: number }): number =>
  feature.cost / ((feature.high - feature.low || 1) * Math.abs(weight));

/** Of choices that are spread over places: exactly one is taken. */
function isOneHot({ places }: FeatureRule, row: Float32Array): boolean {
  if (places.length === 1) return true;
  let ones = 0;
  for (const place of places) {
    if (row[place] === 1) ones++;
    else if (row[place] !== 0) return false;
  }
  return ones === 1;
}
