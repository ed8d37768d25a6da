import { describe, expect, it } from "vitest";
import { scanTree, treeOf } from "../../testing/tree.ts";
import { deps } from "./deps.ts";

const only = { scanners: [deps] };
const rulesOf = async (tree: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  (await scanTree(tree, only)).findings.map(({ rule, location }) => `${location.subject}:${location.line} ${rule}`);

describe("dependency files", () => {
  it("DP3: what is named like one and is none is a finding", async () => {
    const broken = {
      "a/package-lock.json": "{",
      "b/package-lock.json": "[]",
      "c/package-lock.json": "{}",
      "d/package.json": `{"a":${"[".repeat(50_000)}`,
      "e/requirements.txt": "These are words that say what is required of you.\n",
    };
    expect(await rulesOf(broken)).toEqual(Object.keys(broken).map((path) => `${path}:1 dependency-file-broken`));
    expect((await scanTree({ "package.json": new Uint8Array([0, 1, 2]) }, only)).findings).toHaveLength(1);
  });

  it("DP4: a lockfile locks the manifests of its folder and below, of its own registry", async () => {
    const manifest = '{\n "dependencies": {\n  "left-pad": "^1.0.0"\n }\n}';
    const lock = '{"lockfileVersion":3,"packages":{}}';
    expect(await rulesOf({ "package.json": manifest, "app/package-lock.json": lock })).toEqual([
      "package.json:3 dependency-unlocked",
    ]);
    expect(await rulesOf({ "app/package.json": manifest, "apple/package-lock.json": lock })).toEqual([
      "app/package.json:3 dependency-unlocked",
    ]);
    expect(await rulesOf({ "app/web/package.json": manifest, "app/package-lock.json": lock })).toEqual([]);
    expect(await rulesOf({ "requirements.txt": "flask\n", "package-lock.json": lock })).toEqual([
      "requirements.txt:1 dependency-unpinned",
    ]);
  });

  it("DP5: credentials in addresses do not reach findings or facts", async () => {
    const word = ["hun", "ter2"].join("");
    const { findings, facts } = await scanTree(
      {
        "requirements.txt": `--extra-index-url https://me:${word}@pypi.corp.example/simple\nx @ git+https://me:${word}@example.com/x@main\n`,
        "package.json": JSON.stringify({ dependencies: { y: `git+https://me:${word}@example.com/y.git#main` } }),
      },
      only,
    );
    expect(findings.length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify({ findings, facts })).not.toContain(word);
  });

  it("DP20: a part is judged by the lockfile of its workspace above it, and source alone by none", async () => {
    const manifest = JSON.stringify({ dependencies: { "left-pad": "^1.0.0", "http-pad": "^1.0.0" } });
    const packages = { "node_modules/http-pad": { version: "1.0.0", resolved: "https://registry.npmjs.org/http-pad" } };
    const root = treeOf({
      "package-lock.json": JSON.stringify({ lockfileVersion: 3, packages }),
      "packages/a/package.json": manifest,
      "packages/a/src/a.ts": 'import "left-pad";\n',
      "requirements.txt": "flask\n",
    });
    const of = async (...paths: string[]) =>
      (await scanTree(root, { ...only, paths })).findings.map(({ rule, location }) => `${location.subject} ${rule}`);
    expect(await of("packages/a")).toEqual(["package-lock.json dependency-without-integrity"]);
    expect(await of("packages/a/src")).toEqual([]);
    const settings = { options: { deps: { checksVulnerabilities: false } } };
    expect((await scanTree(root, { ...only, paths: ["packages/a/src"] })).failures).toEqual([]);
    expect((await scanTree(root, { ...only, settings, paths: ["packages"] })).files).toBe(3);
  });
});
