import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileReport } from "../testing/hostile-report.ts";
import { finding, report, rule, suppressed } from "../testing/sample-report.ts";
import { sarif } from "./sarif.ts";

function officialSchema(): ValidateFunction {
  const file = new URL("../../../../../fixtures/schemas/sarif-2.1.0-rtm.5.json", import.meta.url);
  // Draft 4 differs from what Ajv speaks in the name of these two alone, as far as this schema goes.
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, "utf8"));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}
const validate = officialSchema();

// biome-ignore lint/suspicious/noExplicitAny: a document of the standard, looked into here and there
function written(over: Parameters<typeof report>[0]): any {
  const log = JSON.parse(sarif.write(report(over)));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log;
}

describe("SARIF", () => {
  it("R1: the referee refuses what is no SARIF", () => {
    expect(validate({ version: "2.1.0", runs: [{ tool: {} }] })).toBe(false);
    expect(validate({ version: "2.1.0", runs: [{ tool: { driver: { name: "x" } }, results: [{}] }] })).toBe(false);
  });

  it("R1: an empty report, and one with everything in it, are valid", () => {
    expect(written({}).runs).toHaveLength(1);
    const log = written({
      findings: [
        finding({ flow: [{ line: 1, column: 1, note: "comes in" }], fix: "mild" }),
        suppressed({ fingerprint: "a".repeat(32) }),
        suppressed({ suppression: { owner: "ana", reason: "known", expiresAt: Date.UTC(2027, 0, 1) } }),
        finding({ status: "fixed" }),
        finding({ location: { subject: "model:support-llm" } }),
        finding({ location: { subject: "lib/a b.zip!/in ner/ünï.py", line: 1 }, rule: "nobody-knows" }),
      ],
      failures: [{ path: "a", why: "broke" }],
      skipped: [{ path: "b", why: "too-large" }],
    });
    const { results, tool } = log.runs[0];
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["bad-word", "worse-word"]);
    expect(results[0].ruleIndex).toBe(0);
    expect(results[4].locations[0]).toEqual({ logicalLocations: [{ fullyQualifiedName: "model:support-llm" }] });
    expect(results[5].locations[0].physicalLocation.artifactLocation.uri).toBe("lib/a%20b.zip");
    expect(results[5].ruleIndex).toBeUndefined();
  });

  it("R12: frameworks are taxonomies, and rules and results refer to them by index", () => {
    const mappings = [
      { title: "MITRE ATLAS 5.6.0", ids: ["AML.T0051.000", "AML.T0056"] },
      { title: "Regulation (EU) 2024/1689", ids: ["Art. 15"] },
    ];
    const other = { title: "MITRE ATLAS 5.6.0", ids: ["AML.T0056"] };
    const log = written({
      rules: [rule({ mappings }), rule({ id: "worse-word", mappings: [other] }), rule({ id: "plain" })],
      findings: [finding({ rule: "worse-word" }), finding({ rule: "plain" })],
    });
    const [{ taxonomies, tool, results }] = log.runs;
    expect(taxonomies.map(({ name }: { name: string }) => name)).toEqual(mappings.map(({ title }) => title));
    // Every reference leads to the id that it names.
    const named = [
      ...tool.driver.rules.flatMap((one: { relationships?: { target: object }[] }) => one.relationships ?? []),
    ];
    const references = [...named.map(({ target }) => target), ...results.flatMap(({ taxa = [] }) => taxa)];
    expect(references).toHaveLength(5);
    for (const { id, index, toolComponent } of references)
      expect(taxonomies[toolComponent.index].taxa[index].id).toBe(id);
    expect(results[0].taxa[0].id).toBe("AML.T0056");
    expect(results[1]).not.toHaveProperty("taxa");
    expect(written({ rules: [rule()] }).runs[0]).not.toHaveProperty("taxonomies");
  });

  it("R1: whatever findings say, the log is valid", () => {
    fc.assert(
      fc.property(hostileReport, (made) => {
        validate(JSON.parse(sarif.write(made)));
        expect(validate.errors ?? []).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("R1: a rule carries help, level, CWE and OWASP tags and what code scanning sorts by", () => {
    const [driverRule] = written({ rules: [rule()] }).runs[0].tool.driver.rules;
    expect(driverRule).toMatchObject({
      id: "bad-word",
      defaultConfiguration: { level: "error" },
      properties: {
        tags: ["security", "words", "external/cwe/cwe-798", "LLM02:2025"],
        precision: "very-high",
        "security-severity": "8.0",
      },
    });
    expect(driverRule.help.text).toContain("Say another.");
  });

  it("R1: what more is known of a finding is among its properties, and takes the place of none", () => {
    const properties = { imported: "nowhere", severity: "info" };
    const [result] = written({ findings: [finding({ properties })] }).runs[0].results;
    expect(result.properties).toMatchObject({ imported: "nowhere", severity: "high" });
  });

  it("R2: failures make the invocation fail, limits are notes", () => {
    const { invocations } = written({
      failures: [{ path: "a.ts", why: "broke" }],
      skipped: [{ path: "b.bin", why: "too-large" }],
    }).runs[0];
    expect(invocations[0].executionSuccessful).toBe(false);
    expect(
      invocations[0].toolExecutionNotifications.map(({ level, message }: never) => [
        level,
        (message as { text: string }).text,
      ]),
    ).toEqual([
      ["error", "a.ts was not looked at: broke"],
      ["note", "b.bin was not looked at: too-large"],
    ]);
    expect(written({}).runs[0].invocations[0].executionSuccessful).toBe(true);
  });

  it("R3: a suppression has its kind and justification; the other results an empty list", () => {
    const { results } = written({
      findings: [
        finding(),
        suppressed(),
        suppressed({ suppression: { owner: "ana", reason: "old code", expiresAt: Date.UTC(2027, 0, 1) } }),
      ],
    }).runs[0];
    expect(results[0].suppressions).toEqual([]);
    expect(results[1].suppressions).toMatchObject([{ kind: "inSource", justification: "a quotation" }]);
    expect(results[2].suppressions).toMatchObject([
      {
        kind: "external",
        justification: "old code",
        properties: { owner: "ana", expiresAt: "2027-01-01T00:00:00.000Z" },
      },
    ]);
  });

  it("R4: region, flow and fix are the finding's own", () => {
    const flow = Array.from({ length: 80 }, (_, at) => ({ line: at + 1, column: 2, note: `step ${at}` }));
    const { results, columnKind } = written({ findings: [finding({ flow, fix: "mild" })] }).runs[0];
    const region = { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 };
    expect(columnKind).toBe("utf16CodeUnits");
    expect(results[0].locations[0].physicalLocation.region).toEqual(region);
    expect(results[0].fixes[0].artifactChanges[0].replacements).toEqual([
      { deletedRegion: region, insertedContent: { text: "mild" } },
    ]);
    const steps = results[0].codeFlows[0].threadFlows[0].locations;
    expect(steps).toHaveLength(50);
    expect(steps[0].location.message.text).toBe("step 0");
    expect(steps[49].location.message.text).toBe("step 79");
  });

  it("R5: carries the finding's fingerprint under a key of its own", () => {
    const { results } = written({ findings: [finding({ fingerprint: "abc" })] }).runs[0];
    expect(results[0].partialFingerprints).toEqual({ "parapetFingerprint/v1": "abc" });
  });

  it("R6: what was found makes no link in a message", () => {
    const { results } = written({ findings: [finding({ evidence: "[here](https://evil.example)" })] }).runs[0];
    expect(results[0].message.text).toContain("\\[here\\](https://evil.example)");
  });

  it("R7: 25,000 results at most, the worst and the open ones; says how many it left out", () => {
    const mild = Array.from({ length: 25_010 }, (_, at) => finding({ severity: "low", fingerprint: `${at}` }));
    mild[25_005] = finding({ severity: "critical", fingerprint: "worst" });
    mild[0] = suppressed({ severity: "critical", fingerprint: "hidden" });
    const { results, invocations } = JSON.parse(sarif.write(report({ findings: mild }))).runs[0];
    expect(results).toHaveLength(25_000);
    const kept = results.map((one: { partialFingerprints: object }) => Object.values(one.partialFingerprints)[0]);
    expect(kept).toContain("worst");
    expect(kept).not.toContain("hidden");
    expect(invocations[0].toolExecutionNotifications[0].message.text).toMatch(/^10 findings are left out/);
  });
});
