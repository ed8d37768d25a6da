import { describe, expect, it } from "vitest";
import { secretResolvers } from "../policy/index.ts";
import { scanners } from "./scanners/index.ts";
import { scanTree } from "./testing/tree.ts";

const rules = scanners.all.flatMap((scanner) => scanner.rules.map((rule) => ({ scanner, rule })));

describe("rules", () => {
  it("N10: each finds its own examples and none of its look-alikes", async () => {
    const wrong: string[] = [];
    for (const { scanner, rule } of rules) {
      const asked = rule.examples.options === undefined ? {} : { [scanner.id]: rule.examples.options };
      const options = { scanners: [scanner], settings: { options: asked } };
      for (const [at, example] of rule.examples.hits.entries()) {
        const { findings } = await scanTree(example, options);
        if (!findings.some((finding) => finding.rule === rule.id)) wrong.push(`${rule.id} misses its example ${at}`);
      }
      for (const [at, example] of rule.examples.misses.entries()) {
        const { findings } = await scanTree(example, options);
        if (findings.some((finding) => finding.rule === rule.id)) wrong.push(`${rule.id} finds its look-alike ${at}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it("N18: whoever finds a secret in a file is told what the policy takes in its place", () => {
    const schemes = secretResolvers.all.map(({ id }) => `${id}:`);
    const hardCoded = rules.filter(({ rule }) => rule.cwe.includes(798) || rule.id === "ai-key-002-key-in-browser");
    expect(hardCoded.length).toBeGreaterThan(200);
    const silent = hardCoded.filter(({ rule }) => !schemes.some((scheme) => rule.remediation.includes(scheme)));
    expect(silent.map(({ rule }) => rule.id)).toEqual([]);
    const secret = rules.find(({ rule }) => rule.id.startsWith("secret-"))?.rule.remediation ?? "";
    expect(schemes.filter((scheme) => !secret.includes(scheme))).toEqual([]);
  });

  it("N10: ids are unique over all scanners, and every rule has an example", () => {
    const ids = rules.map(({ rule }) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(rules.filter(({ rule }) => rule.examples.hits.length === 0).map(({ rule }) => rule.id)).toEqual([]);
  });
});
