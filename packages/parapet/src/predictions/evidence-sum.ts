/** A sum of evidence that forgets what is long past: Page's CUSUM over yes and no. */
export interface EvidenceSum {
  /** Share of yes among those who mean no harm, at most. */
  readonly usual: number;
  /** Share of yes in what is looked for, at least. */
  readonly suspect: number;
}

/**
 * @returns the sum after one more observation, never below 0: the logarithm of how much likelier what was seen lately is
 *   in what is looked for. A false alarm at `h` is rarer than once in e^h observations.
 * @see Page, Continuous inspection schemes (1954)
 */
export function summed(before: number, isYes: boolean, { usual, suspect }: EvidenceSum): number {
  const more = isYes ? Math.log(suspect / usual) : Math.log((1 - suspect) / (1 - usual));
  return Math.max(0, before + more);
}
