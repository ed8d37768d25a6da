import type { Attack, AttackRun } from "../attack.ts";
import { distance } from "./engine/norms.ts";
import { between, startingPoint } from "./engine/starting-point.ts";
import { limitOf, type Walker, walkTogether } from "./engine/walkers.ts";

const QUERIES = 5_000;
/** Questions for the first estimate of the slope; later ones take the square root of their number times as many. */
const FIRST_QUESTIONS = 100;
const MOST_QUESTIONS = 10_000;
/** With fewer, an estimate says nothing, and what is left is better spent on the last halving. */
const FEWEST_QUESTIONS = 20;

/**
 * From any wrong answer to the nearest one, asking only which class wins: halve to the boundary, estimate from which
 * side the wrong answers come by random questions around it, go there as far as it stays wrong, and halve again.
 */
export const hopSkipJump: Attack = {
  id: "hopskipjump",
  title: "HopSkipJump",
  access: "decision",
  norms: ["l2", "linf"],
  isMinimal: true,
  canTarget: true,
  threats: ["adversarial-evasion"],
  defaults: { queries: QUERIES },
  source: "Chen, Jordan, Wainwright, HopSkipJumpAttack: a query-efficient decision-based attack (2020)",
  run: (run) => {
    const limit = limitOf(run, QUERIES);
    const rows = Array.from({ length: run.count }, (_, row) => row);
    return walkTogether(run, rows, limit, (walker) => walk(run, walker));
  },
};

async function walk(run: AttackRun, walker: Walker): Promise<void> {
  const start = await startingPoint(run, walker);
  if (start === undefined) return;
  const resolution = run.norm === "l2" ? run.size ** -1.5 : run.size ** -2;
  let point = await toBoundary(run, walker, start, resolution);
  const steps = run.steps ?? Number.POSITIVE_INFINITY;
  for (let step = 1; step <= steps && walker.left() > FEWEST_QUESTIONS; step++) {
    const far = distance(run.norm, point, walker.origin);
    if (far === 0) return;
    const radius =
      step === 1 ? 0.1 * widest(run) : (run.norm === "l2" ? Math.sqrt(run.size) : run.size) * resolution * far;
    const wanted = Math.min(MOST_QUESTIONS, Math.ceil(FIRST_QUESTIONS * Math.sqrt(step)));
    const direction = await slope(run, walker, point, radius, Math.min(wanted, walker.left() - 1));
    const next = await asFarAsWrong(run, walker, point, direction, far / Math.sqrt(step));
    if (next !== undefined) point = await toBoundary(run, walker, next, resolution);
  }
}

const widest = ({ low, high }: AttackRun): number => high.reduce((most, top, at) => Math.max(most, top - low[at]!), 0);

/** Halves the way between the original and a wrong answer; what is returned is wrong. */
async function toBoundary(
  run: AttackRun,
  walker: Walker,
  wrong: Float32Array,
  resolution: number,
): Promise<Float32Array> {
  let [bad, good] = [1, 0];
  let point = wrong;
  while (bad - good > resolution && walker.left() > 0) {
    const middle = (bad + good) / 2;
    const tried = between(run, walker.origin, wrong, middle);
    if ((await walker.ask(tried))[0]! > 0) {
      bad = middle;
      point = tried;
    } else good = middle;
  }
  return point;
}

/** Which way wrong answers lie, from random questions around a point of the boundary; what all have in common is taken off. */
async function slope(
  run: AttackRun,
  walker: Walker,
  point: Float32Array,
  radius: number,
  count: number,
): Promise<Float32Array> {
  const random = run.randoms[walker.row]!;
  const questions = new Float32Array(count * run.size);
  for (let question = 0; question < count; question++) {
    const noise = Float64Array.from(point, () => (run.norm === "l2" ? random.normal() : random.next() * 2 - 1));
    const length = Math.sqrt(noise.reduce((sum, value) => sum + value * value, 0)) || 1;
    for (let at = 0; at < run.size; at++) {
      const value = point[at]! + (radius * noise[at]!) / length;
      questions[question * run.size + at] = Math.min(run.high[at]!, Math.max(run.low[at]!, value));
    }
  }
  const leads = await walker.ask(questions);
  const answers = Float64Array.from(leads, (lead) => (lead > 0 ? 1 : -1));
  const mean = answers.reduce((sum, answer) => sum + answer, 0) / count;
  const isOneSided = Math.abs(mean) === 1;
  const direction = new Float32Array(run.size);
  for (let question = 0; question < count; question++) {
    const weight = isOneSided ? mean : answers[question]! - mean;
    for (let at = 0; at < run.size; at++)
      direction[at]! += weight * (questions[question * run.size + at]! - point[at]!);
  }
  if (run.norm === "linf") return direction.map(Math.sign);
  const length = Math.sqrt(direction.reduce((sum, value) => sum + value * value, 0)) || 1;
  return direction.map((value) => value / length);
}

/** A step into what is wrong, halved until it is. */
async function asFarAsWrong(
  run: AttackRun,
  walker: Walker,
  point: Float32Array,
  direction: Float32Array,
  length: number,
): Promise<Float32Array | undefined> {
  for (let step = length; walker.left() > 0 && step > length * 1e-4; step /= 2) {
    const tried = point.map((value, at) =>
      Math.min(run.high[at]!, Math.max(run.low[at]!, value + step * direction[at]!)),
    );
    if ((await walker.ask(tried))[0]! > 0) return tried;
  }
  return undefined;
}
