import type { Attack, AttackRun } from "../attack.ts";
import { openRows, rowOf } from "./engine/batches.ts";

const STEPS = 200;
const SEARCHES = 6;
const FIRST_WEIGHT = 1;
const RATE = 0.02;
/** Adam's own. */
const [FADE, FADE_SQUARE, TINY] = [0.9, 0.999, 1e-8];
/** The inner edge of the box: at the edge itself, the bent variable would be infinite. */
const EDGE = 0.999999;

/**
 * Smallest `l2` change by descent on its square plus a weighted margin. The input is bent through a tanh, so that it
 * stays in the box without clipping; the weight is halved and doubled towards the least that still wins.
 */
export const carliniWagner: Attack = {
  id: "carlini-wagner",
  title: "Carlini and Wagner",
  access: "gradient",
  norms: ["l2"],
  isMinimal: true,
  canTarget: true,
  threats: ["adversarial-evasion"],
  defaults: { steps: STEPS },
  source: "Carlini, Wagner, Towards evaluating the robustness of neural networks (2017)",
  run: async (run) => {
    const weights = new Map<number, { now: number; least: number; most: number }>();
    for (let row = 0; row < run.count; row++)
      weights.set(row, { now: FIRST_WEIGHT, least: 0, most: Number.POSITIVE_INFINITY });
    for (let search = 0; search < SEARCHES; search++) {
      const won = await descend(run, (row) => weights.get(row)!.now);
      if (won === undefined) return;
      for (const [row, weight] of weights) {
        if (won.has(row)) weight.most = weight.now;
        else weight.least = weight.now;
        weight.now = Number.isFinite(weight.most) ? (weight.least + weight.most) / 2 : weight.now * 10;
      }
    }
  },
};

/** One descent of all rows at a weight each. Returns those that won; undefined when no row may ask any more. */
async function descend(run: AttackRun, weightOf: (row: number) => number): Promise<Set<number> | undefined> {
  const { size } = run;
  const won = new Set<number>();
  const bent = Float64Array.from(run.inputs, (value, at) => unbend(value, run.low[at % size]!, run.high[at % size]!));
  const [means, squares] = [new Float64Array(bent.length), new Float64Array(bent.length)];
  const all = Array.from({ length: run.count }, (_, row) => row);
  const steps = run.steps ?? STEPS;
  for (let step = 1; step <= steps; step++) {
    const rows = all.filter((row) => run.used[row]! < run.queries);
    if (rows.length === 0) return openRows(run).length === 0 ? undefined : won;
    const inputs = new Float32Array(rows.length * size);
    for (const [at, row] of rows.entries())
      for (let place = 0; place < size; place++)
        inputs[at * size + place] = bend(bent[row * size + place]!, run.low[place]!, run.high[place]!);
    const seen = await run.slope(run.targets === undefined ? "margin" : "target-margin", rows, inputs);
    const [fade, fadeSquare] = [1 - FADE ** step, 1 - FADE_SQUARE ** step];
    for (const [at, row] of rows.entries()) {
      const lead = run.lead(row, seen.scores, at);
      if (lead > 0) {
        won.add(row);
        run.keep(row, rowOf(inputs, at, size));
      }
      const weight = lead > 0 ? 0 : weightOf(row);
      for (let place = 0; place < size; place++) {
        const here = row * size + place;
        const curve = Math.tanh(bent[here]!);
        const stretch = ((1 - curve * curve) * (run.high[place]! - run.low[place]!)) / 2;
        const pull = 2 * (inputs[at * size + place]! - run.inputs[here]!);
        const slope = (pull - weight * seen.gradient[at * size + place]!) * stretch;
        means[here] = FADE * means[here]! + (1 - FADE) * slope;
        squares[here] = FADE_SQUARE * squares[here]! + (1 - FADE_SQUARE) * slope * slope;
        bent[here]! -= (RATE * (means[here]! / fade)) / (Math.sqrt(squares[here]! / fadeSquare) + TINY);
      }
    }
  }
  return won;
}

const bend = (value: number, low: number, high: number): number => low + ((Math.tanh(value) + 1) / 2) * (high - low);

function unbend(value: number, low: number, high: number): number {
  if (high <= low) return 0;
  return Math.atanh(EDGE * Math.min(1, Math.max(-1, (2 * (value - low)) / (high - low) - 1)));
}
