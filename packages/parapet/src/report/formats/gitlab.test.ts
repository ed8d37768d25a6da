import { expect, it } from "vitest";
import { finding, report, suppressed } from "../testing/sample-report.ts";
import { gitlab } from "./gitlab.ts";

const written = (over: Parameters<typeof report>[0]) => JSON.parse(gitlab.write(report(over)));

it("R5: tells what is open, with the finding's fingerprint and GitLab's words", () => {
  expect(written({ findings: [finding({ severity: "critical" }), suppressed()] })).toEqual([
    {
      description: "Bad word: darn. Say another.",
      check_name: "bad-word",
      fingerprint: "f".repeat(32),
      severity: "blocker",
      location: { path: "src/app.ts", lines: { begin: 3 } },
    },
  ]);
  expect(written({})).toEqual([]);
});

it("R2: what could not be looked at blocks, each with a fingerprint of its own", () => {
  const entries = written({
    failures: [
      { path: "a.zip!/b", why: "broke" },
      { path: "c", why: "broke" },
    ],
  });
  expect(entries).toMatchObject([
    { severity: "blocker", check_name: "not-looked-at", location: { path: "a.zip" } },
    { severity: "blocker", location: { path: "c" } },
  ]);
  expect(entries[0].fingerprint).not.toBe(entries[1].fingerprint);
});
