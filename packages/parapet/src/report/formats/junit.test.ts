import { describe, expect, it } from "vitest";
import { finding, report, suppressed } from "../testing/sample-report.ts";
import { junit } from "./junit.ts";

const gap = { path: "src/broken.ts", why: "secrets: it broke" };

describe("JUnit", () => {
  it("R3: a suite for each family: open fails, suppressed is skipped, nothing found passes", () => {
    const text = junit.write(report({ findings: [finding(), suppressed({ title: "Quoted word" })] }));
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="parapet scan" tests="3" failures="1" errors="0" skipped="1" time="1.500">
  <testsuite name="parapet scan: words" tests="2" failures="1" errors="0" skipped="1">
    <testcase name="src/app.ts:3 Bad word" classname="words.bad-word" file="src/app.ts" line="3">
      <failure type="high" message="high: Bad word">src/app.ts:3
darn
Say another.</failure>
    </testcase>
    <testcase name="src/app.ts:3 Quoted word" classname="words.bad-word" file="src/app.ts" line="3">
      <skipped message="a quotation"/>
    </testcase>
  </testsuite>
  <testsuite name="parapet scan: curses" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="nothing found" classname="curses"/>
  </testsuite>
</testsuites>
`);
  });

  it("R2: what could not be looked at is an error, and no family passes then", () => {
    const text = junit.write(report({ failures: [gap], skipped: [{ path: "big.bin", why: "too-large" }] }));
    expect(text).toContain('tests="4" failures="0" errors="1" skipped="3"');
    expect(text).toContain('<error type="not-looked-at" message="secrets: it broke"/>');
    expect(text).not.toMatch(/<testcase [^>]*\/>/);
  });
});
