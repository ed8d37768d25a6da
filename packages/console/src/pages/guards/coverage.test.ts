import { describe, expect, it } from "vitest";
import type { CoverageRow } from "../../api/types.ts";
import { detectorsOf, EVERYTHING, filterCoverage, tally } from "./coverage.ts";

const row = (field: string, detectors: CoverageRow["detectors"], part: Partial<CoverageRow> = {}): CoverageRow => ({
  route: "bot",
  wire: "openai-chat",
  direction: "input",
  stream: false,
  field,
  origin: "user",
  detectors,
  ...part,
});

const rows = [
  row("messages[].content", { pii: "run", canary: "not-possible" }),
  row("user", { pii: "not-configured", canary: "not-possible" }, { origin: "metadata" }),
  row("choices[].delta.content", { pii: "run", canary: "not-configured" }, { direction: "output", stream: true }),
  row("id", { pii: "not-possible", canary: "not-possible" }),
];

describe("coverage", () => {
  it("C12: counts a field that no detector looks at although one could, and only that", () => {
    expect(tally(rows)).toEqual({ run: 2, notConfigured: 2, notPossible: 4, bare: 1 });
  });

  it("C12: finds fields by every word of the search, and by state", () => {
    const fields = (filter: Partial<typeof EVERYTHING>) =>
      filterCoverage(rows, { ...EVERYTHING, ...filter }).map(({ field }) => field);
    expect(fields({ text: "OPENAI metadata" })).toEqual(["user"]);
    expect(fields({ direction: "output" })).toEqual(["choices[].delta.content"]);
    expect(fields({ state: "not-configured" })).toEqual(["user", "choices[].delta.content"]);
  });

  it("C12: names every detector once, in the order of the table", () => {
    expect(detectorsOf(rows)).toEqual(["pii", "canary"]);
  });
});
