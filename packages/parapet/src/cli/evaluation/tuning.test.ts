import type { GuardHit, GuardPolicy, Origin } from "@parapet/guard";
import { createGuard, detectors } from "@parapet/guard";
import { upperBoundOfRate } from "@parapet/guard/stats";
import { describe, expect, it } from "vitest";
import { guardPolicyOf, parsePolicy } from "../../policy/index.ts";
import type { Judge, Judged } from "./judge.ts";
import type { Label, Row } from "./row.ts";
import { startTuning } from "./tuning.ts";
import { tunedYaml, tuningLines } from "./tuning-lines.ts";

const judge: Judge = {
  scored: ["injection"],
  direction: "input",
  asked: (origin: Origin) => (origin === "user" ? ["injection"] : []),
  looksAt: () => true,
  judge: () => {
    throw new Error("nothing is judged here");
  },
};
const row = (label?: Label): Row => {
  return { line: 1, text: "", kind: "-", source: "-", origin: "user", ...(label === undefined ? {} : { label }) };
};
const hitOf = (confidence: number): GuardHit => {
  const said = { rule: "hostile-request", severity: "high", replacement: "", reason: "" } as const;
  const place = { origin: "user", direction: "input", path: "", start: 0, end: 0 } as const;
  return { detector: "injection", action: "block", confidence, ...said, ...place };
};
const scored = (score: number, isFailed = false): Judged => ({
  verdict: "allow",
  isFailed,
  isCaught: false,
  score,
  scores: new Map(score === 0 ? [] : [["injection", score]]),
  hits: score >= SETTING.minConfidence ? [hitOf(score)] : [],
  ms: 1,
});
const SETTING = { detector: "injection", input: "block", minConfidence: 0.5 } as const;

/** Traffic of so many texts, of which some score so high. */
function tune(texts: number, loud: readonly number[], target = 0.01) {
  const tuning = startTuning([SETTING], judge, target);
  for (let i = 0; i < texts; i++) tuning.traffic(row(), scored(loud[i] ?? 0));
  return tuning;
}

describe("thresholds from traffic", () => {
  it("L21: the lowest threshold whose bound is within the target, and one step lower is not", () => {
    const loud = [0.9, 0.8, 0.7, 0.6, 0.55, 0.4, 0.3, 0.2];
    const [found] = tune(600, loud).suggestions();
    // One in 600 shows 1 %, two do not: all but the loudest must go.
    expect(upperBoundOfRate(1, 600)).toBeLessThan(0.01);
    expect(upperBoundOfRate(2, 600)).toBeGreaterThan(0.01);
    expect(found).toMatchObject({
      texts: 600,
      isShown: true,
      now: { minConfidence: 0.5, falsePositives: { count: 5 } },
      suggested: { minConfidence: 0.8001, falsePositives: { count: 1 } },
    });
    expect(found?.suggested?.upperBound).toBeLessThanOrEqual(0.01);
  });

  it("L21: where nothing is caught, no threshold is needed", () => {
    expect(tune(299, []).suggestions()[0]).toMatchObject({ isShown: true, suggested: { minConfidence: 0 } });
  });

  it("L21: too few texts are said to be too few, and lower nothing", () => {
    const [found] = tune(298, []).suggestions();
    expect(found).toMatchObject({ isShown: false, textsNeeded: 299, suggested: { minConfidence: 0.5 } });
    const raised = tune(200, [0.95, 0.9, 0.85]).suggestions();
    expect(raised[0]).toMatchObject({ isShown: false, suggested: { minConfidence: 0.8501 } });
    expect(tuningLines(raised, 0.01, (text) => text).join("\n")).toContain("200 texts cannot show 1 %; it takes 299");
  });

  it("L21: where even 1 catches too much it says so", () => {
    const found = tune(400, [1, 1, 1, 1, 1, 1]).suggestions();
    expect(found[0]?.suggested).toBeNull();
    expect(tuningLines(found, 0.01, (text) => text).join("\n")).toContain("no threshold keeps to 1 %");
  });

  it("L21: tells what it costs in labelled attacks; what broke or is no traffic shows nothing", () => {
    const tuning = tune(300, [0.7]);
    for (const score of [0.6, 0.75, 0.9]) tuning.labelled(row("attack"), scored(score));
    tuning.labelled(row("benign"), scored(0.9));
    tuning.traffic(row("attack"), scored(0.9));
    tuning.traffic(row(), scored(0.9, true));
    tuning.traffic({ ...row(), origin: "reasoning" }, scored(0));
    expect(tuning.counts).toEqual({ attacksInTraffic: 1, failed: 1 });
    expect(tuning.suggestions()).toMatchObject([
      {
        texts: 300,
        now: { recall: { count: 3, of: 3 } },
        suggested: { minConfidence: 0.7001, recall: { count: 2, of: 3 } },
      },
    ]);
  });

  it("L21: what it prints is a policy that is accepted, and differs by the thresholds alone", () => {
    const head = "parapet: 1\nproviders: { p: { kind: practice } }\nmodels: { m: { primary: { provider: p } } }\n";
    const before: GuardPolicy = guardPolicyOf(parsePolicy(head, "f"), "m", detectors);
    const yaml = tunedYaml(before, tune(600, [0.9, 0.8]).suggestions(), true);
    const after = guardPolicyOf(parsePolicy(`${head}${yaml}`, "f"), "m", detectors);
    expect(() => createGuard(after)).not.toThrow();
    expect(after.detectors).toEqual(
      before.detectors.map((setting) =>
        setting.detector === "injection"
          ? { ...setting, minConfidence: 0.8001, options: { threshold: 0.8001 } }
          : setting,
      ),
    );
    expect(tunedYaml(before, [], true)).toBe("");
  });
});
