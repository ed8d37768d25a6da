import { expect, it } from "vitest";
import { finding, report, suppressed } from "../testing/sample-report.ts";
import { html } from "./html.ts";

// The page in a real browser: test/browser/report.test.ts.

it("R9: names no address, and a policy that lets nothing in", () => {
  const page = html.write(report({ findings: [finding(), suppressed()] }));
  expect(page).toMatch(
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'">/,
  );
  expect(page).not.toMatch(/https?:|\ssrc=|\shref=|url\(|@import/);
});

it("R2: is not green when something could not be looked at", () => {
  expect(html.write(report())).toContain('<span class="clean">nothing found</span>');
  const failing = html.write(report({ failures: [{ path: "a", why: "b" }] }));
  expect(failing).not.toContain('class="clean"');
  expect(failing).toContain("nothing found, and not everything was looked at");
});

it("R7: shows 5,000, the worst kept, and says how many it left out", () => {
  const many = Array.from({ length: 5_010 }, () => finding({ severity: "low" }));
  const page = html.write(report({ findings: [...many, finding({ severity: "critical", title: "The worst" })] }));
  expect(page.split("<article").length - 1).toBe(5_000);
  expect(page).toContain("The worst");
  expect(page).toContain("11 more findings have no room here");
});
