import type { Value } from "./values.ts";

const KEPT = 256;
/** Cells of each: what is longer is known to be longer, and no more. */
export const ITEMS = 24;

/** The first items of the latest lists, sets and dictionaries, keys and values in turn: for showing calls, and for joblib. */
export class Containers {
  readonly #keys = new Float64Array(KEPT).fill(Number.NaN);
  readonly #sizes = new Uint8Array(KEPT);
  readonly #items = new Float64Array(KEPT * ITEMS);
  #at = 0;

  add(container: Value, cells: Float64Array, start: number, end: number): void {
    if (this.#keys[this.#at] !== container) {
      this.#at = (this.#at + 1) % KEPT;
      this.#keys[this.#at] = container;
      this.#sizes[this.#at] = 0;
    }
    let size = this.#sizes[this.#at]!;
    const base = this.#at * ITEMS;
    for (let from = start; from < end && size < ITEMS; from++) this.#items[base + size++] = cells[from]!;
    this.#sizes[this.#at] = size;
  }

  /** In the order that they were added; empty when nothing was, or it is too long ago. */
  itemsOf(container: Value): readonly Value[] {
    const items: Value[] = [];
    for (let back = KEPT - 1; back >= 0; back--) {
      const at = (this.#at - back + KEPT) % KEPT;
      if (this.#keys[at] !== container) continue;
      items.push(...this.#items.subarray(at * ITEMS, at * ITEMS + this.#sizes[at]!));
    }
    return items;
  }
}
