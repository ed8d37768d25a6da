import type { Random } from "../../random.ts";
import { drawBeta } from "../draw-beta.ts";

interface Chance {
  won: number;
  lost: number;
}

/** What is believed before anything is known: it counts as so many tries. */
export interface Prior {
  readonly won: number;
  readonly lost: number;
}

/** What was learnt long ago fades: a target changes its mind, and a way that worked once is worn out. */
const FADES = 0.98;

/**
 * Which of many choices pays, each with a Beta of its own: the choice is the one whose draw is the highest.
 *
 * @see Thompson, On the likelihood that one unknown probability exceeds another (1933)
 */
export class Chances {
  readonly #known = new Map<string, Chance>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Draws for a choice by all that is known under its keys; of the first key in full, of the others in part. */
  draw(keys: readonly string[], prior: Prior): number {
    let { won, lost } = prior;
    for (const [at, key] of keys.entries()) {
      const known = this.#known.get(key);
      if (known === undefined) continue;
      // That it works elsewhere says much, that it does not says little.
      won += known.won * (at === 0 ? 1 : 0.5);
      lost += known.lost * (at === 0 ? 1 : 0.15);
    }
    return drawBeta(won, lost, this.#random);
  }

  /** @param weights how much a success and a failure count, 1 by default */
  teach(keys: readonly string[], progress: number, weights: Prior = { won: 1, lost: 1 }): void {
    for (const key of keys) {
      let known = this.#known.get(key);
      if (known === undefined) {
        known = { won: 0, lost: 0 };
        this.#known.set(key, known);
      }
      known.won = known.won * FADES + progress * weights.won;
      known.lost = known.lost * FADES + (1 - progress) * weights.lost;
    }
  }
}

/** The item of the highest worth; undefined where there is none. */
export function bestOf<T>(items: Iterable<T>, worthOf: (item: T) => number): T | undefined {
  let chosen: T | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const worth = worthOf(item);
    if (worth <= highest) continue;
    highest = worth;
    chosen = item;
  }
  return chosen;
}
