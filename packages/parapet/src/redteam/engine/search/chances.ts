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

/** The field of all fields. */
const ALL = "";

/** What was learnt long ago fades: a target changes its mind, and a way that worked once is worn out. */
const FADES = 0.98;

/**
 * Which of many choices pays, each with a Beta of its own: the choice is the one whose draw is the highest.
 *
 * @see Thompson, On the likelihood that one unknown probability exceeds another (1933)
 */
export class Chances {
  readonly #known = new Map<string, Map<string, Chance>>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Draws for a choice by what is known of it in a field, and in part by what is known of it in all. */
  draw(field: string, choice: string, prior: Prior): number {
    const here = this.#known.get(field)?.get(choice);
    const all = this.#known.get(ALL)?.get(choice);
    if (all === undefined) return drawBeta(prior.won, prior.lost, this.#random);
    // That it works elsewhere says much, that it does not says little.
    const won = prior.won + (here?.won ?? 0) + 0.5 * all.won;
    const lost = prior.lost + (here?.lost ?? 0) + 0.15 * all.lost;
    return drawBeta(won, lost, this.#random);
  }

  /** @param weights how much a success and a failure count, 1 by default */
  teach(field: string, choice: string, progress: number, weights: Prior = { won: 1, lost: 1 }): void {
    for (const where of [field, ALL]) {
      let choices = this.#known.get(where);
      if (choices === undefined) {
        choices = new Map();
        this.#known.set(where, choices);
      }
      const before = choices.get(choice) ?? { won: 0, lost: 0 };
      choices.set(choice, {
        won: before.won * FADES + progress * weights.won,
        lost: before.lost * FADES + (1 - progress) * weights.lost,
      });
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
