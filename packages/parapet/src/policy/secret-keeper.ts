import { type Clock, ParapetError, systemClock } from "@parapet/guard/kernel";
import type { Secret } from "./secret.ts";
import { SecretConnections } from "./stores/connections.ts";

/** What became of the values while a system runs. Values themselves are in none of it. */
export type SecretNews =
  | { readonly kind: "secret-rotated"; readonly reference: string }
  | { readonly kind: "secret-refresh-failed"; readonly reference: string; readonly error: ParapetError }
  | { readonly kind: "secret-refresh-recovered"; readonly reference: string };

/** How one reference is read. */
export interface SecretReading {
  readonly reference: string;
  readonly isRemote: boolean;
  readonly canRotate: boolean;
  /** Everything else that decides what is read: an edit of it is another secret. */
  readonly place: string;
  /** A value from a store that is younger than this is not asked for again. */
  readonly freshMs: number;
  /** @throws {ParapetError} */
  readAfresh(): Promise<Secret>;
}

export interface SecretRefresh {
  /** References whose values are others than before. */
  readonly changed: readonly string[];
  /** References that could not be read; their old values stay. */
  readonly failed: readonly string[];
}

export interface SecretHealth {
  /** Values that can change. */
  readonly kept: number;
  /** Of those, values whose last refresh failed. */
  readonly stale: number;
  /** Since the start. */
  readonly refreshes: number;
  readonly failures: number;
}

interface Kept {
  reading: SecretReading;
  secret: Secret;
  readAt: number;
  /** Code of the last failure, "" when there is none. */
  failing: string;
}

/**
 * Remembers the last good value of every secret that can change, and the sessions of their stores, for as long as a
 * system runs. A store that is down takes nothing away from what runs: the old value stays in use and somebody is told.
 */
export class SecretKeeper {
  readonly connections: SecretConnections = new SecretConnections();
  readonly #kept = new Map<string, Kept>();
  readonly #clock: Clock;
  readonly #tell: (news: SecretNews) => void;
  #refreshes = 0;
  #failures = 0;

  constructor(options: { readonly clock?: Clock; readonly onNews?: (news: SecretNews) => void } = {}) {
    this.#clock = options.clock ?? systemClock;
    this.#tell = options.onNews ?? (() => {});
  }

  /**
   * The secret: from a store as it is kept while that is fresh, else read; and as it is kept where it cannot be read.
   *
   * @throws {ParapetError} where there is nothing to fall back on; always for files, as their absence is an answer
   */
  async read(reading: SecretReading): Promise<Secret> {
    if (!reading.canRotate) return reading.readAfresh();
    const key = keyOf(reading);
    const kept = this.#kept.get(key);
    if (reading.isRemote && kept !== undefined) {
      kept.reading = reading;
      const isFresh = kept.failing === "" && this.#clock.now() - kept.readAt < reading.freshMs;
      if (!isFresh) await this.#refreshOne(kept);
      return kept.secret;
    }
    const secret = await reading.readAfresh();
    this.#kept.set(key, { reading, secret, readAt: this.#clock.now(), failing: "" });
    return secret;
  }

  /** Asks for every kept value again. Never throws what a file or store does. */
  async refresh(): Promise<SecretRefresh> {
    const changed: string[] = [];
    const failed: string[] = [];
    await Promise.all(
      [...this.#kept.values()].map(async (kept) => {
        const before = kept.secret;
        await this.#refreshOne(kept);
        if (kept.failing !== "") failed.push(kept.reading.reference);
        else if (before.reveal() !== kept.secret.reveal()) changed.push(kept.reading.reference);
      }),
    );
    return { changed, failed };
  }

  /** Forgets every value that no policy names any more, and ends the sessions that only they needed. */
  async retain(named: readonly Pick<SecretReading, "reference" | "place">[]): Promise<void> {
    const used = new Set(named.map(keyOf));
    for (const key of this.#kept.keys()) if (!used.has(key)) this.#kept.delete(key);
    await this.connections.retain(new Set(named.map(({ place }) => place)));
  }

  health(): SecretHealth {
    const stale = [...this.#kept.values()].filter(({ failing }) => failing !== "").length;
    return { kept: this.#kept.size, stale, refreshes: this.#refreshes, failures: this.#failures };
  }

  async close(): Promise<void> {
    this.#kept.clear();
    await this.connections.close();
  }

  #isKept(kept: Kept): boolean {
    return this.#kept.get(keyOf(kept.reading)) === kept;
  }

  async #refreshOne(kept: Kept): Promise<void> {
    const { reference } = kept.reading;
    this.#refreshes++;
    try {
      const secret = await kept.reading.readAfresh();
      const isOther = secret.reveal() !== kept.secret.reveal();
      const wasFailing = kept.failing !== "";
      if (!this.#isKept(kept)) return;
      Object.assign(kept, { secret, readAt: this.#clock.now(), failing: "" });
      if (wasFailing) this.#tell({ kind: "secret-refresh-recovered", reference });
      if (isOther) this.#tell({ kind: "secret-rotated", reference });
    } catch (thrown) {
      if (!(thrown instanceof ParapetError)) throw thrown;
      // Its session may have ended while it was read, as no policy names it any more.
      if (!this.#isKept(kept)) return;
      this.#failures++;
      const isNews = kept.failing !== thrown.code;
      kept.failing = thrown.code;
      if (isNews) this.#tell({ kind: "secret-refresh-failed", reference, error: thrown });
    }
  }
}

function keyOf({ reference, place }: Pick<SecretReading, "reference" | "place">): string {
  return `${reference}\n${place}`;
}
