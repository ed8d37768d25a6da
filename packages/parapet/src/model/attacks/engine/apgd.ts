import type { Loss } from "../../../onnx/index.ts";
import type { AttackRun, Heads } from "../../attack.ts";
import { gathered, keepWinners, openRows, rowOf, uniformStart } from "./batches.ts";
import { steepest } from "./norms.ts";

/** Share of the last step that goes on in the next one. */
const MOMENTUM = 0.75;
/** A stretch in which fewer steps than this rose asks for smaller ones. */
const RISE = 0.75;

interface Climb {
  step: number;
  current: Float32Array;
  previous: Float32Array;
  best: Float32Array;
  bestGradient: Float32Array;
  bestLoss: number;
  lastLoss: number;
  rises: number;
  isReduced: boolean;
  lossAtCheck: number;
}

export interface ApgdOptions {
  readonly loss: Loss;
  readonly steps: number;
  /** Rows to climb from, and where each starts; from a random place in the ball otherwise. */
  readonly rows?: readonly number[];
  readonly headOf?: (row: number) => number;
}

/**
 * Climbs a loss within the bound, with a step that is halved whenever a stretch of steps no longer rises, and goes back
 * to the best place then. No step size is asked of anybody.
 *
 * @see Croce, Hein, Reliable evaluation of adversarial robustness with an ensemble of diverse parameter-free attacks (2020), algorithm 1
 */
export async function apgd(run: AttackRun, { loss, steps, rows: given, headOf }: ApgdOptions): Promise<void> {
  const { size } = run;
  const climbs = new Map<number, Climb>();
  const start = (given ?? openRows(run)).filter((row) => !run.isWon(row) && run.used[row]! < run.queries);
  const checks = checkpoints(steps);
  const heads = (rows: readonly number[]): Partial<Heads> => {
    if (headOf === undefined) return {};
    const target = new Float32Array(rows.length * run.classes);
    for (const [at, row] of rows.entries()) target[at * run.classes + headOf(row)] = 1;
    return { target };
  };
  for (const row of start) {
    const current = uniformStart(run, row);
    climbs.set(row, {
      step: run.norm === "l1" ? run.eps : 2 * run.eps,
      current,
      previous: current.slice(),
      best: current.slice(),
      bestGradient: new Float32Array(size),
      bestLoss: Number.NEGATIVE_INFINITY,
      lastLoss: Number.NEGATIVE_INFINITY,
      rises: 0,
      isReduced: true,
      lossAtCheck: Number.NEGATIVE_INFINITY,
    });
  }
  let lastCheck = 0;
  for (let at = 0; at <= steps; at++) {
    const rows = start.filter((row) => !run.isWon(row) && run.used[row]! < run.queries);
    if (rows.length === 0) return;
    const inputs = new Float32Array(rows.length * size);
    for (const [place, row] of rows.entries()) inputs.set(climbs.get(row)!.current, place * size);
    if (at === steps) {
      keepWinners(run, rows, inputs, await run.ask(rows, inputs));
      return;
    }
    const seen = await run.slope(loss, rows, inputs, heads(rows));
    keepWinners(run, rows, inputs, seen.scores);
    const isCheck = checks.has(at);
    for (const [place, row] of rows.entries()) {
      const climb = climbs.get(row)!;
      observeLoss(climb, seen.loss[place]!, rowOf(seen.gradient, place, size));
      let gradient = rowOf(seen.gradient, place, size);
      if (isCheck && isStuck(climb, at - lastCheck)) {
        climb.step /= 2;
        climb.current = climb.best.slice();
        climb.previous = climb.best.slice();
        gradient = climb.bestGradient;
      }
      if (isCheck) climb.rises = 0;
      advance(run, row, climb, gradient, at === 0 ? 1 : MOMENTUM);
    }
    if (isCheck) lastCheck = at;
  }
}

function observeLoss(climb: Climb, loss: number, gradient: Float32Array): void {
  if (loss > climb.lastLoss) climb.rises++;
  climb.lastLoss = loss;
  if (loss > climb.bestLoss) {
    climb.bestLoss = loss;
    climb.best.set(climb.current);
    climb.bestGradient.set(gradient);
  }
}

/** Too few rises in the stretch, or a stretch without a new best at the same step. */
function isStuck(climb: Climb, length: number): boolean {
  const isFlat = climb.rises < RISE * length;
  const isIdle = !climb.isReduced && climb.lossAtCheck >= climb.bestLoss;
  climb.isReduced = isFlat || isIdle;
  climb.lossAtCheck = climb.bestLoss;
  return climb.isReduced;
}

function advance(run: AttackRun, row: number, climb: Climb, gradient: Float32Array, momentum: number): void {
  const { current, previous } = climb;
  const step = steepest(run.norm, gradient, current, run.low, run.high);
  const next = current.slice();
  for (let at = 0; at < next.length; at++) next[at]! += climb.step * step[at]!;
  run.project(row, next);
  for (let at = 0; at < next.length; at++)
    next[at] = current[at]! + momentum * (next[at]! - current[at]!) + (1 - momentum) * (current[at]! - previous[at]!);
  run.project(row, next);
  climb.previous = current;
  climb.current = next;
}

/** Places where the step is looked at: stretches of 22 % of the steps, then each 3 % shorter, 6 % at least. */
function checkpoints(steps: number): Set<number> {
  const checks = new Set<number>();
  let [at, length] = [0, 0.22];
  for (let share = length; share < 1; share += length) {
    at = Math.ceil(share * steps);
    checks.add(at);
    length = Math.max(length - 0.03, 0.06);
  }
  return checks;
}

/** The classes that a row is nearest to, but its own, best first. */
export async function nearestClasses(
  run: AttackRun,
  rows: readonly number[],
  count: number,
): Promise<Map<number, number[]>> {
  const scores = await run.ask(rows, gathered(run.inputs, rows, run.size));
  return new Map(
    rows.map((row, at) => {
      const own = run.labels[row]!;
      const order = Array.from({ length: run.classes }, (_, place) => place)
        .filter((place) => place !== own)
        .sort((a, b) => scores[at * run.classes + b]! - scores[at * run.classes + a]!);
      return [row, order.slice(0, count)];
    }),
  );
}
