import type { Guard, GuardContext } from "../../guard.ts";
import { EventGuard } from "./event-guard.ts";
import { type AdapterOptions, report } from "./judge.ts";

/** An event guard that reports as the adapter's options say. */
export interface GuardedEvents<E> {
  readonly events: EventGuard<E>;
  /** To be called once, when the stream is over or was cut. */
  readonly tell: (isBlocked: boolean) => void;
}

export function guardedEvents<E>(guard: Guard, options: AdapterOptions, context: GuardContext): GuardedEvents<E> {
  const unknown: string[] = [];
  const events = new EventGuard<E>(guard, {
    ...context,
    onUnknown: (pointers) => {
      unknown.push(...pointers.slice(0, 32 - unknown.length));
      return options.onUnknown !== "flag";
    },
  });
  return {
    events,
    tell: (isBlocked) => report(options, "output", events.inspections(), { unknown, unseen: [], isBlocked }),
  };
}
