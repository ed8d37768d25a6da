/** Weights of the base metrics. PR is weighed otherwise where the scope changes. */
const WEIGHTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  UI: { N: 0.85, R: 0.62 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
};
const PR_CHANGED: Readonly<Record<string, number>> = { N: 0.85, L: 0.68, H: 0.5 };

/**
 * Base score of a CVSS 3.0 or 3.1 vector, 0 to 10; undefined where a base metric is missing or unknown.
 *
 * @see https://www.first.org/cvss/v3-1/specification-document, sections 7.1 and appendix A
 */
export function cvss3BaseScore(vector: string): number | undefined {
  if (!/^CVSS:3\.[01]\//.test(vector) || vector.length > 300) return undefined;
  const metrics = new Map(
    vector
      .split("/")
      .slice(1)
      .map((part) => part.split(":") as [string, string]),
  );
  const scope = metrics.get("S");
  if (scope !== "U" && scope !== "C") return undefined;
  const isChanged = scope === "C";
  const weigh = (metric: string): number | undefined => {
    const value = metrics.get(metric) ?? "";
    return metric === "PR" && isChanged ? PR_CHANGED[value] : WEIGHTS[metric]?.[value];
  };
  const weights = ["AV", "AC", "PR", "UI", "C", "I", "A"].map(weigh);
  if (weights.some((weight) => weight === undefined)) return undefined;
  const [av, ac, pr, ui, c, i, a] = weights as [number, number, number, number, number, number, number]; // none is missing
  const base = 1 - (1 - c) * (1 - i) * (1 - a);
  const impact = isChanged ? 7.52 * (base - 0.029) - 3.25 * (base - 0.02) ** 15 : 6.42 * base;
  if (impact <= 0) return 0;
  const exploitability = 8.22 * av * ac * pr * ui;
  return roundUp(Math.min((isChanged ? 1.08 : 1) * (impact + exploitability), 10));
}

/** To one decimal, upwards, by whole numbers: the specification's own remedy for floating point. */
function roundUp(score: number): number {
  const whole = Math.round(score * 100_000);
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10;
}
