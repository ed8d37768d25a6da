/** Where each number begins, and what it is multiplied by: FNV-1a. */
export const SEED: number = 0x811c9dc5 | 0;
export const PRIME = 0x01000193;
/** Letters of a word that its stem is made of. */
export const STEM = 5;

/** The number of a word in lower case. */
export function hashOf(word: string): number {
  let hash = SEED;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
  return hash;
}
