import type { Random } from "../../random.ts";
import type { Way } from "./parts.ts";

interface Elite {
  readonly way: Way;
  readonly progress: number;
}

/**
 * The best way of every cell of technique × length × family of transform × turns, kept for each kind of proof: what
 * came near in one cell is not crowded out by what came a little nearer in another.
 *
 * @see Mouret, Clune, Illuminating search spaces by mapping elites (2015)
 */
export class Elites {
  readonly #byProof = new Map<string, Map<string, Elite>>();

  keep(proof: string, way: Way, sentUnits: number, progress: number): void {
    if (progress <= 0) return;
    const cells = this.#byProof.get(proof) ?? new Map<string, Elite>();
    this.#byProof.set(proof, cells);
    const cell = cellOf(way, sentUnits);
    if (progress >= (cells.get(cell)?.progress ?? 0)) cells.set(cell, { way, progress });
  }

  /** One of them that `mayBe`, the nearer the likelier; undefined where there is none. */
  pick(proof: string, random: Random, mayBe: (way: Way) => boolean): Way | undefined {
    const kept = [...(this.#byProof.get(proof)?.values() ?? [])].filter(({ way }) => mayBe(way));
    let drawn = random.next() * kept.reduce((sum, { progress }) => sum + progress, 0);
    return kept.find(({ progress }) => {
      drawn -= progress;
      return drawn <= 0;
    })?.way;
  }
}

function cellOf({ carrier, transforms, driver }: Way, units: number): string {
  const size = units < 200 ? "short" : units < 1_000 ? "middle" : "long";
  const families = transforms.map(({ family }) => family).join("+");
  return `${carrier.technique} ${size} ${families} ${driver.maxTurns > 1 ? "talk" : "once"}`;
}
