const BEGIN = 2;
const END = 3;
/** Pieces of text in a window of 64, and how far the next one begins behind it: an attack cut in two stands whole in one. */
const INNER = 62;
const STEP = 46;

/** How many pieces `count` windows reach over. */
export const piecesWithin = (count: number): number => (count - 1) * STEP + INNER;

/** Overlapping windows over the pieces of a text, each between the marks of begin and end; none for no pieces. */
export function windowsOf(pieces: readonly number[]): Int32Array[] {
  const windows: Int32Array[] = [];
  for (let start = 0; start === 0 ? pieces.length > 0 : start - STEP + INNER < pieces.length; start += STEP)
    windows.push(Int32Array.of(BEGIN, ...pieces.slice(start, start + INNER), END));
  return windows;
}
