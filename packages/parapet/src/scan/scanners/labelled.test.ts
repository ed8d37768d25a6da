import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Example } from "../rule.ts";
import { scanTree } from "../testing/tree.ts";
import { agents } from "./agents/agents.ts";
import { config } from "./config/config.ts";

const corpus = JSON.parse(
  readFileSync(new URL("../../../../../fixtures/scan/agents-and-config.json", import.meta.url), "utf8"),
) as { readonly wrong: readonly Example[]; readonly right: readonly Example[] };

const rulesIn = async (tree: Example): Promise<readonly string[]> =>
  (await scanTree(tree, { scanners: [agents, config] })).findings.map(({ rule }) => rule);

describe("small repositories about agents and settings", () => {
  it("N10: something is found in each that is wrong", async () => {
    const missed: Example[] = [];
    for (const tree of corpus.wrong) if ((await rulesIn(tree)).length === 0) missed.push(tree);
    expect(missed).toEqual([]);
    expect(corpus.wrong.length).toBeGreaterThanOrEqual(50);
  });

  it("N10: nothing is found in any that is right", async () => {
    const found: unknown[] = [];
    for (const tree of corpus.right) {
      const rules = await rulesIn(tree);
      if (rules.length > 0) found.push({ rules, tree });
    }
    expect(found).toEqual([]);
    expect(corpus.right.length).toBeGreaterThanOrEqual(50);
  });
});
