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
  // Sparse: most keep few scores, and there may be one for every source of a file.
  const counts = new Map<number, number>();
  const at = (step: number): number => counts.get(step) ?? 0;
  let total = 0;
  return {
    get total() {
      return total;
    },
    add: (score) => {
      // Half a unit of the last place: 0.29 * 10,000 is 2899.999…, and is meant as 2,900.
      const step = Math.floor(Math.min(1, Math.max(0, score)) * STEPS + 1e-9);
      counts.set(step, at(step) + 1);
      total++;
    },
    atLeast: (threshold) => {
      let sum = 0;
      const least = Math.round(threshold * STEPS);
      for (const [step, count] of counts) if (step >= least) sum += count;
      return sum;
    },
    lowestThresholdFor: (allowed) => {
      let sum = 0;
      let step = STEPS;
      while (step >= 0 && sum + at(step) <= allowed) sum += at(step--);
      return step === STEPS ? undefined : (step + 1) / STEPS;
    },
  };
}
