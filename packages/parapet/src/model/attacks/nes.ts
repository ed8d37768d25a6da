import type { Attack, AttackRun } from "../attack.ts";
import { rowOf } from "./engine/batches.ts";
import { steepest } from "./engine/norms.ts";
import { limitOf, type Walker, walkTogether } from "./engine/walkers.ts";

const QUERIES = 5_000;
/** Pairs of questions that one slope is guessed from. */
const PAIRS = 20;
/** How far apart they ask, as a share of the box. */
const SPREAD = 0.01;
const STEPS = 20;
const MOMENTUM = 0.5;

/** Projected descent along slopes that are guessed from pairs of random questions, one on either side. */
export const nes: Attack = {
  id: "nes",
  title: "Natural evolution strategies",
  access: "scores",
  norms: ["linf", "l2"],
  isMinimal: false,
  canTarget: true,
  threats: ["adversarial-evasion"],
  defaults: { queries: QUERIES },
  source: "Ilyas et al., Black-box adversarial attacks with limited queries and information (2018)",
  run: async (run) => {
    const rows = Array.from({ length: run.count }, (_, row) => row);
    await walkTogether(run, rows, limitOf(run, QUERIES), (walker) => walk(run, walker));
  },
};

async function walk(run: AttackRun, walker: Walker): Promise<void> {
  const { row } = walker;
  const random = run.randoms[row]!;
  const point = walker.origin.slice();
  const drift = new Float32Array(run.size);
  while (walker.left() >= 2 && !run.isWon(row)) {
    const pairs = Math.min(PAIRS, Math.floor(walker.left() / 2));
    const asked = new Float32Array(2 * pairs * run.size);
    const ways = new Float32Array(pairs * run.size);
    for (let pair = 0; pair < pairs; pair++)
      for (let at = 0; at < run.size; at++) {
        const way = random.normal();
        const reach = SPREAD * (run.high[at]! - run.low[at]!) * way;
        ways[pair * run.size + at] = way;
        asked[2 * pair * run.size + at] = point[at]! + reach;
        asked[(2 * pair + 1) * run.size + at] = point[at]! - reach;
      }
    // Only inputs that may be kept are asked about.
    for (let question = 0; question < 2 * pairs; question++) run.project(row, rowOf(asked, question, run.size));
    const leads = await walker.ask(asked);
    if (run.isWon(row)) return;
    for (let at = 0; at < run.size; at++) {
      let slope = 0;
      for (let pair = 0; pair < pairs; pair++)
        slope += (leads[2 * pair]! - leads[2 * pair + 1]!) * ways[pair * run.size + at]!;
      drift[at] = MOMENTUM * drift[at]! + slope / pairs;
    }
    const step = steepest(run.norm, drift);
    for (let at = 0; at < run.size; at++) point[at]! += ((2.5 * run.eps) / STEPS) * step[at]!;
    run.project(row, point);
    if (walker.left() > 0) await walker.ask(point.slice());
  }
}
