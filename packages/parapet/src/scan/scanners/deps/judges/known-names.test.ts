import { describe, expect, it } from "vitest";
import { scanTree } from "../../../testing/tree.ts";
import { deps } from "../deps.ts";

const advisory = (name: string, id = `X-${name}`): unknown => ({
  id,
  affected: [{ package: { ecosystem: "npm", name }, ranges: [{ type: "SEMVER", events: [{ introduced: "9.0.0" }] }] }],
});

async function found(
  tree: Readonly<Record<string, string>>,
  advisories: readonly unknown[] = [],
): Promise<readonly string[]> {
  const { findings } = await scanTree(tree, { scanners: [deps], settings: { options: { deps: { advisories } } } });
  return findings
    .filter(({ rule }) => rule === "dependency-lookalike" || rule === "dependency-undeclared")
    .map(({ rule, evidence, location }) => `${location.subject}:${location.line} ${rule} ${evidence}`);
}

const json = (value: unknown): string => JSON.stringify(value);

describe("known names", () => {
  it("DP19: a name like a popular one is no bait where the repository or an ordinary advisory has it", async () => {
    const asked = { "package.json": json({ dependencies: { expresss: "1.0.0" } }) };
    const line = "package.json:1 dependency-lookalike expresss is like express";
    expect(await found(asked)).toEqual([line]);
    expect(await found({ ...asked, "packages/e/package.json": json({ name: "expresss" }) })).toEqual([]);
    expect(await found(asked, [advisory("expresss")])).toEqual([]);
    expect(await found(asked, [advisory("expresss"), advisory("expresss", "MAL-1")])).toEqual([line]);
  });

  it("DP19: an import that nothing declares and nobody knows is found once, with its first line", async () => {
    const tree = {
      "package.json": json({ name: "@shop/root", workspaces: ["packages/*"] }),
      "packages/a/package.json": json({ name: "@shop/a", dependencies: { zod: "1.0.0" } }),
      "packages/a/src/b.ts":
        'import { x } from "llm-quick-cache/part";\nimport zod from "zod";\nimport y from "@shop/none";\n',
      "packages/a/src/c.ts": 'export { x } from "llm-quick-cache";\n',
      "packages/a/src/d.ts": 'import "locked-thing";\n',
      "package-lock.json": json({
        lockfileVersion: 3,
        packages: { "node_modules/locked-thing": { version: "1.0.0" } },
      }),
    };
    expect(await found(tree)).toEqual(["packages/a/src/b.ts:1 dependency-undeclared llm-quick-cache, in 2 files"]);
    expect(await found(tree, [advisory("llm-quick-cache")])).toEqual([]);
    expect(await found({ ...tree, "node_modules/llm-quick-cache/index.js": "" })).toEqual([]);
  });

  it("DP19: statements alone count, however they are broken up; comments and templates do not", async () => {
    const source = [
      "import {",
      "  a,",
      '} from "name-one";',
      'const { b } = require("name-two");',
      'import "name-three";',
      'export type Kind = "name-four";',
      '// import "name-five";',
      "/* `",
      'import "name-six"; */',
      "const text = `",
      'import "name-seven";',
      "`;",
      'export * as c from "name-eight";',
    ].join("\n");
    const tree = { "package.json": json({}), "a.mjs": source };
    expect((await found(tree)).map((line) => line.split(" ").at(-1))).toEqual([
      "name-one",
      "name-two",
      "name-three",
      "name-eight",
    ]);
  });
});
