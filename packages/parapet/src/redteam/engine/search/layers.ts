import type { Transform } from "../../attack.ts";
import type { Random } from "../../random.ts";
import { type Change, isDisguise, stackUpon } from "./changes.ts";
import type { Aim } from "./open-goals.ts";
import type { Way } from "./parts.ts";

/** Second layers that are refused as the first was: then it was not the letters that were undone. */
const MOST_REFUSED_STACKS = 3;

interface Seen {
  sent: number;
  refused: number;
  /** Refused with another layer below. */
  below: number;
}

/**
 * Which disguises an application undoes before it looks. A text whose letters hide every word is refused by who reads
 * words only when they were undone, so a refusal tells of it, where not everything is refused.
 */
export class Layers {
  readonly #seen = new Map<Transform, Seen>();
  readonly #disguises: ReadonlySet<Transform>;
  readonly #common: readonly Transform[];
  #sent = 0;
  #refused = 0;

  constructor(transforms: readonly Transform[]) {
    this.#disguises = new Set(transforms.filter(isDisguise));
    this.#common = [...this.#disguises].filter(({ isCommon }) => isCommon === true);
  }

  learn({ transforms }: Way, isRefused: boolean): void {
    const outer = transforms.at(-1);
    if (outer === undefined || !this.#disguises.has(outer)) return;
    const seen = this.#seen.get(outer) ?? { sent: 0, refused: 0, below: 0 };
    this.#seen.set(outer, seen);
    const no = isRefused ? 1 : 0;
    if (transforms.length > 1) seen.below += no;
    else {
      seen.sent++;
      seen.refused += no;
      this.#sent++;
      this.#refused += no;
    }
  }

  /** Another layer below one that is undone; undefined where none is known to be. */
  stack(aim: Aim, random: Random): Change | undefined {
    // Where most are refused, a refusal says nothing of one of them.
    if (this.#refused * 2 > this.#sent) return undefined;
    const outers = [...this.#seen]
      .filter(([, { refused, sent, below }]) => refused * 2 > sent && below < MOST_REFUSED_STACKS)
      .map(([one]) => one);
    if (outers.length === 0) return undefined;
    // What undoes one layer most likely undoes the same again, or another that it was seen to undo.
    return stackUpon(random.pick(outers), [...random.shuffle(outers), ...random.shuffle(this.#common)], aim);
  }
}
