/**
 * Ids of cases, of 16 hex digits each, in 16 to 32 bytes: a set of strings would need four times as much, and a
 * million of them are tried in one run. Open addressing; it doubles when it is half full.
 */
export class IdSet {
  /** Two halves of each id; an empty place holds two zeros. */
  #slots = new Uint32Array(2 << 10);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get bytes(): number {
    return this.#slots.byteLength;
  }

  /** False when it was there. */
  add(id: string): boolean {
    const high = Number.parseInt(id.slice(0, 8), 16);
    // The id of zeros alone is taken for that of one.
    const low = Number.parseInt(id.slice(8, 16), 16) || 1;
    if (!place(this.#slots, high, low)) return false;
    if (++this.#size * 4 > this.#slots.length) this.#grow();
    return true;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 2)
      if (before[at] !== 0 || before[at + 1] !== 0) place(this.#slots, before[at]!, before[at + 1]!);
  }
}

function place(slots: Uint32Array, high: number, low: number): boolean {
  const mask = slots.length / 2 - 1;
  for (let at = (Math.imul(high, 0x9e3779b1) ^ low) & mask; ; at = (at + 1) & mask) {
    const one = slots[2 * at]!;
    const other = slots[2 * at + 1]!;
    if (one === high && other === low) return false;
    if (one !== 0 || other !== 0) continue;
    slots[2 * at] = high;
    slots[2 * at + 1] = low;
    return true;
  }
}
