import { describe, expect, it } from "vitest";
import { formatOfFile, formats } from "./index.ts";
import { AT, finding, report, rule, suppressed } from "./testing/sample-report.ts";

const gap = { path: "src/broken.ts", why: "secrets: it broke" };

describe("every format", () => {
  it.each(formats.all)("R2: $id tells what could not be looked at, and differs from clean", ({ write }) => {
    const failing = write(report({ failures: [gap] }));
    expect(failing).toContain("src/broken.ts");
    expect(failing).toContain("it broke");
  });

  it.each(formats.all)("R3: $id does not count a suppressed finding as open", ({ id, write }) => {
    const text = write(report({ findings: [suppressed()] }));
    const open = write(report({ findings: [finding()] }));
    if (id !== "gitlab" && id !== "markdown") expect(text).toContain("a quotation");
    expect(text).not.toBe(open);
  });

  it.each(formats.all)("R8: $id writes the same report in the same bytes", ({ write }) => {
    const make = () => report({ findings: [finding(), suppressed()], failures: [gap], at: AT });
    expect(write(make())).toBe(write(make()));
  });

  it.each(["html", "markdown", "sarif", "csv", "jsonl"])("R12: %s carries what a finding maps to", (id) => {
    const mappings = [{ title: "MITRE ATLAS 5.6.0", ids: ["AML.T0056"] }];
    const mapped = report({ findings: [finding()], rules: [rule({ mappings, frameworks: ["AML.T0056"] })] });
    expect(formats.get(id).write(mapped)).toContain("AML.T0056");
  });

  it("R10: the name of a file chooses, the longest extension winning", () => {
    const idOf = (name: string) => formatOfFile(name)?.id;
    expect(idOf("out/results.sarif")).toBe("sarif");
    expect(idOf("results.sarif.json")).toBe("sarif");
    expect(idOf("gl.gitlab.json")).toBe("gitlab");
    expect(idOf("REPORT.JSON")).toBe("json");
    expect(idOf("report.xml")).toBe("junit");
    expect([idOf("report.PDF"), idOf("report.jsonl")]).toEqual(["pdf", "jsonl"]);
    expect([idOf("report"), idOf("report.txt"), idOf("json")]).toEqual([undefined, undefined, undefined]);
    const extensions = formats.all.flatMap((format) => format.extensions);
    expect(new Set(extensions).size).toBe(extensions.length);
  });
});
