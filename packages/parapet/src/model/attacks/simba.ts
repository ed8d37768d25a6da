import type { Attack, AttackRun } from "../attack.ts";
import { limitOf, type Walker, walkTogether } from "./engine/walkers.ts";

const QUERIES = 3_000;
/** Of an `l2` bound, so much a step. */
const SHARE = 0.1;

/** One number after the other, in random order, up or down: whatever leans the answer stays. */
export const simba: Attack = {
  id: "simba",
  title: "Simple black-box attack",
  access: "scores",
  norms: ["linf", "l2"],
  isMinimal: false,
  canTarget: true,
  threats: ["adversarial-evasion"],
  defaults: { queries: QUERIES },
  source: "Guo et al., Simple black-box adversarial attacks (2019)",
  run: async (run) => {
    const rows = Array.from({ length: run.count }, (_, row) => row);
    await walkTogether(run, rows, limitOf(run, QUERIES), (walker) => walk(run, walker));
  },
};

async function walk(run: AttackRun, walker: Walker): Promise<void> {
  const { row, origin } = walker;
  const random = run.randoms[row]!;
  let point = origin.slice();
  let best = Number.NEGATIVE_INFINITY;
  const step = run.norm === "linf" ? run.eps : SHARE * run.eps;
  while (walker.left() > 0 && !run.isWon(row)) {
    const from = best;
    for (const place of shuffled(run.size, random.below)) {
      const first = random.sign();
      for (const sign of [first, -first]) {
        if (walker.left() < 1 || run.isWon(row)) return;
        const tried = point.slice();
        tried[place] = (run.norm === "linf" ? origin[place]! : point[place]!) + sign * step;
        run.project(row, tried);
        if (tried[place] === point[place]) continue;
        const [lead = 0] = await walker.ask(tried);
        if (lead <= best) continue;
        best = lead;
        point = tried;
        break;
      }
    }
    // A whole round that changed nothing: for a model that answers alike, no other will.
    if (best === from) return;
  }
}

function shuffled(count: number, below: (limit: number) => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = below(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!]; // both are below count
  }
  return order;
}
