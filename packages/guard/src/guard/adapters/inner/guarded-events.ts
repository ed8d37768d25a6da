import type { Guard } from "../../guard.ts";
import { EventGuard, type FreeEvent } from "./event-guard.ts";
import { type EventJudge, halvesOf, type ReplyContext, revealingJudge } from "./hidden-values.ts";
import { type AdapterOptions, report } from "./judge.ts";

/** An event guard that reports as the adapter's options say. */
export interface GuardedEvents<E> {
  readonly events: Pick<EventGuard<E>, "push" | "end">;
  /** To be called once, when the stream is over or was cut. */
  readonly tell: (isBlocked: boolean) => void;
}

/** An event on its way through several guards. */
interface Passed<E> {
  readonly event: E;
  readonly isChanged: boolean;
}

export function guardedEvents<E>(guard: Guard, options: AdapterOptions, context: ReplyContext): GuardedEvents<E> {
  const unknown: string[] = [];
  const onUnknown = (pointers: readonly string[]): boolean => {
    unknown.push(...pointers.slice(0, 32 - unknown.length));
    return options.onUnknown !== "flag";
  };
  const { vault } = context;
  const halves = vault === undefined || vault.isEmpty ? undefined : halvesOf(guard);
  const judges: readonly EventJudge[] =
    vault === undefined || halves === undefined ? [guard] : [halves.before, revealingJudge(vault), halves.after];
  const stages = judges.map(
    // What no rule knows was told of by the first of them.
    (judge, at) => new EventGuard<Passed<E>>(judge, { ...context, onUnknown: at === 0 ? onUnknown : () => false }),
  );
  const through = (event: Passed<E> | undefined, json: unknown): FreeEvent<E>[] => {
    let free: readonly FreeEvent<Passed<E>>[] = event === undefined ? [] : [{ event, json, isChanged: false }];
    for (const stage of stages) {
      const passing = free.flatMap((one) => stage.push(passed(one), one.json));
      free = event === undefined ? [...passing, ...stage.end()] : passing;
    }
    return free.map((one) => ({ ...passed(one), json: one.json }));
  };
  return {
    events: {
      push: (event, json) => through({ event, isChanged: false }, json),
      end: () => through(undefined, undefined),
    },
    tell: (isBlocked) => {
      const inspections = stages.flatMap((stage) => stage.inspections());
      report(options, "output", inspections, { unknown, unseen: [], isBlocked });
    },
  };
}

function passed<E>({ event, isChanged }: FreeEvent<Passed<E>>): Passed<E> {
  return { event: event.event, isChanged: event.isChanged || isChanged };
}
