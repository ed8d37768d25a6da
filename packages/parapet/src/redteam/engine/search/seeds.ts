/**
 * A seed of its own for each case of a run, so that no two cases are the same and none has to be remembered: multiples
 * of an odd number do not repeat within 2^32.
 */
export function createSeeds(start: number): () => number {
  let next = start >>> 0;
  return () => {
    next = (next + 0x9e3779b1) >>> 0;
    return next;
  };
}
