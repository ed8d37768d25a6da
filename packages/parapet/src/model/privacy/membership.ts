import type { Random } from "../attacks/engine/random.ts";
import type { LabelledRows } from "../learn/learner.ts";
import { distancesFromOutside, likelihoodRatios, type Shadows } from "./likelihood.ts";
import { type Measured, measure } from "./measure.ts";
import { learnedFromShadows } from "./shadow-attack.ts";
import type { ShadowModels } from "./shadows.ts";
import { logitsOf, type Said, signalOf, signals } from "./signals.ts";

/** One attack on membership and what it is worth. */
export interface Inference extends Measured {
  readonly id: string;
  readonly title: string;
  readonly source: string;
}

export interface MembershipOptions {
  /** Members first, then others, as in the pool of the shadow models. */
  readonly pool: LabelledRows;
  readonly members: number;
  /** What the audited model, or whatever stands before it, said of the pool. */
  readonly shares: Float32Array;
  /** What stands before the audited model stands before these too: who attacks knows of it. */
  readonly shadows?: ShadowModels;
  readonly seed: number;
  readonly random: Random;
}

/** Fewer pairs of models say too little about a row. */
const FEWEST_SHADOWS = 4;

/** Runs every attack that its means allow. The strongest comes first: the most members at the lowest rate of wrong accusations. */
export async function inferMembership(options: MembershipOptions): Promise<readonly Inference[]> {
  const { pool, members, shares, shadows, seed, random } = options;
  const said: Said = { shares, labels: pool.labels, rows: pool.rows, classes: pool.classes };
  const worth = (scores: Float64Array): Measured =>
    measure(scores.subarray(0, members), scores.subarray(members), seed);
  const found: Inference[] = signals.map((signal) => ({
    id: signal.id,
    title: signal.title,
    source: signal.source,
    ...worth(signalOf(signal, said)),
  }));
  if (shadows !== undefined && shadows.shares.length >= FEWEST_SHADOWS) {
    const floor = floorOf(shares);
    const own = logitsOf(said, floor);
    const theirs: Shadows = {
      isIn: shadows.isIn,
      logits: shadows.shares.map((one) => logitsOf({ ...said, shares: one }, floor)),
    };
    found.push(
      {
        id: "shadow",
        title: "What do shadow models say of what they know?",
        source: "Shokri and others, Membership inference attacks against machine learning models (2017)",
        ...worth(await learnedFromShadows(said, shadows, random)),
      },
      {
        id: "lira",
        title: "Likelihood ratio, by models with and without the row",
        source: "Carlini and others (2022), online",
        ...worth(likelihoodRatios(own, theirs)),
      },
      {
        id: "lira-offline",
        title: "Distance from models without the row",
        source: "Carlini and others (2022), offline",
        ...worth(distancesFromOutside(own, theirs)),
      },
    );
  }
  return found.toSorted((a, b) => strength(b) - strength(a));
}

const strength = ({ tpr, auc }: Measured): number => (tpr[0]?.value ?? 0) + auc.value / 1_000;

/** Where shares have few values they come in steps, and a logit must not be endless at the ends. */
const MOST_STEPS = 1_000;
const NEXT_TO_NOTHING = 1e-12;

/** Half of the least step between shares: of a forest of 30 trees 1/60, of answers with two decimals 0.005. */
function floorOf(shares: Float32Array): number {
  const distinct = [...new Set(shares)].sort((a, b) => a - b);
  // Nearer than a float can tell: the same share, summed in another order.
  const gaps = distinct
    .slice(1)
    .map((share, at) => share - distinct[at]!)
    .filter((gap) => gap > 1e-6);
  return gaps.length === 0 || gaps.length > MOST_STEPS ? NEXT_TO_NOTHING : Math.min(...gaps) / 2;
}
