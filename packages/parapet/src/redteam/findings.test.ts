import { describe, expect, it } from "vitest";
import { catalogue } from "../catalogue/index.ts";
import { goals } from "./goals/index.ts";
import { type CaseResult, findingsOf, goalMappings, Tally } from "./index.ts";

const { threats, controls } = catalogue();

describe("where a goal stands in the frameworks", () => {
  it.each(goals.all)("RT13: $id leads to OWASP, ATLAS, NIST and the EU AI Act", (goal) => {
    // Read from the catalogue itself, not by the function that reports use.
    const own = goal.threats.map((id) => threats.get(id));
    const held = goal.controls.map((id) => controls.get(id));
    const owasp = own.flatMap((one) => [...one.owaspLlm2025, ...one.owaspLlm2026, ...one.owaspAgentic2026]);
    const atlas = own.flatMap((one) => one.atlas);
    const nist = [...own.flatMap((one) => one.nistAml), ...held.flatMap((one) => one.nistAiRmf)];
    const act = held.flatMap((one) => one.euAiAct);
    for (const ids of [owasp, atlas, nist, act]) expect(ids.length).toBeGreaterThan(0);
    const told = new Set(goalMappings(goal).flatMap(({ ids }) => ids));
    expect(told).toEqual(new Set([...owasp, ...atlas, ...nist, ...act]));
  });

  it("RT13: no id stands in a column of another edition", () => {
    for (const { field, ids } of goals.all.flatMap(goalMappings))
      for (const id of ids) expect(id).toMatch(FORMS[field] ?? /^never$/);
  });

  it("RT13: a finding carries them", () => {
    const [goal] = goals.all;
    const tally = new Tally();
    tally.add(confirmed(goal!.id));
    const [found] = findingsOf("bot", tally.summarise(goals.all), goals.all, 0);
    const told = Object.fromEntries(goalMappings(goal!).map(({ field, ids }) => [field, ids.join(", ")]));
    const path = { channel: "user", carrier: "plain", transforms: "", driver: "single-shot", case: "0" };
    expect(found?.properties).toEqual({ ...path, ...told });
    expect(Object.keys(told)).toEqual(expect.arrayContaining(["owaspLlm2025", "owaspLlm2026", "atlas", "euAiAct"]));
  });
});

const FORMS: Readonly<Record<string, RegExp>> = {
  owaspLlm2025: /^LLM\d\d:2025$/,
  owaspLlm2026: /^LLM\d\d:2026$/,
  owaspAgentic2026: /^ASI\d\d:2026$/,
  atlas: /^AML\.T\d{4}/,
  nistAml: /^NISTAML\.\d+$/,
  nistAiRmf: /^(?:GOVERN|MAP|MEASURE|MANAGE) \d/,
  euAiAct: /^Art\. \d+$/,
};

function confirmed(goal: string): CaseResult {
  return {
    case: { id: "0", goal, ask: 0, carrier: "plain", channel: "user", transforms: [], driver: "single-shot", seed: 1 },
    outcome: "confirmed",
    progress: 1,
    reason: "it was seen",
    reactions: ["leaked"],
    transcript: [],
    requests: 1,
    inputTokens: 1,
    outputTokens: 1,
    elapsedMs: 1,
    code: "",
  };
}
