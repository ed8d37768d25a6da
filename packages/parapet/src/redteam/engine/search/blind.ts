import { createRandom, seedOf } from "../../random.ts";
import { caseOf } from "../case-id.ts";
import { fits } from "../fits.ts";
import { openGoals } from "./open-goals.ts";
import { DRAWS, type Search, type SearchParts } from "./parts.ts";
import { createSeeds } from "./seeds.ts";

/** Every part of every case at chance, and nothing learnt but that what is proven needs no other proof. */
export function createBlindSearch(parts: SearchParts): Search {
  const random = createRandom(seedOf("search", parts.seed));
  const { open, aims, left } = openGoals(parts);
  const nextSeed = createSeeds(seedOf("cases", parts.seed));
  const aimsOf = new Map([...open.values()].map((one) => [one, aims.filter(({ goals }) => goals.has(one))]));
  return {
    left,
    stopped: [],
    next: (count) => {
      const cases = [];
      for (let tries = 0; cases.length < count && tries < count * DRAWS && open.size > 0; tries++) {
        const one = random.pick([...open.values()]);
        const { channel, carriers, drivers } = random.pick(aimsOf.get(one)!); // an open goal has an aim
        const transform = parts.transforms[random.below(parts.transforms.length + 1)];
        const transforms = transform === undefined ? [] : [transform];
        const way = { carrier: random.pick(carriers), channel, transforms, driver: random.pick(drivers) };
        if (!fits(one.goal, way)) continue;
        const picked = caseOf({
          goal: one.goal.id,
          ask: one.tries < one.goal.asks.length ? one.tries : random.below(one.goal.asks.length),
          carrier: way.carrier.id,
          channel,
          transforms: transforms.map(({ id }) => id),
          driver: way.driver.id,
          seed: nextSeed(),
        });
        one.tries++;
        cases.push(picked);
      }
      return cases;
    },
    learn: ({ case: done, outcome }) => {
      if (outcome === "confirmed") open.delete(done.goal);
    },
  };
}
