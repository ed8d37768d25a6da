import type { Pool } from "undici";
import UndiciPool from "undici/lib/dispatcher/pool.js";

/**
 * Connections to upstreams: one pool for each origin and connect time-out, shared by all models behind it, kept over a
 * policy reload and closed when no policy names it any more.
 */
export class Pools {
  readonly #pools = new Map<string, Pool>();

  get(origin: string, connectMs: number): Pool {
    const key = keyOf(origin, connectMs);
    let pool = this.#pools.get(key);
    if (pool === undefined) {
      pool = new UndiciPool(origin, {
        connections: 512,
        pipelining: 1,
        keepAliveTimeout: 60_000,
        connect: { timeout: connectMs },
        maxHeaderSize: 32_768,
      });
      this.#pools.set(key, pool);
    }
    return pool;
  }

  /** Closes all others; requests that run on them finish first. */
  retain(used: readonly Pool[]): void {
    for (const [key, pool] of this.#pools)
      if (!used.includes(pool)) {
        this.#pools.delete(key);
        // Only fails when it is closed already.
        void pool.close().catch(() => {});
      }
  }

  async destroy(): Promise<void> {
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map((pool) => pool.destroy()));
  }
}

function keyOf(origin: string, connectMs: number): string {
  return `${origin} ${connectMs}`;
}
