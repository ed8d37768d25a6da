import { describe, expect, it } from "vitest";
import type { CoverageRow } from "../../api/types.ts";
import { detectorsOf, EVERYTHING, filterCoverage, membersOf, tally } from "./coverage.ts";

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
    expect(tally(rows)).toEqual({ fields: 4, run: 2, notConfigured: 2, notPossible: 4, bare: 1 });
    const folded = row("user and 9 more", { pii: "not-configured" }, { fieldCount: 10 });
    expect(tally([folded])).toEqual({ fields: 10, run: 0, notConfigured: 10, notPossible: 0, bare: 10 });
  });

  it("C12: finds fields by every word of the search, and by state", () => {
    const fields = (filter: Partial<typeof EVERYTHING>) =>
      filterCoverage(rows, { ...EVERYTHING, ...filter }).map(({ field }) => field);
    expect(fields({ text: "OPENAI metadata" })).toEqual(["user"]);
    expect(fields({ direction: "output" })).toEqual(["choices[].delta.content"]);
    expect(fields({ state: "not-configured" })).toEqual(["user", "choices[].delta.content"]);
  });

  it("C12: a row of the short table stands for the fields of its place with the very same cells", () => {
    const whole = [
      row("a", { pii: "run" }),
      row("b", { pii: "run" }),
      row("c", { pii: "not-configured" }),
      row("d", { pii: "run" }, { stream: true }),
      row("e", { pii: "run" }, { origin: "system" }),
      row("f", { pii: "run" }, { route: "other" }),
    ];
    const short = row("a and 1 more", { pii: "run" }, { fieldCount: 2 });
    expect(membersOf(short, whole).map(({ field }) => field)).toEqual(["a", "b"]);
  });

  it("C12: names every detector once, in the order of the table", () => {
    expect(detectorsOf(rows)).toEqual(["pii", "canary"]);
  });
});
