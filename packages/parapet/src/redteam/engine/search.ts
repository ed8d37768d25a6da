import type { Carrier, Case, Channel, Driver, Goal, Need, Transform } from "../attack.ts";
import { createRandom, type Random, seedOf } from "../random.ts";
import { caseOf } from "./case-id.ts";
import { drawBeta } from "./draw-beta.ts";
import { fits } from "./fits.ts";
import type { CaseResult } from "./result.ts";

/*
 * The search has three things to choose: which goal, which way, and whether to begin anew or to change what came near.
 *
 * Goals: two of each pack are tried plainly, in an order that goes round the packs; then a pack's chance to be tried again is a
 * draw from the Beta of the progress that its goals have made, and within it the goal that came nearest goes first.
 * Ways: carrier, transforms and driver are drawn each from Betas of their own, kept for each kind of proof. Whole ways as
 * arms were tried and dropped: a hundred thousand of them learn nothing within five hundred requests.
 * Sweeps: more than half of the later tries change one part of a plain ask, each part once for each kind of proof: a target that
 * falls for a role or an encoding falls for it alone, and no favourite hides it.
 * Elites: the best case of every cell of technique × length × family of transform is kept, and half of what
 * is left of the tries changes one part of one of them.
 */

export interface SearchParts {
  readonly goals: readonly Goal[];
  readonly carriers: readonly Carrier[];
  readonly transforms: readonly Transform[];
  readonly drivers: readonly Driver[];
  readonly channels: ReadonlySet<Channel>;
  readonly offers: ReadonlySet<Need>;
  readonly seed: number;
  /** Kinds of proof that something can judge. */
  readonly proofs: ReadonlySet<Goal["proof"]["by"]>;
  /** Draws everything at chance and learns nothing: what the search is measured against. */
  readonly isBlind?: boolean;
}

/** Chooses what to try next, and learns from what came of it. The same seed and the same results, the same choices. */
export interface Search {
  /** At most `count` cases, none twice; empty when there is nothing left to try. */
  next(count: number): readonly Case[];
  learn(result: CaseResult): void;
  /** Goals that cannot be tried on this target, and why. */
  readonly left: readonly { readonly goal: string; readonly why: string }[];
}

interface Chance {
  won: number;
  lost: number;
}

/** One way to attack. */
interface Way {
  readonly carrier: Carrier;
  readonly channel: Channel;
  readonly transforms: readonly Transform[];
  readonly driver: Driver;
}

/** What is other than plain. */
type Change = Partial<Pick<Way, "carrier" | "transforms" | "driver">>;

interface OpenGoal {
  readonly goal: Goal;
  /** By channel: what fits the goal there. */
  readonly ways: ReadonlyMap<Channel, { readonly carriers: readonly Carrier[]; readonly drivers: readonly Driver[] }>;
  tries: number;
  near: number;
  /** In a row. */
  errors: number;
  /** Plain words were answered by a no. */
  isRefused: boolean;
}

/** @see Mouret, Clune, Illuminating search spaces by mapping elites (2015) */
type Elites = Map<string, { readonly way: Way; readonly progress: number }>;

/** A case that no application can tell from one before says little: so many draws are made for another. */
const DRAWS = 12;
const MOST_ERRORS = 4;
/** So many goals of each pack are tried plainly before the search begins to choose. */
const PLAIN_ROUNDS = 2;
/** A no says that the ask was understood: in other letters or words it may pass. */
const WORTH_OF_A_NO = 0.3;
/** What was never asked is asked before what came near is asked again. */
const WORTH_OF_THE_NEW = 0.6;
/** Share of tries that change one part of the plain way, each part once for each kind of proof, before anything is favoured. */
const SWEEPS = 0.7;
/** A seed differs for each try of a goal, so that wording and chance differ as well; this many of them. */
const SEEDS = 1_000_000;

export function createSearch(parts: SearchParts): Search {
  const random = createRandom(seedOf("search", parts.seed));
  const left: { goal: string; why: string }[] = [];
  const open = new Map<string, OpenGoal>();
  const common = parts.transforms.filter(({ isCommon }) => isCommon === true);
  const able = parts.drivers.filter(({ needs }) => needs.every((need) => parts.offers.has(need)));
  for (const goal of parts.goals) {
    const missing = goal.needs.filter((need) => !parts.offers.has(need));
    const ways = new Map<Channel, { carriers: readonly Carrier[]; drivers: readonly Driver[] }>();
    for (const channel of parts.channels) {
      const may = (carrier: Carrier, driver: Driver): boolean =>
        carrier.channels.includes(channel) && fits(goal, { carrier, channel, transforms: [], driver });
      const drivers = able.filter((driver) => parts.carriers.some((carrier) => may(carrier, driver)));
      const carriers = parts.carriers.filter((carrier) => drivers.some((driver) => may(carrier, driver)));
      if (drivers.length > 0) ways.set(channel, { carriers, drivers });
    }
    if (!parts.proofs.has(goal.proof.by)) left.push({ goal: goal.id, why: `nothing can prove '${goal.proof.by}'` });
    else if (missing.length > 0)
      left.push({ goal: goal.id, why: `the target plants or offers no ${missing.join(", ")}` });
    else if (ways.size === 0) left.push({ goal: goal.id, why: "no channel of the target leads to it" });
    else open.set(goal.id, { goal, ways, tries: 0, near: 0, errors: 0, isRefused: false });
  }
  const first = roundThePacks([...open.values()], random);
  const seen = new Set<string>();
  const running = new Map<string, Way>();
  const chances = new Map<string, Chance>();
  const packs = new Map<string, Chance>();
  const elites = new Map<string, Elites>();

  const chance = (of: Map<string, Chance>, key: string, won: number, lost: number): Chance => {
    let known = of.get(key);
    if (known === undefined) {
      known = { won, lost };
      of.set(key, known);
    }
    return known;
  };
  const draw = ({ won, lost }: Chance): number => drawBeta(won, lost, random);
  const bestOf = <T>(items: readonly T[], chanceOf: (item: T) => Chance, weigh: (item: T) => number = () => 1): T => {
    let chosen = 0;
    let highest = -1;
    for (const [at, item] of items.entries()) {
      const drawn = draw(chanceOf(item)) * weigh(item);
      if (drawn <= highest) continue;
      highest = drawn;
      chosen = at;
    }
    return items[chosen] as T; // never called with nothing to choose from
  };
  const partKey = (goal: Goal, kind: string, id: string): string => `${goal.proof.by} ${kind} ${id}`;

  const plainWay = ({ ways }: OpenGoal): Way => {
    const [channel, { carriers, drivers }] = random.pick([...ways]);
    const driver = drivers.reduce((a, b) => (b.maxTurns < a.maxTurns ? b : a));
    const carrier = carriers.find(({ technique }) => technique === "direct") ?? random.pick(carriers);
    return { carrier, channel, transforms: [], driver };
  };

  const drawnWay = ({ goal, ways, isRefused }: OpenGoal): Way => {
    const [channel, { carriers, drivers }] = random.pick([...ways]);
    if (parts.isBlind === true) {
      const transform = parts.transforms[random.below(parts.transforms.length + 1)];
      const transforms = transform === undefined ? [] : [transform];
      return { carrier: random.pick(carriers), channel, transforms, driver: random.pick(drivers) };
    }
    const driver = bestOf(
      drivers,
      ({ id, maxTurns }) => chance(chances, partKey(goal, "driver", id), maxTurns === 1 ? 2 : 1, 2),
      // Progress for each request, not for each case.
      ({ maxTurns }) => 1 / Math.sqrt(maxTurns),
    );
    const carrier = bestOf(carriers, ({ id }) => chance(chances, partKey(goal, "carrier", id), 1, 2));
    const transform = bestOf<Transform | undefined>(
      [undefined, ...common, ...sample(parts.transforms, 12, random)],
      (one) => chance(chances, partKey(goal, "transform", one?.id ?? "none"), one === undefined ? 3 : 1, 3),
      (one) => (one === undefined && isRefused ? 0.5 : 1),
    );
    return { carrier, channel, transforms: transform === undefined ? [] : [transform], driver };
  };

  /** What is not yet known of a kind of proof: each carrier, transform and driver alone, on an otherwise plain ask. */
  const sweeps = new Map<string, Change[]>();
  const sweptWay = (one: OpenGoal): Way | undefined => {
    // Where plain words are refused they were understood: other letters may pass. Else other clothes are tried first.
    const isOfLetters = one.isRefused && random.next() < 0.85;
    const { proof } = one.goal;
    const after = "values" in proof ? proof.values : "";
    const kind = isOfLetters ? `${one.goal.pack} letters` : `${proof.by} ${after} clothes`;
    let sweep = sweeps.get(kind);
    if (sweep === undefined) {
      const carriers = random.shuffle(parts.carriers).map((carrier): Change => ({ carrier }));
      const known = random.shuffle(parts.transforms.filter(({ isCommon }) => isCommon === true));
      const rare = random.shuffle(parts.transforms.filter(({ isCommon }) => isCommon !== true));
      const transforms = [...known, ...rare].map((transform): Change => ({ transforms: [transform] }));
      const popular = known.map((transform): Change => ({ transforms: [transform] }));
      const talks = random.shuffle(able.filter(({ maxTurns }) => maxTurns > 1)).map((driver): Change => ({ driver }));
      sweep = isOfLetters
        ? [...popular, ...popular, ...popular, ...transforms]
        : interleaved([carriers, carriers, carriers, talks, transforms]);
      sweeps.set(kind, sweep);
    }
    const plain = plainWay(one);
    for (const [at, change] of sweep.entries()) {
      const [channel] =
        [...one.ways].find(([, { carriers }]) => change.carrier === undefined || carriers.includes(change.carrier)) ??
        [];
      if (channel === undefined) continue;
      const base = change.carrier === undefined ? plain : { ...plain, channel };
      const way = { ...base, ...change };
      if (!fits(one.goal, way)) continue;
      sweep.splice(at, 1);
      return way;
    }
    return undefined;
  };

  /** One part of what came near is changed. */
  const changedWay = (one: OpenGoal): Way | undefined => {
    const kept = [...(elites.get(one.goal.proof.by)?.values() ?? [])].filter(({ way }) => fits(one.goal, way));
    if (kept.length === 0) return undefined;
    const { way } = random.pick(kept);
    const other = drawnWay(one);
    if (other.channel !== way.channel) return way;
    const { carrier, transforms, driver } = other;
    return random.pick([
      { ...way, carrier },
      { ...way, transforms },
      { ...way, driver },
    ]);
  };

  const pickGoal = (): OpenGoal | undefined => {
    for (let one = first.shift(); one !== undefined; one = first.shift()) if (open.has(one.goal.id)) return one;
    if (open.size === 0) return undefined;
    if (parts.isBlind === true) return random.pick([...open.values()]);
    const byPack = new Map<string, OpenGoal[]>();
    for (const one of open.values()) byPack.set(one.goal.pack, [...(byPack.get(one.goal.pack) ?? []), one]);
    const pack = bestOf([...byPack.keys()], (name) => chance(packs, name, 1, 1));
    return byPack
      .get(pack)!
      .map((one) => ({
        one,
        worth: one.near + random.next() - one.tries * 0.05 + (one.tries === 0 ? WORTH_OF_THE_NEW : 0),
      }))
      .reduce((a, b) => (b.worth > a.worth ? b : a)).one;
  };

  const nextWay = (one: OpenGoal, isFirst: boolean): Way => {
    if (parts.isBlind === true) return drawnWay(one);
    if (isFirst) return plainWay(one);
    const draw = random.next();
    const chosen = draw < SWEEPS ? sweptWay(one) : draw < (1 + SWEEPS) / 2 ? changedWay(one) : undefined;
    return chosen ?? drawnWay(one);
  };

  const choose = (): Case | undefined => {
    for (let goals = 0; goals < DRAWS; goals++) {
      const one = pickGoal();
      if (one === undefined) return undefined;
      for (let tried = 0; tried < DRAWS; tried++) {
        const isFirst = one.tries === 0 && tried === 0 && parts.isBlind !== true;
        const way = nextWay(one, isFirst);
        if (!one.ways.has(way.channel) || !fits(one.goal, way)) continue;
        const { asks } = one.goal;
        const picked = caseOf({
          goal: one.goal.id,
          ask: one.tries < asks.length ? one.tries : random.below(asks.length),
          carrier: way.carrier.id,
          channel: way.channel,
          transforms: way.transforms.map(({ id }) => id),
          driver: way.driver.id,
          seed: random.below(SEEDS),
        });
        if (seen.has(picked.id)) continue;
        seen.add(picked.id);
        one.tries++;
        running.set(picked.id, way);
        return picked;
      }
      one.tries++;
    }
    return undefined;
  };

  return {
    left,
    next: (count) => {
      const cases: Case[] = [];
      while (cases.length < count) {
        const one = choose();
        if (one === undefined) break;
        cases.push(one);
      }
      return cases;
    },
    learn: ({ case: done, outcome, progress, transcript }) => {
      const way = running.get(done.id);
      running.delete(done.id);
      const one = open.get(done.goal);
      if (one === undefined) return;
      one.errors = outcome === "error" ? one.errors + 1 : 0;
      // What breaks time and again is reported as broken, and keeps no budget from the others.
      if (one.errors >= MOST_ERRORS) open.delete(done.goal);
      if (way === undefined || outcome === "error") return;
      const { goal } = one;
      one.near = Math.max(one.near, progress, outcome === "refused" ? WORTH_OF_A_NO : 0);
      if (way.transforms.length === 0) one.isRefused ||= outcome === "refused";
      if (outcome === "confirmed") open.delete(done.goal);
      const teach = (known: Chance, weight: number): void => {
        known.won += progress * weight;
        known.lost += (1 - progress) * weight;
      };
      const worth = Math.max(progress, outcome === "refused" ? WORTH_OF_A_NO : 0);
      const pack = chance(packs, goal.pack, 1, 1);
      pack.won += worth * 0.5;
      pack.lost += (1 - worth) * 0.25;
      teach(chance(chances, partKey(goal, "carrier", way.carrier.id), 1, 2), 1);
      teach(chance(chances, partKey(goal, "driver", way.driver.id), way.driver.maxTurns === 1 ? 2 : 1, 2), 1);
      const transform = way.transforms[0]?.id ?? "none";
      teach(chance(chances, partKey(goal, "transform", transform), transform === "none" ? 3 : 1, 3), 1);
      if (progress === 0) return;
      const cell = cellOf(way, transcript[0]?.sent.length ?? 0);
      const kept = elites.get(goal.proof.by) ?? new Map();
      elites.set(goal.proof.by, kept);
      if (progress >= (kept.get(cell)?.progress ?? 0)) kept.set(cell, { way, progress });
    },
  };
}

/** Technique × length × family of transform. */
function cellOf({ carrier, transforms, driver }: Way, length: number): string {
  const size = length < 200 ? "short" : length < 1_000 ? "middle" : "long";
  return `${carrier.technique} ${size} ${transforms[0]?.family ?? "none"} ${driver.maxTurns > 1 ? "talk" : "once"}`;
}

/** One goal of each pack in turn: what a target is weak at shows early. */
function roundThePacks(goals: readonly OpenGoal[], random: Random): OpenGoal[] {
  const byPack = new Map<string, OpenGoal[]>();
  for (const one of random.shuffle(goals)) byPack.set(one.goal.pack, [...(byPack.get(one.goal.pack) ?? []), one]);
  const lists = random.shuffle([...byPack.values()]);
  const order: OpenGoal[] = [];
  for (let round = 0; round < PLAIN_ROUNDS; round++)
    for (const list of lists) {
      const one = list[round];
      if (one !== undefined) order.push(one);
    }
  return order;
}

/** One of each list in turn; a list that stands there twice gives two a turn. */
function interleaved<T>(lists: readonly (readonly T[])[]): T[] {
  const places = new Map<readonly T[], number>();
  const order: T[] = [];
  const total = new Set(lists.flat()).size;
  while (order.length < total)
    for (const list of lists) {
      const at = places.get(list) ?? 0;
      const item = list[at];
      if (item === undefined) continue;
      places.set(list, at + 1);
      order.push(item);
    }
  return order;
}

function sample<T>(items: readonly T[], count: number, random: Random): readonly T[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, () => random.pick(items));
}
