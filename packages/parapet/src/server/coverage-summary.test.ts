import { describe, expect, it } from "vitest";
import type { CoverageRow } from "./api-types.ts";
import { summariseCoverage } from "./coverage-summary.ts";

const row = (field: string, origin: string, cell: "run" | "not-configured" = "run"): CoverageRow => ({
  route: "bot",
  wire: "openai-chat",
  direction: "input",
  stream: false,
  field,
  origin,
  detectors: { secret: cell },
});

describe("the coverage in short", () => {
  it("V18: counts the fields of an origin, and names the plainest", () => {
    expect(
      summariseCoverage([
        row("messages[].*", "user"),
        row("messages[].content[](text).text", "user"),
        row("messages[].content", "user"),
      ]),
    ).toEqual([{ ...row("messages[].content and 2 more", "user"), fieldCount: 3 }]);
  });

  it("V18: never hides a field that is looked at by fewer detectors than its neighbours", () => {
    const short = summariseCoverage([row("a", "user"), row("b", "user", "not-configured"), row("c", "system")]);
    expect(short.map(({ field, detectors }) => `${field} ${detectors.secret}`)).toEqual([
      "a run",
      "b not-configured",
      "c run",
    ]);
  });
});
