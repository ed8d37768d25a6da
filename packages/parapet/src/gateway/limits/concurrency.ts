/** How many requests run at once, by subject. Entries vanish at zero, so the map is as large as what runs now. */
export class ConcurrencyGauge {
  readonly #running = new Map<string, number>();

  /** @returns false when `max` are running already; then nothing was taken */
  enter(subject: string, max: number): boolean {
    const running = this.#running.get(subject) ?? 0;
    if (running >= max) return false;
    this.#running.set(subject, running + 1);
    return true;
  }

  leave(subject: string): void {
    const running = this.#running.get(subject) ?? 0;
    if (running <= 1) this.#running.delete(subject);
    else this.#running.set(subject, running - 1);
  }

  running(subject: string): number {
    return this.#running.get(subject) ?? 0;
  }
}
