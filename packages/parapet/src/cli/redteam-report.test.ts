import { expect, it } from "vitest";
import { finding } from "../report/testing/sample-report.ts";
import { redteamReport } from "./redteam-report.ts";

it("L33: a report has the worst first, and findings alike in their own order", () => {
  const { findings } = redteamReport({
    head: {
      redteam: 1,
      run: "bot-1",
      target: "bot",
      manifestDigest: "",
      seed: 1,
      packs: [],
      startedAt: 0,
      requests: 10,
    },
    summaries: [],
    findings: [
      finding({ rule: "b", severity: "low" }),
      finding({ rule: "d", severity: "high" }),
      finding({ rule: "c", severity: "high" }),
      finding({ rule: "a", severity: "critical" }),
    ],
    goals: [],
    counts: { confirmed: 4, likely: 0, refused: 0, safe: 0, inconclusive: 0, error: 0 },
    heat: [],
  });
  expect(findings.map(({ rule }) => rule)).toEqual(["a", "d", "c", "b"]);
});
