import { setTimeout as pause } from "node:timers/promises";
import { type Log, messageOf } from "@parapet/guard/kernel";
import type { StoreParts } from "./store.ts";
import { logIn, renew, type VaultCall, type VaultLease } from "./vault-login.ts";

/**
 * Keeps a token of Vault alive: renewed when two thirds of its life are over, replaced by a new sign-in where it cannot
 * be renewed or the store has forgotten it. A token that was given to us can only be renewed; that it ends is told.
 */
export class VaultSession {
  readonly #call: VaultCall;
  readonly #parts: StoreParts;
  readonly #log: Log;
  #lease: Promise<VaultLease> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(call: VaultCall, parts: StoreParts) {
    this.#call = call;
    this.#parts = parts;
    this.#log = parts.log;
  }

  /** A token that should be good now. @throws {StoreFailure} */
  async token(): Promise<string> {
    this.#lease ??= this.#begin();
    return (await this.#lease).token;
  }

  /** The store did not take this token: the next call gets another, unless somebody has seen to that already. */
  async forget(token: string): Promise<void> {
    const lease = await this.#lease?.catch(() => undefined);
    if (lease?.token !== token) return;
    clearTimeout(this.#timer);
    this.#lease = undefined;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const lease = await this.#lease?.catch(() => undefined);
    if (lease?.isOwn !== true) return;
    // Else it would lie there until its lease is over, with every right it has. A store that is down does not hold up the end.
    const revoked = this.#call("auth/token/revoke-self", { token: lease.token, body: {} }).catch(() => {});
    await Promise.race([revoked, pause(REVOKE_MS, undefined, { ref: false })]);
  }

  #begin(): Promise<VaultLease> {
    const lease = logIn(this.#call, this.#parts);
    lease.then(
      (begun) => this.#plan(begun),
      () => {
        this.#lease = undefined;
      },
    );
    return lease;
  }

  #plan({ ttlMs }: VaultLease): void {
    if (ttlMs === 0 || this.#isClosed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#prolong(), Math.min((ttlMs * 2) / 3, MAX_TIMER_MS));
    this.#timer.unref();
  }

  async #prolong(): Promise<void> {
    const old = await this.#lease?.catch(() => undefined);
    if (old === undefined || this.#isClosed) return;
    try {
      const next = old.isRenewable ? await renew(this.#call, old) : undefined;
      // Near the end of its longest life a renewal gives less and less; then a new sign-in is due.
      if (next !== undefined && next.ttlMs * 2 >= old.ttlMs) {
        this.#lease = Promise.resolve(next);
        this.#plan(next);
        return;
      }
    } catch (thrown) {
      // Of our own the next sign-in will tell whether something is wrong: a longest life that is over is not.
      this.#log[old.isOwn ? "debug" : "warn"](
        { error: messageOf(thrown) },
        "the lease of the Vault token could not be renewed",
      );
    }
    if (old.isOwn) {
      // At the next need, which has somebody to tell of a failure.
      this.#lease = undefined;
      return;
    }
    this.#log.warn(
      { endsWithinSeconds: Math.round(old.ttlMs / 3_000) },
      "the Vault token that was given ends soon and cannot be renewed: secrets will not be refreshed after that",
    );
  }
}

const REVOKE_MS = 1_000;

/** Of setTimeout. */
const MAX_TIMER_MS = 2_147_483_647;
