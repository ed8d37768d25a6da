import type { Carrier, Channel, Driver, Goal } from "../../attack.ts";
import { fits } from "../fits.ts";
import type { SearchParts } from "./parts.ts";

/** A goal that can be tried, and what came of it so far. */
export interface OpenGoal {
  readonly goal: Goal;
  tries: number;
  /** How near it came, 0 to 1. */
  near: number;
  /** In a row. */
  errors: number;
  /** That enter a rate, and of these those that are at least likely. */
  judged: number;
  got: number;
  /** Asks that plain words were answered by a no. */
  readonly refused: Set<number>;
}

/** What is tried together: the goals of a pack by one channel, and what fits there. */
export interface Aim {
  readonly key: string;
  readonly pack: string;
  readonly channel: Channel;
  /** Its goals are planted in one session and act in another. */
  readonly isLater: boolean;
  /** Its goals are harmless and must be answered. */
  readonly isTwin: boolean;
  readonly goals: Set<OpenGoal>;
  readonly carriers: readonly Carrier[];
  readonly drivers: readonly Driver[];
  /** How often each change of a plain ask was tried. */
  readonly tried: Map<string, number>;
  /** Plain asks that were judged, and those that were answered by a no. */
  plain: number;
  refused: number;
}

export interface Opened {
  readonly open: Map<string, OpenGoal>;
  readonly aims: readonly Aim[];
  readonly left: readonly { readonly goal: string; readonly why: string }[];
}

/** Which goals can be tried and proven on a target, and by which ways. */
export function openGoals(parts: SearchParts): Opened {
  const able = parts.drivers.filter(({ needs }) => needs.every((need) => parts.offers.has(need)));
  const open = new Map<string, OpenGoal>();
  const aims = new Map<string, Aim>();
  const left: { goal: string; why: string }[] = [];
  for (const goal of parts.goals) {
    const missing = goal.needs.filter((need) => !parts.offers.has(need));
    const one: OpenGoal = { goal, tries: 0, near: 0, errors: 0, judged: 0, got: 0, refused: new Set() };
    if (!parts.proofs.has(goal.proof.by)) left.push({ goal: goal.id, why: `nothing can prove '${goal.proof.by}'` });
    else if (missing.length > 0)
      left.push({ goal: goal.id, why: `the target plants or offers no ${missing.join(", ")}` });
    else {
      for (const channel of parts.channels) {
        const may = (carrier: Carrier, driver: Driver): boolean =>
          carrier.channels.includes(channel) && fits(goal, { carrier, channel, transforms: [], driver });
        const drivers = able.filter((driver) => parts.carriers.some((carrier) => may(carrier, driver)));
        if (drivers.length === 0) continue;
        open.set(goal.id, one);
        // What is planted in one session is another aim than what acts at once, and a harmless twin one of its own.
        const isLater = goal.proof.by === "memory";
        const isTwin = goal.twinOf !== undefined;
        const key = `${goal.pack} ${isLater} ${isTwin} ${channel}`;
        const known = aims.get(key);
        if (known !== undefined) known.goals.add(one);
        else
          aims.set(key, {
            key,
            pack: goal.pack,
            channel,
            isLater,
            isTwin,
            goals: new Set([one]),
            carriers: parts.carriers.filter((carrier) => drivers.some((driver) => may(carrier, driver))),
            drivers,
            tried: new Map(),
            plain: 0,
            refused: 0,
          });
      }
      if (!open.has(goal.id)) left.push({ goal: goal.id, why: "no channel of the target leads to it" });
    }
  }
  return { open, aims: [...aims.values()], left };
}
