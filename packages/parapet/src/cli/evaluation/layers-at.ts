import type { Layers } from "@parapet/guard/text";

/** What a place of a text says in another reading of it. */
export interface LayerAt {
  /** What was undone, outermost first. */
  readonly kinds: readonly string[];
  /** Of the layer: what the place was read as. */
  readonly text: string;
}

/** Longer layers are looked at this far: this is for a person's eyes. */
const MOST = 20_000;

/** The layers in which a range of the original reads as something else, of two characters at least. */
export function layersAt(text: string, { layers }: Layers, start: number, end: number): readonly LayerAt[] {
  const plain = text.slice(start, end);
  return layers.flatMap(({ kinds, text: decoded, toOriginal }) => {
    const inside: number[] = [];
    for (let at = 0; at < Math.min(decoded.length, MOST); at++) {
      const range = toOriginal(at, at + 1);
      if (range.start < end && range.end > start) inside.push(at);
    }
    const read = inside.length === 0 ? "" : decoded.slice(inside[0], inside.at(-1)! + 1);
    return read.trim().length < 2 || read === plain ? [] : [{ kinds, text: read }];
  });
}
