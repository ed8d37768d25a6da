import type { Random } from "../attacks/engine/random.ts";
import { classesOf, type LabelledRows } from "../learn/learner.ts";
import { type Defence, defended } from "./defences.ts";
import { type Inference, inferMembership } from "./membership.ts";
import type { ShadowModels } from "./shadows.ts";
import type { StolenCurve } from "./theft-table.ts";

/** What a defence buys and costs. */
export interface DefenceRow {
  readonly defence: string;
  /** Share of rows whose class it changes: what a harmless client loses. */
  readonly changed: number;
  /** Right answers on rows that the model was not trained on, with it. */
  readonly accuracy: number;
  /** How far a probability is moved, in the mean. */
  readonly moved: number;
  /** Who attacks knows of the defence, and puts it before the shadow models. The strongest first. */
  readonly membership: readonly Inference[];
  /** What is left to steal; absent where nobody asked. */
  readonly extraction?: StolenCurve;
}

export interface DefenceOptions {
  readonly pool: LabelledRows;
  readonly members: number;
  readonly shares: Float32Array;
  readonly shadows?: ShadowModels;
  readonly seed: number;
  readonly random: Random;
}

export async function weighDefence(
  defence: Defence,
  { pool, members, shares, shadows, seed, random }: DefenceOptions,
): Promise<DefenceRow> {
  const { rows, classes, labels } = pool;
  const left = defended(shares, classes, defence, seed);
  const [before, after] = [classesOf(shares, rows, classes), classesOf(left, rows, classes)];
  const membership = await inferMembership({
    pool,
    members,
    shares: left,
    seed,
    random,
    ...(shadows === undefined
      ? {}
      : {
          shadows: {
            isIn: shadows.isIn,
            shares: shadows.shares.map((one, at) => defended(one, classes, defence, seed * 1_000 + at)),
          },
        }),
  });
  let [moved, changed, right] = [0, 0, 0];
  for (let at = 0; at < shares.length; at++) moved += Math.abs(shares[at]! - left[at]!);
  for (let row = 0; row < rows; row++) {
    if (before[row] !== after[row]) changed++;
    if (row >= members && after[row] === labels[row]) right++;
  }
  return {
    defence: defence.id,
    changed: changed / rows,
    accuracy: right / (rows - members),
    moved: moved / shares.length,
    membership,
  };
}
