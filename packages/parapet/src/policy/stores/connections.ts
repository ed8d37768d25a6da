import type { SecretStore } from "./store.ts";

/** The stores that are in use, each opened at its first need and kept for the next. */
export class SecretConnections {
  readonly #open = new Map<string, Promise<SecretStore>>();

  /**
   * @param key everything that makes two connections different
   * @param open not kept when it throws: the next one tries anew
   */
  get(key: string, open: () => Promise<SecretStore>): Promise<SecretStore> {
    let store = this.#open.get(key);
    if (store === undefined) {
      store = open();
      this.#open.set(key, store);
      store.catch(() => this.#open.delete(key));
    }
    return store;
  }

  /** Ends the sessions whose keys are not among these. */
  async retain(keys: ReadonlySet<string>): Promise<void> {
    const unused = [...this.#open].filter(([key]) => !keys.has(key));
    for (const [key] of unused) this.#open.delete(key);
    await closeAll(unused.map(([, store]) => store));
  }

  /** Ends every session. Whoever still asks for one opens it anew. */
  async close(): Promise<void> {
    const stores = [...this.#open.values()];
    this.#open.clear();
    await closeAll(stores);
  }
}

async function closeAll(stores: readonly Promise<SecretStore>[]): Promise<void> {
  await Promise.all(stores.map((store) => store.then((opened) => opened.close()).catch(() => {})));
}
