import { CVSS4_SCORES } from "./cvss4-scores.ts";

/**
 * CVSS 4 has no formula. Each vector belongs to a macro vector: six classes, one digit each, with a score for the worst
 * vector of it that experts have given. A vector lies below that worst one by so many steps; for each class the score
 * goes down by that part of the way to the next lower macro vector, and the mean of these counts.
 */

/** Values of each metric, worst first: a place in the list is a step. */
const VALUES: Readonly<Record<string, string>> = {
  AV: "NALP",
  AC: "LH",
  AT: "NP",
  PR: "NLH",
  UI: "NPA",
  VC: "HLN",
  VI: "HLN",
  VA: "HLN",
  // S, for safety, is none of the base values: only their modified twins have it.
  SC: "SHLN",
  SI: "SHLN",
  SA: "SHLN",
  CR: "HML",
  IR: "HML",
  AR: "HML",
  E: "APU",
};
const BASE = ["AV", "AC", "AT", "PR", "UI", "VC", "VI", "VA", "SC", "SI", "SA"] as const;
/** Metrics that do not change the score. */
const SUPPLEMENTAL = /^(S|AU|R|V|RE|U)$/;

/** The worst vectors of each class, by the metrics that make it; those of 3 and 6 are only told together. */
const WORST: Readonly<Record<"eq1" | "eq2" | "eq36" | "eq4", Readonly<Record<string, readonly string[]>>>> = {
  eq1: {
    0: ["AV:N PR:N UI:N"],
    1: ["AV:A PR:N UI:N", "AV:N PR:L UI:N", "AV:N PR:N UI:P"],
    2: ["AV:P PR:N UI:N", "AV:A PR:L UI:P"],
  },
  eq2: { 0: ["AC:L AT:N"], 1: ["AC:H AT:N", "AC:L AT:P"] },
  eq36: {
    "00": ["VC:H VI:H VA:H CR:H IR:H AR:H"],
    "01": ["VC:H VI:H VA:L CR:M IR:M AR:H", "VC:H VI:H VA:H CR:M IR:M AR:M"],
    "10": ["VC:L VI:H VA:H CR:H IR:H AR:H", "VC:H VI:L VA:H CR:H IR:H AR:H"],
    "11": [
      "VC:L VI:H VA:L CR:H IR:M AR:H",
      "VC:L VI:H VA:H CR:H IR:M AR:M",
      "VC:H VI:L VA:H CR:M IR:H AR:M",
      "VC:H VI:L VA:L CR:M IR:H AR:H",
      "VC:L VI:L VA:H CR:H IR:H AR:M",
    ],
    "21": ["VC:L VI:L VA:L CR:H IR:H AR:H"],
  },
  eq4: { 0: ["SC:H SI:S SA:S"], 1: ["SC:H SI:H SA:H"], 2: ["SC:L SI:L SA:L"] },
};
/** Steps from the worst vector of a class to its mildest, and one more. */
const DEPTHS: Readonly<Record<keyof typeof WORST, Readonly<Record<string, number>>>> = {
  eq1: { 0: 1, 1: 4, 2: 5 },
  eq2: { 0: 1, 1: 2 },
  eq36: { "00": 7, "01": 6, "10": 8, "11": 8, "21": 10 },
  eq4: { 0: 6, 1: 5, 2: 4 },
};

/** Six digits. */
type MacroVector = readonly [eq1: number, eq2: number, eq3: number, eq4: number, eq5: number, eq6: number];
type Metric = (name: string) => string;

/**
 * Score of a CVSS 4.0 vector with all metrics that it names, 0 to 10; undefined where a base metric is missing, or
 * anything is unknown or named twice.
 *
 * @see https://www.first.org/cvss/v4-0/specification-document, section 8
 */
export function cvss4Score(vector: string): number | undefined {
  const metric = read(vector);
  if (metric === undefined) return undefined;
  if (["VC", "VI", "VA", "SC", "SI", "SA"].every((name) => metric(name) === "N")) return 0;
  const macro = macroVectorOf(metric);
  const score = scoreOf(macro)!;
  const falls = [
    fallOf("eq1", `${macro[0]}`, metric, score, [lower(macro, 0)]),
    fallOf("eq2", `${macro[1]}`, metric, score, [lower(macro, 1)]),
    fallOf("eq36", `${macro[2]}${macro[5]}`, metric, score, belowImpact(macro)),
    fallOf("eq4", `${macro[3]}`, metric, score, [lower(macro, 3)]),
    // Each value of E is a class of its own: no vector lies below its worst.
    scoreOf(lower(macro, 4)) === undefined ? undefined : 0,
  ].filter((fall) => fall !== undefined);
  const mean = falls.length === 0 ? 0 : falls.reduce((sum, fall) => sum + fall, 0) / falls.length;
  // Half a tenth goes up: what is exactly that must not lie below it by the error of a sum.
  return Math.round((score - mean) * 10 + 1e-5) / 10;
}

/** Values by metric, modified ones in the place of their base; what is not defined is taken for the worst. */
function read(vector: string): Metric | undefined {
  if (!vector.startsWith("CVSS:4.0/") || vector.length > 400) return undefined;
  const given = new Map<string, string>();
  for (const part of vector.slice("CVSS:4.0/".length).split("/")) {
    const [name = "", value = "", ...more] = part.split(":");
    if (given.has(name) || value === "" || more.length > 0 || !isKnown(name, value)) return undefined;
    if (value !== "X") given.set(name, value);
  }
  if (BASE.some((name) => !given.has(name))) return undefined;
  return (name) => given.get(`M${name}`) ?? given.get(name) ?? VALUES[name]![0]!;
}

function isKnown(name: string, value: string): boolean {
  if (SUPPLEMENTAL.test(name)) return /^[A-Za-z]{1,10}$/.test(value);
  const isBase = (BASE as readonly string[]).includes(name);
  const base = name.startsWith("M") ? name.slice(1) : name;
  const values = Object.hasOwn(VALUES, base) ? VALUES[base]! : "";
  if (value.length !== 1) return false;
  if (isBase) return values.includes(value) && value !== "S";
  if (name.startsWith("M") && !(BASE as readonly string[]).includes(base)) return false;
  return value === "X" || (values.includes(value) && !(value === "S" && base === "SC"));
}

function macroVectorOf(metric: Metric): MacroVector {
  const is = (pair: string): boolean => metric(pair.slice(0, 2)) === pair.slice(3);
  const any = (...pairs: string[]): boolean => pairs.some(is);
  const all = (...pairs: string[]): boolean => pairs.every(is);
  const isCritical = (["C", "I", "A"] as const).some((one) => metric(`${one}R`) === "H" && metric(`V${one}`) === "H");
  return [
    all("AV:N", "PR:N", "UI:N") ? 0 : any("AV:N", "PR:N", "UI:N") && !is("AV:P") ? 1 : 2,
    all("AC:L", "AT:N") ? 0 : 1,
    all("VC:H", "VI:H") ? 0 : any("VC:H", "VI:H", "VA:H") ? 1 : 2,
    any("SI:S", "SA:S") ? 0 : any("SC:H", "SI:H", "SA:H") ? 1 : 2,
    VALUES.E!.indexOf(metric("E")),
    isCritical ? 0 : 1,
  ];
}

function scoreOf([eq1, eq2, eq3, eq4, eq5, eq6]: MacroVector): number | undefined {
  const row = CVSS4_SCORES[`${eq1}${eq2}${eq3}${eq4}`];
  if (eq5 > 2 || eq6 > 1) return undefined;
  if (eq3 === 2) return eq6 === 1 ? row?.[eq5] : undefined;
  return row?.[eq5 * 2 + eq6];
}

const lower = (macro: MacroVector, place: number): MacroVector =>
  macro.map((digit, at) => (at === place ? digit + 1 : digit)) as unknown as MacroVector; // as many as before

/** Classes 3 and 6 hang together: what lies below the worst of both is below in either. */
function belowImpact(macro: MacroVector): readonly MacroVector[] {
  const [, , eq3, , , eq6] = macro;
  if (eq3 === 0 && eq6 === 0) return [lower(macro, 5), lower(macro, 2)];
  if (eq3 === 1 && eq6 === 0) return [lower(macro, 5)];
  return [lower(macro, 2)];
}

/** By how much a class lowers the score; undefined where nothing is below it. */
function fallOf(
  eq: keyof typeof WORST,
  digits: string,
  metric: Metric,
  score: number,
  below: readonly MacroVector[],
): number | undefined {
  const next = below.flatMap((macro) => scoreOf(macro) ?? []);
  if (next.length === 0) return undefined;
  const steps = stepsBelow(WORST[eq][digits]!, metric);
  return ((score - Math.max(...next)) * steps) / DEPTHS[eq][digits]!;
}

/** Steps to the worst vector that is nowhere milder than this one. */
function stepsBelow(worst: readonly string[], metric: Metric): number {
  for (const vector of worst) {
    const steps = vector.split(" ").map((pair) => {
      const [name, value] = pair.split(":") as [string, string];
      return VALUES[name]!.indexOf(metric(name)) - VALUES[name]!.indexOf(value);
    });
    if (steps.every((step) => step >= 0)) return steps.reduce((sum, step) => sum + step, 0);
  }
  throw new Error("a vector lies above the worst of its class");
}
