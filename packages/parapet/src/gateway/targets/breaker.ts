import type { ModelPolicy } from "../../policy/index.ts";

export type BreakerState = "closed" | "open" | "half-open";

const SLICES = 10;

/**
 * Stops calling a target that fails: closed while it works; open when at least `failureRatio` of at least
 * `minimumRequests` within the window failed; after `openMs` one probe is let through (half-open), and its outcome decides.
 */
export class Breaker {
  #policy: ModelPolicy["breaker"];
  readonly #successes = new Uint32Array(SLICES);
  readonly #failures = new Uint32Array(SLICES);
  #slice = 0;
  #openUntil = 0;
  #probeUntil = 0;
  #isOpen = false;

  constructor(policy: ModelPolicy["breaker"]) {
    this.#policy = policy;
  }

  /** Takes a reloaded policy without forgetting what was seen. */
  adopt(policy: ModelPolicy["breaker"]): void {
    this.#policy = policy;
  }

  /** May a request go there now? True for one probe at a time while half-open. */
  admit(now: number): boolean {
    if (!this.#isOpen) return true;
    if (now < this.#openUntil || now < this.#probeUntil) return false;
    // A probe whose outcome never comes back must not close the door for ever.
    this.#probeUntil = now + this.#policy.openMs;
    return true;
  }

  succeeded(now: number): void {
    if (this.#isOpen) {
      this.#isOpen = false;
      this.#probeUntil = 0;
      this.#clear();
    }
    this.#advance(now);
    this.#successes[this.#slice % SLICES]!++;
  }

  failed(now: number): void {
    if (this.#isOpen) {
      this.#open(now);
      return;
    }
    this.#advance(now);
    this.#failures[this.#slice % SLICES]!++;
    let failures = 0;
    let total = 0;
    for (let i = 0; i < SLICES; i++) {
      failures += this.#failures[i]!;
      total += this.#failures[i]! + this.#successes[i]!;
    }
    if (total >= this.#policy.minimumRequests && failures / total >= this.#policy.failureRatio) this.#open(now);
  }

  state(now: number): BreakerState {
    if (!this.#isOpen) return "closed";
    return now < this.#openUntil ? "open" : "half-open";
  }

  /** Milliseconds until a probe is let through; 0 unless open. */
  opensInMs(now: number): number {
    return this.#isOpen ? Math.max(0, this.#openUntil - now) : 0;
  }

  #open(now: number): void {
    this.#isOpen = true;
    this.#openUntil = now + this.#policy.openMs;
    this.#probeUntil = 0;
    this.#clear();
  }

  #clear(): void {
    this.#successes.fill(0);
    this.#failures.fill(0);
  }

  #advance(now: number): void {
    const slice = Math.floor(now / (this.#policy.windowMs / SLICES));
    const steps = Math.min(SLICES, slice - this.#slice);
    for (let step = 1; step <= steps; step++) {
      const index = (slice - steps + step) % SLICES;
      this.#successes[index] = 0;
      this.#failures[index] = 0;
    }
    if (steps > 0) this.#slice = slice;
  }
}
