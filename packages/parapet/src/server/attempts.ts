import type { Clock } from "@parapet/guard/kernel";

export interface Attempts {
  /** Seconds to wait before this source may try again; 0 when it may now. */
  waitSeconds(source: string): number;
  /** Counts one failed attempt. */
  fail(source: string): void;
}

/** Counted apart: a script with an old key must not keep the people behind the same proxy from signing in. */
export interface AttemptCounts {
  readonly signIn: Attempts;
  readonly key: Attempts;
}

const MAX_SOURCES = 10_000;

/**
 * Slows down guessing: after `max` failures within `windowMs` a source waits until the window has passed.
 * Memory is bounded: of too many sources the oldest is forgotten, which at worst lets one guesser try again.
 */
export function createAttempts(clock: Clock, max = 10, windowMs = 60_000): Attempts {
  const bySource = new Map<string, { count: number; startedAt: number }>();
  return {
    waitSeconds(source) {
      const entry = bySource.get(source);
      if (entry === undefined || entry.count < max) return 0;
      return Math.max(0, Math.ceil((entry.startedAt + windowMs - clock.now()) / 1_000));
    },
    fail(source) {
      const now = clock.now();
      const entry = bySource.get(source);
      if (entry !== undefined && now < entry.startedAt + windowMs) {
        entry.count += 1;
        return;
      }
      bySource.delete(source);
      bySource.set(source, { count: 1, startedAt: now });
      if (bySource.size > MAX_SOURCES) bySource.delete(bySource.keys().next().value as string);
    },
  };
}
