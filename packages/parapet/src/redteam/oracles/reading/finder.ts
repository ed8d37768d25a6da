/** Looks for many texts at once, each at least four units long. */
export interface Finder {
  /** What of them stands in `text`: the first one's label; undefined when none does. One pass, however many are looked for. */
  find(text: string): string | undefined;
}

const BITS = 13;
const SIZE = 1 << BITS;

/** A slot for four units in a row. */
function slotAt(text: string, at: number): number {
  const mixed =
    text.charCodeAt(at) * 0x01000193 +
    text.charCodeAt(at + 1) * 0x0010cd3b +
    text.charCodeAt(at + 2) * 0x00003c6f +
    text.charCodeAt(at + 3) * 0x9e37;
  return (Math.imul(mixed | 0, 0x9e3779b1) >>> (32 - BITS)) & (SIZE - 1);
}

/** By the first four units of each: a text is compared only where these stand. @see Karp, Rabin (1987) */
export function createFinder(wanted: Iterable<readonly [text: string, label: string]>): Finder {
  const isWanted = new Uint8Array(SIZE);
  const bySlot = new Map<number, [string, string][]>();
  for (const [text, label] of wanted) {
    if (text.length < 4) continue;
    const slot = slotAt(text, 0);
    isWanted[slot] = 1;
    const sharing = bySlot.get(slot);
    if (sharing === undefined) bySlot.set(slot, [[text, label]]);
    else sharing.push([text, label]);
  }
  return {
    find: (text) => {
      for (let at = 0; at + 4 <= text.length; at++) {
        const slot = slotAt(text, at);
        if (isWanted[slot] === 0) continue;
        for (const [one, label] of bySlot.get(slot)!) if (text.startsWith(one, at)) return label;
      }
      return undefined;
    },
  };
}
