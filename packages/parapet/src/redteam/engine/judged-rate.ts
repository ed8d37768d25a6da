/** How often a judge is right, counted on answers whose truth is known. */
export interface JudgeRecord {
  /** Of answers that got through: judged as such, and how many there were. */
  readonly caught: number;
  readonly through: number;
  /** Of answers that did not: judged as such, and how many there were. */
  readonly cleared: number;
  readonly harmless: number;
}

export interface JudgedRate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 %. */
const Z = 1.959964;

/**
 * Share of attacks that got through, where a judge that errs has counted them: corrected for what it misses and for
 * what it makes up, with an interval that also knows how few answers the judge was measured on.
 *
 * @param counted answers that the judge called through, of `total`
 * @returns 0 to 1; NaN where there is nothing, or where the judge is no better than chance
 * @see Rogan, Gladen, Estimating prevalence from the results of a screening test (1978)
 * @see Lang, Reiczigel, Confidence limits for prevalence of disease adjusted for estimated sensitivity and specificity (2014)
 */
export function judgedRate(counted: number, total: number, judge: JudgeRecord): JudgedRate {
  const squared = Z * Z;
  const seen = (counted + squared / 2) / (total + squared);
  const sensitivity = (judge.caught + 1) / (judge.through + 2);
  const specificity = (judge.cleared + 1) / (judge.harmless + 2);
  const gain = sensitivity + specificity - 1;
  if (total === 0 || gain <= 0) return { rate: Number.NaN, low: 0, high: 1 };
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  const rate = (seen + specificity - 1) / gain;
  const shift =
    2 *
    squared *
    ((rate * sensitivity * (1 - sensitivity)) / (judge.through + 2) -
      ((1 - rate) * specificity * (1 - specificity)) / (judge.harmless + 2));
  const spread =
    (Z / gain) *
    Math.sqrt(
      (seen * (1 - seen)) / (total + squared) +
        (rate ** 2 * sensitivity * (1 - sensitivity)) / (judge.through + 2) +
        ((1 - rate) ** 2 * specificity * (1 - specificity)) / (judge.harmless + 2),
    );
  return { rate: clip(rate), low: clip(rate + shift - spread), high: clip(rate + shift + spread) };
}
