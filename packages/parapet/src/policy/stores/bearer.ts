import type { StoreReply } from "./store-http.ts";

/** A token of OAuth and how long it is good for. */
export interface BearerToken {
  readonly token: string;
  readonly ttlMs: number;
}

/** A token this close to its end may be over when it arrives. */
const MARGIN_MS = 60_000;

/** Keeps one token until shortly before its end, and asks for another when a store does not take it. */
export class Bearer {
  readonly #fetch: () => Promise<BearerToken>;
  #token: Promise<{ readonly token: string; readonly endsAt: number }> | undefined;

  /** @param fetch asks for a token; throws {StoreFailure} */
  constructor(fetch: () => Promise<BearerToken>) {
    this.#fetch = fetch;
  }

  /** The call's reply; of the second call, under a new token, when the first was answered with 401. */
  async call(ask: (token: string) => Promise<StoreReply>): Promise<StoreReply> {
    const token = await this.#current();
    const reply = await ask(token);
    if (reply.status !== 401) return reply;
    this.#token = undefined;
    return ask(await this.#current());
  }

  async #current(): Promise<string> {
    const kept = await this.#token;
    if (kept !== undefined && performance.now() < kept.endsAt) return kept.token;
    const asked = this.#fetch().then(({ token, ttlMs }) => ({
      token,
      endsAt: performance.now() + Math.max(ttlMs - MARGIN_MS, ttlMs / 2),
    }));
    this.#token = asked;
    try {
      return (await asked).token;
    } catch (thrown) {
      this.#token = undefined;
      throw thrown;
    }
  }
}
