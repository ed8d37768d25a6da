import type { Case, Transform } from "../attack.ts";
import { createRandom, seedOf } from "../random.ts";
import { proposeStack } from "../transforms/stack.ts";
import { caseOf } from "./case-id.ts";
import { fits } from "./fits.ts";
import { createBlindSearch } from "./search/blind.ts";
import { bestOf, Chances, type Prior } from "./search/chances.ts";
import { type Change, changesOf, hidesWords } from "./search/changes.ts";
import { Elites } from "./search/elites.ts";
import { Layers } from "./search/layers.ts";
import { type Aim, type OpenGoal, openGoals } from "./search/open-goals.ts";
import { DRAWS, type Search, type SearchParts, type StoppedGoal, type Way } from "./search/parts.ts";
import { createSeeds } from "./search/seeds.ts";

export type { Search, SearchParts, StoppedGoal } from "./search/parts.ts";

/*
 * What is weak in an application is one thing in many: a pack of goals, by one channel, in one dress. Within some
 * hundred requests nothing can be learnt of a hundred thousand combinations, so the search is broad before it is deep.
 *
 * Aims (a pack by a channel) are tried plainly first, two goals each. Then every try is of one kind, by shares of the
 * requests: other *words* asked plainly, harmless *twins*, other *clothes* (carriers, formats), other *letters* where
 * plain words were answered by a no, since a no says that they were understood, and *talks* of several turns. A kind
 * changes one part of a plain ask, each part once for each aim, in the order of draws from what is known of it: a target
 * that falls for a role or an encoding falls for it alone, and no favourite hides it. Where a text was refused although
 * its letters hid every word, a second layer is put below.
 * What came near is kept by cell and changed in one part (elites), and what is left goes to whole ways drawn part by
 * part, with stacks of up to three. When every single change was tried, that is all that is left.
 * Whole ways as arms of a bandit were tried and dropped: they learn nothing within five hundred requests. So was one
 * sweep over kinds of proof in the place of aims.
 */

/** How the requests are shared out. */
const SHARES = { words: 0.15, twins: 0.08, clothes: 0.3, letters: 0.4, talks: 0.25, near: 0.1, drawn: 0.05 } as const;
type Kind = keyof typeof SHARES;
const KINDS = Object.keys(SHARES) as readonly Kind[];
/** Requests of a talk, as a share is counted. */
const TALK_REQUESTS = 5;
const MOST_ERRORS = 4;
/** So many goals of each aim are tried plainly before the search begins to choose. */
const PLAIN_ROUNDS = 2;
/** Less is chance: some letters of any word stand in any answer. */
const NEAR = 0.2;
/** Share of tries of other letters that put a second layer below a first, once one is known to be undone. */
const STACKS = 0.5;
/** A no says that the ask was understood: in other letters or words it may pass. */
const WORTH_OF_A_NO = 0.3;
/** What was never asked is asked before what came near is asked again. */
const WORTH_OF_THE_NEW = 0.6;
const GRAVITY = { critical: 1.6, high: 1.3, medium: 1, low: 0.8, info: 0.6 } as const;
/** Of rates: two-sided 95 %, as reports print it. */
const TAIL = 0.025;
/** The field in which aims are the choices. */
const AIMS = "aims";
const EVEN: Prior = { won: 1, lost: 1 };
const DOUBTFUL: Prior = { won: 1, lost: 2 };

export function createSearch(parts: SearchParts): Search {
  if (parts.isBlind === true) return createBlindSearch(parts);
  const random = createRandom(seedOf("search", parts.seed));
  const { open, aims, left } = openGoals(parts);
  const changes = changesOf(parts);
  const common = parts.transforms.filter((one) => one.isCommon === true && hidesWords(one));
  const layers = new Layers(parts.transforms);
  const chances = new Chances(random);
  const elites = new Elites();
  const nextSeed = createSeeds(seedOf("cases", parts.seed));
  const running = new Map<string, { readonly way: Way; readonly aim: Aim }>();
  const stopped: StoppedGoal[] = [];
  let plain = 0;
  let plainRefused = 0;
  // What is kept from one session to the next is tried first: later it would be covered by what others have planted.
  const order = random.shuffle(aims).sort((a, b) => Number(b.isLater) - Number(a.isLater));
  const first = Array.from({ length: PLAIN_ROUNDS }, () => order).flat();

  const gravityOf = (aim: Aim): number => GRAVITY[[...aim.goals][0]?.goal.severity ?? "info"];

  const plainWay = ({ channel, carriers, drivers }: Aim): Way => {
    const driver = bestOf(drivers, ({ maxTurns }) => -maxTurns)!; // an aim has one of each
    const carrier = carriers.find(({ technique }) => technique === "direct") ?? random.pick(carriers);
    return { carrier, channel, transforms: [], driver };
  };

  const drawnWay = ({ channel, carriers, drivers, pack }: Aim): Way => {
    const drawOf = (kind: string, id: string): number => chances.draw(pack, `${kind} ${id}`, DOUBTFUL);
    const driver = bestOf(drivers, ({ id, maxTurns }) => drawOf("driver", id) / Math.sqrt(maxTurns))!;
    const carrier = bestOf(carriers, ({ id }) => drawOf("carrier", id))!;
    const draw = random.next();
    const transforms =
      draw < 0.35
        ? []
        : draw < 0.7
          ? [bestOf(sample(parts.transforms, 24), ({ id }) => drawOf("transform", id))].filter(
              (one) => one !== undefined,
            )
          : proposeStack(draw < 0.9 ? common : parts.transforms, random);
    return { carrier, channel, transforms, driver };
  };
  const sample = (items: readonly Transform[], count: number): readonly Transform[] =>
    items.length <= count ? items : Array.from({ length: count }, () => random.pick(items));

  /** The goal of an aim that was tried least, with some regard to what came near. */
  const goalOf = (aim: Aim, mayBe: (one: OpenGoal) => boolean = () => true): OpenGoal | undefined =>
    bestOf(
      [...aim.goals].filter(mayBe),
      ({ near, tries }) => near + random.next() - tries * 0.05 + (tries === 0 ? WORTH_OF_THE_NEW : 0),
    );

  const untried = (aim: Aim, among: readonly Change[], one: OpenGoal, base: Way): Change | undefined =>
    bestOf(
      among.filter(
        ({ key, times, parts: { carrier, driver }, parts: change }) =>
          (aim.tried.get(key) ?? 0) < times &&
          (carrier === undefined || (carrier !== base.carrier && aim.carriers.includes(carrier))) &&
          (driver === undefined || (driver !== base.driver && aim.drivers.includes(driver))) &&
          fits(one.goal, { ...base, ...change }),
      ),
      ({ key, weight }) => (chances.draw(aim.pack, key, DOUBTFUL) * weight) / (1 + (aim.tried.get(key) ?? 0)),
    );

  interface Choice {
    readonly aim: Aim;
    readonly one: OpenGoal;
    readonly way: Way;
    readonly ask?: number;
    readonly key?: string;
  }

  const tryKind = (kind: Kind, aim: Aim): Choice | undefined => {
    const base = plainWay(aim);
    if (kind === "words" || kind === "twins") {
      const one = goalOf(aim, ({ tries, goal }) => tries < goal.asks.length) ?? goalOf(aim);
      return one && { aim, one, way: base };
    }
    if (kind === "letters") {
      const one = goalOf(aim, ({ refused }) => refused.size > 0);
      if (one === undefined) return undefined;
      const change =
        (random.next() < STACKS ? layers.stack(aim, random) : undefined) ?? untried(aim, changes.letters, one, base);
      return (
        change && { aim, one, way: { ...base, ...change.parts }, ask: random.pick([...one.refused]), key: change.key }
      );
    }
    const one = goalOf(aim);
    if (one === undefined) return undefined;
    if (kind === "clothes" || kind === "talks") {
      const change = untried(aim, changes[kind], one, base);
      return change && { aim, one, way: { ...base, ...change.parts }, key: change.key };
    }
    if (kind === "drawn") return { aim, one, way: drawnWay(aim) };
    const way = elites.pick(one.goal.proof.by, random, (kept) => aim.channel === kept.channel && fits(one.goal, kept));
    if (way === undefined) return undefined;
    const { carrier, transforms, driver } = drawnWay(aim);
    return { aim, one, way: random.pick([way, { ...way, carrier }, { ...way, transforms }, { ...way, driver }]) };
  };

  const aimsFor = (kind: Kind): readonly Aim[] =>
    aims.filter(
      ({ goals, isTwin, refused }) =>
        goals.size > 0 && isTwin === (kind === "twins") && (kind !== "letters" || refused > 0),
    );
  const pickAim = (among: readonly Aim[], kind: Kind): Aim | undefined =>
    bestOf(among, (aim) => {
      const share = kind === "letters" ? aim.refused / aim.plain : 1;
      return chances.draw(AIMS, aim.key, EVEN) * gravityOf(aim) * share * Math.sqrt(aim.goals.size);
    });

  const weightOf = (kind: Kind): number => {
    if (kind === "talks") return SHARES.talks / TALK_REQUESTS;
    // Who refuses much may refuse too much.
    if (kind === "twins") return SHARES.twins * (0.5 + 2 * (plainRefused / Math.max(1, plain)));
    return SHARES[kind];
  };
  const pickTry = (): Choice | undefined => {
    const kinds = KINDS.map((kind) => ({ kind, among: aimsFor(kind) })).filter(({ among }) => among.length > 0);
    let drawn = random.next() * kinds.reduce((sum, { kind }) => sum + weightOf(kind), 0);
    for (const [at, { kind, among }] of kinds.entries()) {
      drawn -= weightOf(kind);
      if (drawn > 0 && at < kinds.length - 1) continue;
      const aim = pickAim(among, kind)!; // it is one of some
      return tryKind(kind, aim) ?? tryKind("clothes", aim) ?? tryKind("drawn", aim);
    }
    return undefined;
  };

  const choose = (): Choice | undefined => {
    for (let aim = first.shift(); aim !== undefined; aim = first.shift()) {
      const one = goalOf(aim);
      if (one !== undefined) return { aim, one, way: plainWay(aim) };
    }
    return pickTry();
  };

  const nextCase = (): Case | undefined => {
    for (let drawn = 0; drawn < DRAWS * DRAWS; drawn++) {
      const choice = choose();
      if (choice === undefined) return undefined;
      const { aim, one, way, key } = choice;
      if (key !== undefined) aim.tried.set(key, (aim.tried.get(key) ?? 0) + 1);
      if (!fits(one.goal, way)) continue;
      const { asks } = one.goal;
      const picked = caseOf({
        goal: one.goal.id,
        ask: choice.ask ?? (one.tries < asks.length ? one.tries : random.below(asks.length)),
        carrier: way.carrier.id,
        channel: way.channel,
        transforms: way.transforms.map(({ id }) => id),
        driver: way.driver.id,
        seed: nextSeed(),
      });
      one.tries++;
      running.set(picked.id, { way, aim });
      return picked;
    }
    return undefined;
  };

  const close = (one: OpenGoal): void => {
    open.delete(one.goal.id);
    for (const { goals } of aims) goals.delete(one);
  };

  return {
    left,
    stopped,
    next: (count) => {
      const cases: Case[] = [];
      while (cases.length < count) {
        const one = nextCase();
        if (one === undefined) break;
        cases.push(one);
      }
      return cases;
    },
    learn: ({ case: done, outcome, progress, transcript }) => {
      const known = running.get(done.id);
      running.delete(done.id);
      const one = open.get(done.goal);
      if (one === undefined) return;
      one.errors = outcome === "error" ? one.errors + 1 : 0;
      // What breaks time and again is reported as broken, and keeps no budget from the others.
      if (one.errors >= MOST_ERRORS) close(one);
      if (known === undefined || outcome === "error") return;
      const { way, aim } = known;
      const isNo = outcome === "refused";
      const worth = Math.max(progress, isNo ? WORTH_OF_A_NO : 0);
      one.near = Math.max(one.near, worth);
      const { transforms } = way;
      const isPlain = transforms.length === 0 && way.driver.maxTurns === 1 && way.carrier.isNeutral === true;
      if (transforms.length === 0 && way.driver.maxTurns === 1 && isNo) one.refused.add(done.ask);
      if (transforms.length === 0) {
        aim.plain++;
        if (isNo) aim.refused++;
      }
      if (isPlain) {
        plain++;
        if (isNo) plainRefused++;
      }
      layers.learn(way, isNo);
      chances.teach(AIMS, aim.key, worth, { won: 0.5, lost: 0.25 });
      for (const key of [
        `carrier ${way.carrier.id}`,
        `driver ${way.driver.id}`,
        ...transforms.map(({ id }) => `transform ${id}`),
      ])
        chances.teach(aim.pack, key, progress);
      if (progress >= NEAR) elites.keep(one.goal.proof.by, way, transcript[0]?.sent.length ?? 0, progress);
      if (outcome === "confirmed") close(one);
      if (outcome === "inconclusive") return;
      one.judged++;
      if (outcome === "confirmed" || outcome === "likely") one.got++;
      const high = 1 - TAIL ** (1 / one.judged);
      if (one.got > 0 || parts.stopBelow === undefined || high >= parts.stopBelow) return;
      stopped.push({ goal: one.goal.id, of: one.judged, high });
      close(one);
    },
  };
}
