import { describe, expect, it } from "vitest";
import { scanTree } from "../../../testing/tree.ts";
import { deps } from "../deps.ts";
import { importsOf } from "./read-imports.ts";

const NOW = Date.UTC(2026, 10, 26);
const advisory = (ecosystem: "npm" | "PyPI", name: string): unknown => ({
  id: `X-${name}`,
  affected: [{ package: { ecosystem, name }, ranges: [{ type: "ECOSYSTEM", events: [{ introduced: "0" }] }] }],
});
const lock = (...names: string[]): string =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: {
      "": { dependencies: Object.fromEntries(names.filter((name) => name !== "deep").map((name) => [name, "1.0.0"])) },
      ...Object.fromEntries(names.map((name) => [`node_modules/${name}`, { version: "1.0.0", integrity: "sha512-x" }])),
    },
  });

async function hints(
  tree: Readonly<Record<string, string>>,
  vulnerable: readonly (readonly ["npm" | "PyPI", string])[],
  onlyImported = false,
): Promise<readonly string[]> {
  const advisories = vulnerable.map(([ecosystem, name]) => advisory(ecosystem, name));
  const { findings } = await scanTree(tree, {
    scanners: [deps],
    settings: { options: { deps: { advisories, onlyImported } } },
    now: NOW,
  });
  return findings
    .filter(({ rule }) => rule === "dependency-vulnerable")
    .map(({ location, properties, evidence, severity, status }) =>
      [location.subject, evidence, properties?.imported, severity, status].join(" | "),
    );
}

describe("imports", () => {
  it("DP17: says of a vulnerable package who imports it below its lockfile, and changes nothing else", async () => {
    const tree = {
      "app/package-lock.json": lock("used", "@s/used", "tested", "idle", "deep"),
      "app/src/a.ts": 'import type { X } from "used/part";\nconst y = await import(/* lazy */ "@s/used");\n',
      "app/src/a.test.ts": 'import "tested";\n',
      "other/b.ts": 'import "idle";\n',
    };
    const names = ["used", "@s/used", "tested", "idle", "deep"] as const;
    const all = await hints(
      tree,
      names.map((name) => ["npm", name] as const),
    );
    expect(all).toEqual([
      "app/package-lock.json | @s/used@1.0.0 X-@s/used, unrated (direct, imported by app/src/a.ts) | by-code | medium | open",
      "app/package-lock.json | deep@1.0.0 X-deep, unrated (imported nowhere here) | nowhere | medium | open",
      "app/package-lock.json | idle@1.0.0 X-idle, unrated (direct, imported nowhere here) | nowhere | medium | open",
      "app/package-lock.json | tested@1.0.0 X-tested, unrated (direct, imported by tests alone, such as app/src/a.test.ts) | by-tests | medium | open",
      "app/package-lock.json | used@1.0.0 X-used, unrated (direct, imported by app/src/a.ts) | by-code | medium | open",
    ]);
    const filtered = await hints(
      tree,
      names.map((name) => ["npm", name] as const),
      true,
    );
    // What others bring may be reached through them.
    expect(filtered.map((line) => line.split(" | ").at(-1))).toEqual([
      "open",
      "open",
      "suppressed",
      "suppressed",
      "open",
    ]);
  });

  it("DP17: Python packages are imported under the name that they install, or are known by", async () => {
    const tree = {
      "requirements.txt": "PyYAML==6.0\nodd-name==1.0\ngoogle-cloud-storage==2.0\nrequests==2.0\n",
      "app.py": "import os, yaml\nfrom google.cloud import storage\n  # import requests\nimport strange.part as s\n",
      ".venv/lib/python3.13/site-packages/odd_name-1.0.dist-info/top_level.txt": "strange\n",
    };
    const names = ["pyyaml", "odd-name", "google-cloud-storage", "requests"] as const;
    const all = await hints(
      tree,
      names.map((name) => ["PyPI", name] as const),
    );
    expect(all.map((line) => line.split(" | ")[2])).toEqual(["by-code", "by-code", "by-code", "nowhere"]);
  });

  it("DP17: gives no hint where there is no source to go by, or none of that language", async () => {
    expect(await hints({ "package-lock.json": lock("a"), "x.py": "import a\n" }, [["npm", "a"]])).toEqual([
      "package-lock.json | a@1.0.0 X-a, unrated (direct) |  | medium | open",
    ]);
  });

  it("DP17: hostile text is read in linear time, and a notebook that is none says nothing", () => {
    const started = performance.now();
    for (const text of [
      "import ".repeat(150_000),
      "from '".repeat(150_000),
      "import(/*".repeat(100_000),
      "import a,".repeat(100_000),
    ])
      for (const path of ["a.ts", "a.py"]) importsOf({ path, text, bytes: new Uint8Array(), sizeBytes: text.length });
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(importsOf({ path: "a.ipynb", text: "{", bytes: new Uint8Array(), sizeBytes: 1 })).toBeUndefined();
  });
});
