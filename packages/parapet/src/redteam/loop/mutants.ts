import type { Case, Goal } from "../attack.ts";
import { caseOf } from "../engine/case-id.ts";
import type { Arsenal } from "../engine/run-case.ts";
import { createRandom, seedOf } from "../random.ts";

/** Other ways to the same goal: other words, carriers, transforms and drivers, none of them the case itself. */
export function mutantsOf(found: Case, goal: Goal, arsenal: Arsenal, count: number): readonly Case[] {
  const random = createRandom(seedOf(`mutants ${found.id}`));
  const carriers = arsenal.carriers.all.filter(({ channels }) => channels.includes(found.channel));
  const drivers = arsenal.drivers.all.filter(({ needs, questions }) => needs.length === 0 && questions === undefined);
  const mutants = new Map<string, Case>();
  for (let tries = 0; mutants.size < count && tries < count * 30; tries++) {
    const one = caseOf({
      goal: goal.id,
      ask: random.below(goal.asks.length),
      carrier: random.pick(carriers).id,
      channel: found.channel,
      transforms: random.next() < 0.4 ? [] : [random.pick(arsenal.transforms.all).id],
      driver: random.next() < 0.6 ? "single-shot" : random.pick(drivers).id,
      seed: found.seed + 1 + random.below(1_000),
    });
    if (one.id !== found.id) mutants.set(one.id, one);
  }
  return [...mutants.values()];
}
