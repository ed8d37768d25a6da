import { describe, expect, it } from "vitest";
import { createGuard } from "../create-guard.ts";
import type { DetectorKind } from "../detector.ts";
import { detectors } from "./index.ts";

type Example = DetectorKind["examples"]["misses"][number];

function rulesOf(kind: DetectorKind, example: Example): string[] {
  const direction = example.direction ?? kind.directions[0]!;
  const origin = example.origin ?? (kind.origins.includes("user") ? "user" : kind.origins[0]!);
  const guard = createGuard({
    name: "examples",
    onError: "closed",
    detectors: [{ detector: kind.id, [direction]: "flag", ...(example.options ? { options: example.options } : {}) }],
    stream: { maxHoldCharacters: 16_384 },
  });
  const context = { systemPrompt: example.systemPrompt ?? "" };
  const inspection = guard.inspect([{ text: example.text, origin, direction, path: "" }], context);
  if (inspection.verdict === "failed") throw new Error(`${kind.id} failed: ${inspection.runs[0]?.error}`);
  return inspection.hits.map((hit) => hit.rule);
}

describe.each(detectors.all)("$id", (kind) => {
  it("D1: hits every example that must hit, by the rule that must say so", () => {
    for (const example of kind.examples.hits) expect(rulesOf(kind, example), example.text).toContain(example.rule);
    expect(kind.examples.hits.length).toBeGreaterThan(0);
  });

  it("D2: stays silent on every look-alike", () => {
    for (const example of kind.examples.misses) expect(rulesOf(kind, example), example.text).toEqual([]);
    expect(kind.examples.misses.length).toBeGreaterThan(0);
  });

  it("D3: describes itself well enough for help, docs and policy", () => {
    expect(kind.id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(kind.summary).toMatch(/\.$/);
    for (const list of [kind.threats, kind.controls, kind.directions, kind.origins])
      expect(list.length).toBeGreaterThan(0);
  });
});
