import { type Clock, type Log, messageOf } from "@parapet/guard/kernel";
import { durationMs, type Policy } from "../policy/index.ts";
import type { Store } from "../store/index.ts";

const EVERY_MS = 3_600_000;

export interface HourlyParts {
  readonly store: Store;
  readonly policy: () => Policy;
  readonly clock: Clock;
  readonly log: Log;
  /** Further work of the same rhythm. */
  readonly also: () => Promise<void>;
}

/** Deletes what is past its retention, now and every hour. A failure is logged and tried again an hour later. */
export function startHourly(parts: HourlyParts): () => void {
  const run = async (): Promise<void> => {
    const { textRetention, exchangeRetention } = parts.policy().records;
    const now = parts.clock.now();
    try {
      const gone = await parts.store.purge({
        texts: now - durationMs(textRetention),
        exchanges: now - durationMs(exchangeRetention),
      });
      if (gone.texts > 0 || gone.exchanges > 0) parts.log.info(gone, "purged what was past its retention");
      await parts.also();
    } catch (error) {
      parts.log.error({ error: messageOf(error) }, "the hourly work failed");
    }
  };
  void run();
  const timer = setInterval(() => void run(), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
