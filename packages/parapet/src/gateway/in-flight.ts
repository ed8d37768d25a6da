import type { Exchange } from "./exchange.ts";

/**
 * The exchanges that run now.
 *
 * Not a Set: V8's hash tables are rebuilt every few dozen additions, and a table that has grown old keeps all that it
 * held reachable until the next full collection. Every exchange then survived, 2 KB each, and a scavenge copied 10 MB.
 * An array that fills its gaps from the end holds nothing that is over.
 */
export class InFlight {
  readonly #exchanges: Exchange[] = [];

  get size(): number {
    return this.#exchanges.length;
  }

  add(exchange: Exchange): void {
    exchange.place = this.#exchanges.length;
    this.#exchanges.push(exchange);
  }

  /** Does nothing for one that is not in. */
  remove(exchange: Exchange): void {
    const { place } = exchange;
    if (place === -1) return;
    exchange.place = -1;
    const last = this.#exchanges.pop();
    if (last === undefined || last === exchange) return;
    last.place = place;
    this.#exchanges[place] = last;
  }

  /** In no order; a copy, since who is told to stop leaves at once. */
  all(): readonly Exchange[] {
    return [...this.#exchanges];
  }
}
