/**
 * A true sliding window in constant space: the window is cut into 60 slices and moves by one slice at a time. The
 * slice that is half out still counts in full, so the sum is never too low, and too high by at most the newest or
 * oldest sixtieth. Fixed windows, as the usual packages have them, let twice the limit through around their edge.
 */
export const SLICES = 60;

export class SlidingWindow {
  readonly windowMs: number;
  /** One more than the window holds: the slice that is leaving. */
  readonly #slices = new Float64Array(SLICES + 1);
  readonly #sliceMs: number;
  #newest = 0;
  #sum = 0;

  constructor(windowMs: number) {
    this.windowMs = windowMs;
    this.#sliceMs = windowMs / SLICES;
  }

  /** What was added within the last `windowMs`. */
  sum(now: number): number {
    this.#advance(now);
    return this.#sum;
  }

  /**
   * @param at when it was spent; the past is corrected where it happened, as long as it is still in the window
   * @param amount negative to give back
   */
  add(at: number, amount: number, now: number): void {
    this.#advance(now);
    const slice = Math.floor(at / this.#sliceMs);
    if (slice > this.#newest - SLICES - 1 && slice <= this.#newest) this.#put(slice, amount);
    // Spent before the window but known only now: it counts from now on. Given back: it has already left the sum.
    else if (amount > 0) this.#put(this.#newest, amount);
  }

  /** Milliseconds until the sum has fallen to `level` by itself; 0 when it is there. */
  waitUntil(level: number, now: number): number {
    this.#advance(now);
    let left = this.#sum;
    if (left <= level) return 0;
    for (let slice = Math.max(0, this.#newest - SLICES); slice <= this.#newest; slice++) {
      left -= this.#slices[slice % this.#slices.length]!;
      if (left <= level) return (slice + SLICES + 1) * this.#sliceMs - now;
    }
    return this.windowMs;
  }

  #put(slice: number, amount: number): void {
    const index = slice % this.#slices.length;
    // Never below zero: a correction cannot make room that was not taken.
    const next = Math.max(0, this.#slices[index]! + amount);
    this.#sum = Math.max(0, this.#sum + next - this.#slices[index]!);
    this.#slices[index] = next;
  }

  #advance(now: number): void {
    const slice = Math.floor(now / this.#sliceMs);
    const steps = slice - this.#newest;
    if (steps <= 0) return;
    if (steps > SLICES) {
      this.#slices.fill(0);
      this.#sum = 0;
    } else
      for (let step = 1; step <= steps; step++) {
        const index = (this.#newest + step) % this.#slices.length;
        this.#sum -= this.#slices[index]!;
        this.#slices[index] = 0;
      }
    // Sums of fractions drift; an empty window is exactly empty.
    if (this.#sum < 1e-9) this.#sum = 0;
    this.#newest = slice;
  }
}
