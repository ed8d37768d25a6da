import type { Carrier, Case, Channel, Driver, Goal, Need, Transform } from "../attack.ts";
import { createRandom, seedOf } from "../random.ts";
import { caseOf } from "./case-id.ts";
import { fits } from "./fits.ts";
import type { CaseResult } from "./result.ts";

export interface SearchParts {
  readonly goals: readonly Goal[];
  readonly carriers: readonly Carrier[];
  readonly transforms: readonly Transform[];
  readonly drivers: readonly Driver[];
  readonly channels: ReadonlySet<Channel>;
  readonly offers: ReadonlySet<Need>;
  readonly seed: number;
}

/** Chooses what to try next, and learns from what came of it. The same seed and the same results, the same choices. */
export interface Search {
  /** At most `count` cases, none twice; empty when there is nothing left to try. */
  next(count: number): readonly Case[];
  learn(result: CaseResult): void;
  /** Goals that cannot be tried on this target, and why. */
  readonly left: readonly { readonly goal: string; readonly why: string }[];
}

/** A way to attack: what a result teaches is kept by it, over all goals. */
interface Arm {
  readonly carrier: Carrier;
  readonly channel: Channel;
  readonly transforms: readonly Transform[];
  readonly driver: Driver;
  won: number;
  lost: number;
}

/**
 * Thompson sampling over arms, goal after goal in turn. An arm's chance is a Beta of the progress that it made; plain
 * arms begin with a better prior, since they cost one request and most weak applications fall for them. A goal that is
 * confirmed is not tried again.
 */
export function createSearch(parts: SearchParts): Search {
  const random = createRandom(seedOf("search", parts.seed));
  const left: { goal: string; why: string }[] = [];
  const open = new Map<string, { readonly goal: Goal; readonly arms: readonly Arm[]; tries: number }>();
  const arms = armsOf(parts);
  for (const goal of parts.goals) {
    const missing = goal.needs.filter((need) => !parts.offers.has(need));
    const fitting = arms.filter((arm) => fits(goal, arm));
    if (missing.length > 0) left.push({ goal: goal.id, why: `the target plants or offers no ${missing.join(", ")}` });
    else if (fitting.length === 0) left.push({ goal: goal.id, why: "no channel of the target leads to it" });
    else open.set(goal.id, { goal, arms: fitting, tries: 0 });
  }
  const seen = new Set<string>();
  const running = new Map<string, Arm>();
  let turn = 0;

  const choose = (): Case | undefined => {
    const waiting = [...open.values()];
    for (let tried = 0; tried < waiting.length; tried++) {
      const one = waiting[turn++ % waiting.length]!;
      for (let draw = 0; draw < 8; draw++) {
        const arm = best(one.arms, random);
        const picked = caseOf({
          goal: one.goal.id,
          ask: one.tries < one.goal.asks.length ? one.tries : random.below(one.goal.asks.length),
          carrier: arm.carrier.id,
          channel: arm.channel,
          transforms: arm.transforms.map(({ id }) => id),
          driver: arm.driver.id,
          seed: parts.seed,
        });
        if (seen.has(picked.id)) {
          // Chosen before: this arm has little new to say of this goal.
          arm.lost += 0.05;
          continue;
        }
        one.tries++;
        seen.add(picked.id);
        running.set(picked.id, arm);
        return picked;
      }
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
    learn: ({ case: one, outcome, progress }) => {
      const arm = running.get(one.id);
      running.delete(one.id);
      seen.add(one.id);
      if (outcome === "confirmed") open.delete(one.goal);
      if (arm === undefined || outcome === "error") return;
      arm.won += progress;
      arm.lost += 1 - progress;
    },
  };
}

function armsOf({ carriers, transforms, drivers, channels, offers }: SearchParts): readonly Arm[] {
  const stacks: readonly (readonly Transform[])[] = [[], ...transforms.map((one) => [one])];
  return carriers.flatMap((carrier) =>
    carrier.channels
      .filter((channel) => channels.has(channel))
      .flatMap((channel) =>
        stacks.flatMap((stack) =>
          drivers
            .filter(({ needs }) => needs.every((need) => offers.has(need)))
            .map((driver): Arm => {
              const isPlain = stack.length === 0 && driver.maxTurns === 1;
              return { carrier, channel, transforms: stack, driver, won: isPlain ? 2 : 0.5, lost: isPlain ? 1 : 2 };
            }),
        ),
      ),
  );
}

/** The arm that looks best today: one draw from each one's Beta. */
function best(arms: readonly Arm[], random: ReturnType<typeof createRandom>): Arm {
  let chosen = arms[0]!;
  let highest = -1;
  for (const arm of arms) {
    const drawn = drawBeta(arm.won, arm.lost, random);
    if (drawn <= highest) continue;
    highest = drawn;
    chosen = arm;
  }
  return chosen;
}

/** By two gammas. @see Marsaglia, Tsang, A simple method for generating gamma variables (2000) */
function drawBeta(won: number, lost: number, random: ReturnType<typeof createRandom>): number {
  const a = drawGamma(won, random);
  const b = drawGamma(lost, random);
  return a + b === 0 ? 0 : a / (a + b);
}

function drawGamma(shape: number, random: ReturnType<typeof createRandom>): number {
  if (shape < 1) return drawGamma(shape + 1, random) * Math.max(random.next(), 1e-12) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(Math.max(random.next(), 1e-12))) * Math.cos(2 * Math.PI * random.next());
    const cubed = (1 + c * normal) ** 3;
    if (cubed > 0 && Math.log(Math.max(random.next(), 1e-12)) < 0.5 * normal ** 2 + d - d * cubed + d * Math.log(cubed))
      return d * cubed;
  }
}
