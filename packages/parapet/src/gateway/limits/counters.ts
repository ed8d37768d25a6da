import { SlidingWindow } from "./sliding-window.ts";

export type Measure = "requests" | "tokens" | "usd";

/** One limit on one subject: at most `max` of a measure within any `windowMs`. */
export interface Meter {
  /** `key`, `user`, `role` or `model`. */
  readonly scope: string;
  readonly subject: string;
  readonly measure: Measure;
  readonly windowMs: number;
  readonly max: number;
  /** Identity of the counter: same id, same count. */
  readonly id: string;
}

type Amounts = Readonly<Record<Measure, number>>;

/** A limit that stands in the way. */
export interface Overrun {
  readonly meter: Meter;
  /** Milliseconds until there is room; `Infinity` when there never will be, as the request alone is over the limit. */
  readonly retryAfterMs: number;
}

/** Room taken for a request before it is made. */
export interface Reservation {
  readonly meters: readonly Meter[];
  readonly at: number;
  amounts: Amounts;
}

/** What is left under one meter after a reservation: for rate-limit headers. */
export interface Remainder {
  readonly meter: Meter;
  readonly remaining: number;
  readonly resetMs: number;
}

export interface LimitUsage extends Meter {
  readonly used: number;
}

/**
 * Counters behind all limits. In process today; a shared implementation (Redis, Valkey) keeps the same words, which
 * is why every limit of a request is taken in one call: all of them or none.
 */
export interface Counters {
  /** Takes room under all meters, or under none and says which stands in the way the longest. */
  reserve(meters: readonly Meter[], amounts: Amounts, now: number): Reservation | Overrun;
  /** Takes more room for a request that runs, under all its meters or under none. */
  extend(reservation: Reservation, more: Amounts, now: number): Overrun | undefined;
  /** Replaces what was reserved by what was spent. */
  settle(reservation: Reservation, spent: Amounts, now: number): void;
  /** Counts what happened before this process started. */
  replay(meters: readonly Meter[], spent: Amounts, at: number, now: number): void;
  remainders(meters: readonly Meter[], now: number): readonly Remainder[];
  /** All counters that are not empty. */
  usage(now: number): readonly LimitUsage[];
}

export function isOverrun(result: Reservation | Overrun): result is Overrun {
  return "retryAfterMs" in result;
}

/** User names are the client's to invent: past this many counters the idle ones are dropped. */
const MAX_COUNTERS = 100_000;

export function createCounters(options: { readonly maxCounters?: number } = {}): Counters {
  const maxCounters = options.maxCounters ?? MAX_COUNTERS;
  const counters = new Map<string, { meter: Meter; readonly window: SlidingWindow }>();

  const windowOf = (meter: Meter, now: number): SlidingWindow => {
    const known = counters.get(meter.id);
    if (known !== undefined) {
      // A reloaded policy may count the same thing under another maximum.
      known.meter = meter;
      return known.window;
    }
    if (counters.size >= maxCounters) {
      for (const [id, { window }] of counters) if (window.sum(now) === 0) counters.delete(id);
      // All in use: newcomers share one counter. Stricter than asked, and bounded.
      if (counters.size >= maxCounters) return overflowOf(meter);
    }
    const window = new SlidingWindow(meter.windowMs);
    counters.set(meter.id, { meter, window });
    return window;
  };
  const overflowOf = (meter: Meter): SlidingWindow => {
    const id = `${meter.scope}\n*\n${meter.measure}\n${meter.windowMs}`;
    let shared = counters.get(id);
    if (shared === undefined) {
      shared = { meter: { ...meter, id, subject: "*" }, window: new SlidingWindow(meter.windowMs) };
      counters.set(id, shared);
    }
    return shared.window;
  };

  const overrunOf = (meters: readonly Meter[], amounts: Amounts, now: number): Overrun | undefined => {
    let longest: Overrun | undefined;
    for (const meter of meters) {
      const amount = amounts[meter.measure];
      // What takes nothing is in nobody's way, even under a limit that has been overrun.
      if (amount === 0) continue;
      if (amount > meter.max) return { meter, retryAfterMs: Number.POSITIVE_INFINITY };
      const window = windowOf(meter, now);
      // Money is a sum of fractions: a hair of rounding is not an overrun.
      if (window.sum(now) + amount <= meter.max + 1e-9) continue;
      const retryAfterMs = window.waitUntil(meter.max - amount, now);
      if (longest === undefined || retryAfterMs > longest.retryAfterMs) longest = { meter, retryAfterMs };
    }
    return longest;
  };
  const take = (meters: readonly Meter[], amounts: Amounts, at: number, now: number): void => {
    for (const meter of meters) windowOf(meter, now).add(at, amounts[meter.measure], now);
  };

  return {
    reserve: (meters, amounts, now) => {
      const overrun = overrunOf(meters, amounts, now);
      if (overrun !== undefined) return overrun;
      take(meters, amounts, now, now);
      return { meters, at: now, amounts };
    },
    extend: (reservation, more, now) => {
      const overrun = overrunOf(reservation.meters, more, now);
      if (overrun !== undefined) return overrun;
      // Where the rest of it stands: settling gives back from there.
      take(reservation.meters, more, reservation.at, now);
      const { requests, tokens, usd } = reservation.amounts;
      reservation.amounts = {
        requests: requests + more.requests,
        tokens: tokens + more.tokens,
        usd: usd + more.usd,
      };
      return undefined;
    },
    settle: (reservation, spent, now) => {
      for (const meter of reservation.meters) {
        const difference = spent[meter.measure] - reservation.amounts[meter.measure];
        if (difference !== 0) windowOf(meter, now).add(reservation.at, difference, now);
      }
    },
    replay: (meters, spent, at, now) => {
      for (const meter of meters)
        if (at > now - meter.windowMs) windowOf(meter, now).add(at, spent[meter.measure], now);
    },
    remainders: (meters, now) =>
      meters.map((meter) => {
        const window = windowOf(meter, now);
        return {
          meter,
          remaining: Math.max(0, meter.max - window.sum(now)),
          resetMs: window.waitUntil(0, now),
        };
      }),
    usage: (now) => {
      const used: LimitUsage[] = [];
      for (const { meter, window } of counters.values()) {
        const sum = window.sum(now);
        if (sum > 0) used.push({ ...meter, used: sum });
      }
      return used;
    },
  };
}
