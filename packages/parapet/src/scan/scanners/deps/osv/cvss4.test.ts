import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cvss4Score } from "./cvss4.ts";
import { severityOf } from "./severity.ts";

const GOLDEN = new URL("../../../../../../../fixtures/scan/cvss4-scores.tsv", import.meta.url);

describe("CVSS 4", () => {
  it("DP16: scores are those of another implementation, threat and environment included", () => {
    const rows = readFileSync(GOLDEN, "utf8").trim().split("\n");
    expect(rows).toHaveLength(300);
    for (const row of rows) {
      const [vector = "", score] = row.split("\t");
      expect(cvss4Score(vector), vector).toBe(Number(score));
    }
  });

  it("DP16: scores are those of FIRST's own examples", () => {
    const examples = {
      "AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N": 7.3, // CVE-2022-41741
      "AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N": 7.7, // CVE-2020-3549
      "AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N": 8.3, // CVE-2023-3089
      "AV:L/AC:L/AT:N/PR:N/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N": 4.6, // CVE-2021-44714
      "AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H": 10, // CVE-2021-44228
      "AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N/E:A": 8.7, // CVE-2014-0160
      "AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N": 0,
    };
    for (const [vector, score] of Object.entries(examples))
      expect(cvss4Score(`CVSS:4.0/${vector}`), vector).toBe(score);
  });

  it("DP16: what is no vector has no score", () => {
    const base = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
    expect(cvss4Score(`${base}/S:P/AU:Y/U:Amber`)).toBe(9.3);
    const wrong = [
      base.replace("CVSS:4.0", "CVSS:3.1"),
      base.replace("/SA:N", ""),
      base.replace("SI:N", "SI:S"),
      `${base}/AV:N`,
      `${base}/MSC:S`,
      `${base}/MCR:H`,
      `${base}/E:AP`,
      `${base}/E`,
      `${base}/toString:N`,
      `${base}/`,
      `${base}/${"x".repeat(500)}`,
    ];
    expect(wrong.map(cvss4Score)).toEqual(wrong.map(() => undefined));
  });

  it("DP16: rates an advisory that has no CVSS 3 vector, before its database's word", () => {
    const four = { type: "CVSS_V4", score: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N" };
    const three = { type: "CVSS_V3", score: "CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N" };
    const word = { database_specific: { severity: "LOW" } };
    expect(severityOf({ severity: [four], ...word }, {})).toBe("critical");
    expect(severityOf({ severity: [four, three], ...word }, {})).toBe("low");
    expect(severityOf({ severity: [{ type: "CVSS_V4", score: "no" }], ...word }, {})).toBe("low");
  });
});
