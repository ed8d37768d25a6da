import { describe, expect, it } from "vitest";
import { judge, parseGate } from "./gate.ts";
import { counted, type Measure, measured } from "./measure.ts";

const measures: readonly Measure[] = [
  measured("accuracy", "Accuracy", 0.72, { low: 0.68, high: 0.76 }),
  measured("mcc", "Matthews correlation", 1, undefined),
  measured("f1", "F1", Number.NaN, undefined),
  measured("fairness.sex.demographic-parity-difference", "Parity", 0.05, { low: 0.01, high: 0.12 }),
  measured("fairness.town.demographic-parity-difference", "Parity", 0.02, { low: 0, high: 0.05 }, ["rare"]),
  measured("robustness.noise@0.1", "Noise", 0.7, { low: 0.66, high: 0.74 }),
  measured("robustness.noise@0.2", "Noise", 0.6, { low: 0.55, high: 0.65 }),
  counted("leakage.exact", "Leaks", 0),
];
const verdicts = (rules: string): string[] =>
  judge(parseGate(`gate: 1\nrules:\n${rules}`, "gate.yaml").rules, measures).map(({ verdict }) => verdict);

describe("gates", () => {
  it.each([
    ["the lower end of at least", "  - { measure: accuracy, min: 0.7 }\n", ["failed"]],
    ["and not above it", "  - { measure: accuracy, min: 0.68 }\n", ["passed"]],
    ["the value where it is asked for", "  - { measure: accuracy, min: 0.7, on: estimate }\n", ["passed"]],
    ["the upper end of at most", "  - { measure: fairness.sex.demographic-parity-difference, max: 0.1 }\n", ["failed"]],
    ["both", "  - { measure: accuracy, min: 0.6, max: 0.75 }\n", ["failed"]],
    ["what was counted", "  - { measure: leakage.exact, max: 0 }\n", ["passed"]],
    ["a strength by its name", "  - { measure: robustness.noise@0.1, min: 0.65 }\n", ["passed"]],
    ["all strengths", '  - { measure: "robustness.*", min: 0.6 }\n', ["passed", "failed"]],
    [
      "all groups of people",
      '  - { measure: "fairness.*.demographic-parity-difference", max: 0.2 }\n',
      ["passed", "unknown"],
    ],
    [
      "small groups only when told so",
      "  - { measure: fairness.town.demographic-parity-difference, max: 0.2, tooFew: ignore }\n",
      ["passed"],
    ],
  ])("MV14: hold %s", (_, rules, expected) => {
    expect(verdicts(rules)).toEqual(expected);
  });

  it("MV14: what nobody knows is not passed", () => {
    expect(verdicts("  - { measure: mcc, min: 0.5 }\n")).toEqual(["unknown"]);
    expect(verdicts("  - { measure: f1, min: 0, on: estimate }\n")).toEqual(["unknown"]);
    expect(verdicts("  - { measure: never-measured, max: 1 }\n")).toEqual(["unknown"]);
    expect(verdicts('  - { measure: "*.accuracy", max: 1 }\n')).toEqual(["unknown"]);
  });

  it.each([
    ["a measure without a threshold", "gate: 1\nrules:\n  - measure: accuracy\n", /:3: .*needs min, max or both/],
    ["a word that is not known", "gate: 1\nrules:\n  - { measure: a, least: 1 }\n", /gate\.yaml:3: /],
    ["no rules", "gate: 1\nrules: []\n", /gate\.yaml:2: /],
    ["another version", "gate: 2\nrules: [{ measure: a, min: 1 }]\n", /gate\.yaml:1: /],
  ])("MV14: a file with %s names its line", (_, text, message) => {
    expect(() => parseGate(text, "gate.yaml")).toThrow(message);
  });
});
