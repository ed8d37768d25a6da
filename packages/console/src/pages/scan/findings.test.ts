import { describe, expect, it } from "vitest";
import type { Finding } from "../../api/types.ts";
import { placeOf } from "../../format/place.ts";
import { countFindings, filterFindings, OPEN_FINDINGS } from "./findings.ts";

const NOW = Date.UTC(2026, 10, 26);
const finding = (more: Partial<Finding>): Finding => ({
  id: "1",
  room: "scan",
  rule: "secret-jwt",
  title: "Token in a file",
  severity: "high",
  confidence: 0.9,
  threats: [],
  location: { subject: "src/app.ts", line: 3, column: 5 },
  evidence: "eyJh…",
  remediation: "Revoke it.",
  fingerprint: "f",
  firstSeen: NOW,
  status: "open",
  ...more,
});

describe("findings", () => {
  it("C29: the gravest come first, then those of one file in its order", () => {
    const rows = [
      finding({ id: "low", severity: "low" }),
      finding({ id: "b9", location: { subject: "b.ts", line: 9 } }),
      finding({ id: "critical", severity: "critical", location: { subject: "z.ts" } }),
      finding({ id: "b2", location: { subject: "b.ts", line: 2 } }),
    ];
    expect(filterFindings(rows, OPEN_FINDINGS).map(({ id }) => id)).toEqual(["critical", "b2", "b9", "low"]);
  });

  it("C29: filters by status, by severity and upwards, and by any word shown", () => {
    const rows = [
      finding({ id: "1" }),
      finding({ id: "2", status: "fixed" }),
      finding({ id: "3", severity: "medium", title: "Pickle" }),
    ];
    const ids = (more: object) => filterFindings(rows, { ...OPEN_FINDINGS, ...more }).map(({ id }) => id);
    expect(ids({})).toEqual(["1", "3"]);
    expect(ids({ status: "" })).toEqual(["1", "2", "3"]);
    expect(ids({ severity: "high" })).toEqual(["1"]);
    expect(ids({ text: "PICK" })).toEqual(["3"]);
    expect(ids({ text: "src/app" })).toEqual(["1", "3"]);
  });

  it("C29: counts what is open by severity, and what is new this week", () => {
    const old = NOW - 8 * 86_400_000;
    const rows = [
      finding({}),
      finding({ severity: "low", firstSeen: old }),
      finding({ status: "suppressed" }),
      finding({ status: "fixed" }),
    ];
    expect(countFindings(rows, NOW)).toEqual({
      open: 2,
      suppressed: 1,
      fixed: 1,
      bySeverity: [
        ["high", 1],
        ["low", 1],
      ],
      recent: 1,
    });
  });

  it("C29: a place is a path that an editor opens", () => {
    expect(placeOf(finding({}))).toBe("src/app.ts:3:5");
    expect(placeOf(finding({ location: { subject: "model:bot" } }))).toBe("model:bot");
  });
});
