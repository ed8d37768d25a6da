import type { Attack, AttackRun } from "../attack.ts";
import { distance } from "./engine/norms.ts";
import { startingPoint } from "./engine/starting-point.ts";
import { limitOf, type Walker, walkTogether } from "./engine/walkers.ts";

const QUERIES = 5_000;
/** Questions after which the steps are made longer or shorter. */
const ROUND = 20;
const FIRST = 0.3;

/** From a wrong answer, at random along the boundary and a little homewards: what is still wrong is gone on from. */
export const boundary: Attack = {
  id: "boundary",
  title: "Boundary walk",
  access: "decision",
  norms: ["l2"],
  isMinimal: true,
  canTarget: true,
  threats: ["adversarial-evasion"],
  defaults: { queries: QUERIES },
  source: "Brendel, Rauber, Bethge, Decision-based adversarial attacks (2018)",
  run: async (run) => {
    const rows = Array.from({ length: run.count }, (_, row) => row);
    await walkTogether(run, rows, limitOf(run, QUERIES), (walker) => walk(run, walker));
  },
};

async function walk(run: AttackRun, walker: Walker): Promise<void> {
  const { origin, row } = walker;
  const random = run.randoms[row]!;
  let point = await startingPoint(run, walker);
  if (point === undefined) return;
  let sideways = FIRST;
  while (walker.left() > 0) {
    // What a step sideways is likely to win of the way home, in so many dimensions.
    const homewards = sideways / (2 * Math.sqrt(run.size));
    let [kept, asked] = [0, 0];
    for (; asked < ROUND && walker.left() > 0; asked++) {
      const tried = stepFrom(run, point, origin, random.normal, sideways, homewards);
      const [lead = 0] = await walker.ask(tried);
      if (lead <= 0) continue;
      kept++;
      point = tried;
    }
    const rate = kept / Math.max(1, asked);
    sideways = Math.min(1, sideways * (rate > 0.3 ? 1.4 : rate < 0.2 ? 0.7 : 1));
    if (sideways < 1e-5) return;
  }
}

/** On the sphere around the original, then towards it. */
function stepFrom(
  { size, low, high }: AttackRun,
  point: Float32Array,
  origin: Float32Array,
  normal: () => number,
  sideways: number,
  homewards: number,
): Float32Array {
  const far = distance("l2", point, origin);
  const way = Float64Array.from({ length: size }, normal);
  const [along, length] = [
    way.reduce((sum, value, at) => sum + (value * (point[at]! - origin[at]!)) / (far || 1), 0),
    Math.sqrt(way.reduce((sum, value) => sum + value * value, 0)),
  ];
  const moved = Float64Array.from(point, (value, at) => {
    const tangent = way[at]! - (along * (value - origin[at]!)) / (far || 1);
    return value + (sideways * far * tangent) / (length || 1) - origin[at]!;
  });
  const stretch = (far * (1 - homewards)) / (Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0)) || 1);
  return Float32Array.from(moved, (value, at) =>
    Math.min(high[at]!, Math.max(low[at]!, origin[at]! + stretch * value)),
  );
}
