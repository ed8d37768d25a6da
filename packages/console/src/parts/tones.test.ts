import { describe, expect, it } from "vitest";
import { STATUSES, VERDICTS } from "../api/traffic-filter.ts";
import { NOT_INSPECTED, severityTone, statusTone, verdictTone } from "./tones.ts";

describe("tones", () => {
  it.each([
    ["verdicts", VERDICTS, verdictTone],
    ["statuses", STATUSES, statusTone],
  ] as const)("C2: all %s differ by word and by icon, not only by colour", (_, names, toneOf) => {
    expect(new Set(names.map((name) => toneOf(name).label)).size).toBe(names.length);
    expect(new Set(names.map((name) => toneOf(name).icon)).size).toBe(names.length);
  });

  it("C2: failed and unknown are never shown as allow", () => {
    for (const tone of [verdictTone("failed"), statusTone("failed"), verdictTone("new-one"), severityTone("dire")])
      expect(tone.tint).not.toBe("allow");
    expect(NOT_INSPECTED.tint).not.toBe("allow");
    expect(NOT_INSPECTED.icon).not.toBe(verdictTone("allow").icon);
    expect(verdictTone("new-one").label).toBe("new-one");
  });
});
