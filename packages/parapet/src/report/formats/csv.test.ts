import { expect, it } from "vitest";
import { rowsOf } from "../testing/rows-of.ts";
import { finding, report, suppressed } from "../testing/sample-report.ts";
import { csv } from "./csv.ts";

it("R5: a line for each finding, with its fingerprint, reason and frameworks", () => {
  const [head, open, hidden, ...rest] = rowsOf(csv.write(report({ findings: [finding(), suppressed()] })));
  const cell = (row: readonly string[] | undefined, name: string) => row?.[head?.indexOf(name) ?? -1];
  expect(rest).toEqual([]);
  expect(open).toHaveLength(head?.length ?? 0);
  expect(cell(open, "fingerprint")).toBe("f".repeat(32));
  expect(cell(open, "cwe")).toBe("CWE-798");
  expect(cell(open, "frameworks")).toBe("LLM02:2025");
  expect(cell(open, "status")).toBe("open");
  expect([cell(hidden, "status"), cell(hidden, "reason")]).toEqual(["suppressed", "a quotation"]);
});

it("R6: no cell is a formula, in a reader of commas, semicolons or tabs", () => {
  const evidence = ['=cmd|"/c calc"!A0', "+1", "-1", "@SUM(1)", "\t=1", "＝1", 'a;"=1"', "a;=1", "a\n=1", "a\t@b"];
  const findings = evidence.map((text) => finding({ evidence: text, title: text }));
  const text = csv.write(report({ findings }));
  for (const separator of [",", ";", "\t"])
    for (const row of rowsOf(text, separator)) for (const cell of row) expect(cell).not.toMatch(/^["\s]*[=+\-@＝]/);
  expect(rowsOf(text)).toHaveLength(evidence.length + 1);
});

it("R6: a cell of nothing but separators takes no longer than another of its length", () => {
  const elapsed = (evidence: string): number => {
    const started = performance.now();
    csv.write(report({ findings: [finding({ evidence })] }));
    return performance.now() - started;
  };
  const plain = "ab c".repeat(100_000);
  elapsed(plain);
  expect(elapsed(`${"\t".repeat(400_000)}x`)).toBeLessThan(200 + 20 * elapsed(plain));
});
