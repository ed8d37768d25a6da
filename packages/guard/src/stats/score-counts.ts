/** Scores are told apart to this: finer than any threshold that somebody writes into a policy. */
const STEPS = 10_000;

/**
 * How often each score came, of any number of scores, in a bounded place: scores from 0 to 1 in steps of 0.0001, each
 * taken for the step below it. Answers what a threshold would do.
 */
export interface ScoreCounts {
  readonly total: number;
  add(score: number): void;
  /** How many are at or above a threshold, which is rounded to a step. */
  atLeast(threshold: number): number;
  /**
   * The lowest threshold at which no more than `allowed` scores remain; undefined when even 1 leaves more.
   * `atLeast` of it is the proof.
   */
  lowestThresholdFor(allowed: number): number | undefined;
}

export function createScoreCounts(): ScoreCounts {
  const counts = new Uint32Array(STEPS + 1);
  let total = 0;
  return {
    get total() {
      return total;
    },
    add: (score) => {
      // Half a unit of the last place: 0.29 * 10,000 is 2899.999…, and is meant as 2,900.
      const step = Math.floor(Math.min(1, Math.max(0, score)) * STEPS + 1e-9);
      counts[step]!++;
      total++;
    },
    atLeast: (threshold) => {
      let sum = 0;
      for (let step = Math.max(0, Math.round(threshold * STEPS)); step <= STEPS; step++) sum += counts[step]!;
      return sum;
    },
    lowestThresholdFor: (allowed) => {
      let sum = 0;
      let step = STEPS;
      while (step >= 0 && sum + counts[step]! <= allowed) sum += counts[step--]!;
      return step === STEPS ? undefined : (step + 1) / STEPS;
    },
  };
}
