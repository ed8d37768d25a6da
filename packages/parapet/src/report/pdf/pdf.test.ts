import fc from "fast-check";
import { expect, it } from "vitest";
import { hostileReport } from "../testing/hostile-report.ts";
import { pdfLines } from "../testing/pdf-text.ts";
import { detailed, finding, report, rule, suppressed } from "../testing/sample-report.ts";
import { pdf } from "./pdf.ts";

const linesOf = async (made: ReturnType<typeof report>): Promise<string> =>
  pdfLines(await pdf.writeBytes(made)).join("\n");

it("R13: findings, rates, charts and what they map to are read back from the file", async () => {
  const made = report({
    findings: [finding({ title: "Żółć, Ωμέγα and Привет" }), suppressed({ title: "A quotation", fingerprint: "a" })],
    rules: [rule({ mappings: [{ title: "MITRE ATLAS 5.6.0", ids: ["AML.T0051.000", "AML.T0056"] }] })],
    ...detailed("crescendo", "base64"),
  });
  const bytes = await pdf.writeBytes(made);
  expect(Buffer.from(bytes.subarray(0, 8)).toString("latin1")).toBe("%PDF-1.7");
  const lines = pdfLines(bytes).join("\n");
  for (const part of ["1 high", "Żółć, Ωμέγα and Привет", "3/9", "2/2", "1 crescendo", "AML.T0051.000, AML.T0056"])
    expect(lines).toContain(part);
  expect(lines).toContain("suppressed: a quotation (inline)");
  expect(lines).toContain("1 of 2");
});

it("R13: the same report is the same file, and its date is the report's", async () => {
  const make = () => pdf.writeBytes(report({ findings: [finding()], ...detailed("a", "b") }));
  const [one, other] = [await make(), await make()];
  expect(Buffer.compare(one, other)).toBe(0);
  expect(Buffer.from(one).includes("(D:20261126120000Z)")).toBe(true);
});

it("R2, R13: what could not be looked at is told, and nothing found is told as such", async () => {
  expect(await linesOf(report())).toContain("nothing found");
  const failing = await linesOf(report({ failures: [{ path: "src/broken.ts", why: "it broke" }] }));
  expect(failing).toContain("nothing found, and not everything was looked at");
  expect(failing).toContain("src/broken.ts: it broke");
});

it("R6, R13: hostile text and any script make no error, no link and no action", async () => {
  const scripts = "你好 שלום مرحبا بالعالم नमस्ते สวัสดี 😀👩‍👩‍👧 한국어 ქართული";
  expect(await linesOf(report({ findings: [finding({ title: `${scripts} end` })] }))).toContain("end");
  await fc.assert(
    fc.asyncProperty(hostileReport, async (made) => {
      const raw = Buffer.from(await pdf.writeBytes(made)).toString("latin1");
      expect(raw).not.toMatch(/\/(?:URI|JavaScript|JS|Launch|EmbeddedFile|OpenAction)\b/);
    }),
    { numRuns: 15 },
  );
}, 20_000);

it("R7, R13: a text without an end takes little time, and what has no room is told", async () => {
  const long = "x".repeat(100_000);
  const startedAt = performance.now();
  const findings = Array.from({ length: 230 }, (_, at) => finding({ evidence: long, fingerprint: `f${at}` }));
  const lines = await linesOf(report({ findings, ...detailed(long, long) }));
  expect(performance.now() - startedAt).toBeLessThan(9_000);
  expect(lines).toContain("30 more findings have no room here");
  expect(lines).toContain("How it came about has no room here");
}, 20_000);
