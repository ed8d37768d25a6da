import { type Corruption, feasible, normalDraw } from "./corruption.ts";

const NOISE = [0.05, 0.1, 0.2, 0.4, 0.8];
const SHARES = [0.02, 0.05, 0.1, 0.2, 0.4];

/** Of columns. Words stay words, whole numbers whole, and all within their range. */
export const tableCorruptions: readonly Corruption[] = [
  {
    id: "noise",
    title: "Noise on numbers",
    kind: "tabular",
    unit: "deviations of the column",
    strengths: NOISE,
    corrupt: (feature, strength, random, habits) =>
      feature.words !== undefined
        ? feature.values
        : feature.values.map((value) =>
            Number.isNaN(value)
              ? value
              : feasible(feature, habits, value + strength * habits.deviation * normalDraw(random)),
          ),
  },
  {
    id: "missing",
    title: "Values missing, and filled with what is typical",
    kind: "tabular",
    unit: "share of the values",
    strengths: SHARES,
    corrupt: ({ values }, strength, random, { typical }) =>
      values.map((value) => (random() < strength ? typical : value)),
  },
  {
    id: "swaps",
    title: "Values of another row",
    kind: "tabular",
    unit: "share of the values",
    strengths: SHARES,
    corrupt: ({ values }, strength, random) =>
      values.map((value) => (random() < strength ? values[Math.floor(random() * values.length)]! : value)),
  },
  {
    id: "scaling",
    title: "Numbers in another unit: all larger by a factor",
    kind: "tabular",
    unit: "part that is added to each number",
    strengths: [0.05, 0.1, 0.25, 0.5, 1],
    corrupt: (feature, strength, _, habits) =>
      feature.words !== undefined
        ? feature.values
        : feature.values.map((value) =>
            Number.isNaN(value) ? value : feasible(feature, { ...habits, highest: Infinity }, value * (1 + strength)),
          ),
  },
];
