import { marked } from "marked";
import { expect, it } from "vitest";
import { finding, report, suppressed } from "../testing/sample-report.ts";
import { markdown, markdownMarker } from "./markdown.ts";

it("R11: begins with the marker of its tool, whatever was found", () => {
  const marker = markdownMarker("parapet scan");
  expect(marker).toBe("<!-- parapet-scan-report -->");
  for (const findings of [[], [finding()]])
    expect(markdown.write(report({ findings })).startsWith(`${marker}\n`)).toBe(true);
});

it("R3: the worst first, one row for findings of one kind, what is suppressed as a number", () => {
  const at = (line: number) => finding({ location: { subject: "src/app.ts", line } });
  const text = markdown.write(
    report({
      findings: [at(1), at(2), at(3), at(4), finding({ title: "Worse", severity: "critical" }), suppressed()],
    }),
  );
  const page = String(marked.parse(text));
  const rows = page.split("<tr>").slice(2);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain("Worse");
  expect(rows[1]).toContain("<code>src/app.ts&#58;1</code><br><code>src/app.ts&#58;2</code><br>");
  expect(rows[1]).toContain(" and 1 more");
  expect(text).toContain("parapet scan&#58; 1 critical".replace("&#58;", ":"));
  expect(text).toContain("1 suppressed");
});

it("R2: says first that not everything was looked at", () => {
  const text = markdown.write(report({ failures: [{ path: "src/broken.ts", why: "it broke" }] }));
  expect(text.split("\n")[1]).toBe("### parapet scan: nothing found, and not everything was looked at");
  expect(markdown.write(report())).toContain("### parapet scan: nothing found\n");
});

it("R7: fits into a comment, the worst kept, and says how many it left out", () => {
  const many = Array.from({ length: 3_000 }, (_, at) =>
    finding({ title: `Word ${at} ${"x".repeat(at % 190)}`, evidence: "<".repeat(500), severity: "low" }),
  );
  const failures = Array.from({ length: 500 }, (_, at) => ({
    path: `${at}${"&".repeat(3_000)}`,
    why: "&".repeat(3_000),
  }));
  const text = markdown.write(
    report({ findings: [...many, finding({ title: "The worst", severity: "critical" })], failures }),
  );
  expect(text.length).toBeLessThan(60_000);
  expect(text.length).toBeGreaterThan(30_000);
  expect(text).toContain("The worst");
  expect(text).toMatch(/\n\d+ more findings have no room here/);
});

it("R6: nobody is called and nothing referred to, on GitHub or GitLab, and no quick action begins a line", () => {
  const title = "@ana #12 !13 ~bug %sprint $14 &15\n/approve";
  const page = String(marked.parse(markdown.write(report({ findings: [finding({ title, remediation: title })] }))));
  const decoded = page.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  expect(decoded).toContain("bug");
  expect(decoded).not.toMatch(/[@#!~%$&](?:ana|1[2-5]|bug|sprint)/);
  expect(decoded).not.toMatch(/^\s*\/approve/m);
});
