import fc from "fast-check";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import { formats } from "./index.ts";
import { hostileReport } from "./testing/hostile-report.ts";
import { rowsOf } from "./testing/rows-of.ts";
import { detailed, finding, report, rule, suppressed } from "./testing/sample-report.ts";

const runs = { numRuns: 200 };
const calm = report({
  findings: [finding({ location: { subject: "a", line: 1 }, flow: [{ line: 1, column: 1, note: "n" }] }), suppressed()],
  failures: [{ path: "a", why: "b" }],
  skipped: [{ path: "a", why: "b" }],
  rules: [rule({ mappings: [{ title: "a", ids: ["b"] }] })],
  ...detailed("a", "b"),
});
/** Elements in their order, with the names of their attributes. */
const tagsOf = (markup: string): readonly string[] =>
  [...markup.matchAll(/<[/!a-zA-Z][^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));

describe("R6: hostile text", () => {
  it("R6: makes no element of HTML but those of a calm report", () => {
    const { write } = formats.get("html");
    const wanted = tagsOf(write(calm));
    fc.assert(
      fc.property(hostileReport, (made) => {
        expect(tagsOf(write(made))).toEqual(wanted);
      }),
      runs,
    );
  });

  it("R6: makes no element of XML, and holds no character that XML cannot say", () => {
    const { write } = formats.get("junit");
    const wanted = tagsOf(write(calm));
    fc.assert(
      fc.property(hostileReport, (made) => {
        const xml = write(made);
        expect(tagsOf(xml)).toEqual(wanted);
        expect(xml).toMatch(/^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
        expect(xml.replace(/&(?:amp|lt|gt|quot|#39|#10|#9);/g, "")).not.toContain("&");
      }),
      runs,
    );
  });

  it("R6: makes no element of Markdown, link, mention or row, as GitHub would render it", () => {
    const { write } = formats.get("markdown");
    const shape = (made: typeof calm): readonly string[] => tagsOf(String(marked.parse(write(made), { gfm: true })));
    const wanted = shape(calm);
    fc.assert(
      fc.property(hostileReport, (made) => {
        expect(shape(made)).toEqual(wanted);
        const outside = String(marked.parse(write(made))).replace(/<code>.*?<\/code>/gs, "");
        expect(outside.replaceAll("&#64;", "@")).not.toMatch(/@[a-z0-9]/i);
      }),
      runs,
    );
  });

  it("R6: adds no row to CSV, and begins no cell as a formula", () => {
    const { write } = formats.get("csv");
    fc.assert(
      fc.property(hostileReport, (made) => {
        const rows = rowsOf(write(made));
        expect(rows).toHaveLength(4);
        for (const row of rows) {
          expect(row).toHaveLength(rows[0]?.length ?? 0);
          for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/);
        }
        for (const separator of [";", "\t"])
          for (const row of rowsOf(write(made), separator))
            for (const cell of row) expect(cell).not.toMatch(/^["\s]*[=+@]/);
      }),
      runs,
    );
  });

  it("R6: leaves JSON, SARIF and GitLab documents that are well-formed Unicode", () => {
    fc.assert(
      fc.property(hostileReport, (made) => {
        for (const id of ["sarif", "gitlab"]) {
          const text = formats.get(id).write(made);
          JSON.parse(text);
          expect(text).not.toMatch(/\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])/i);
          expect(text.isWellFormed()).toBe(true);
        }
        expect(JSON.parse(formats.get("json").write(made)).findings).toHaveLength(2);
        const lines = formats.get("jsonl").write(made).trimEnd().split("\n");
        expect(lines.map((line) => JSON.parse(line).kind)).toEqual(["run", "finding", "finding", "failure", "skipped"]);
      }),
      runs,
    );
  });
});
