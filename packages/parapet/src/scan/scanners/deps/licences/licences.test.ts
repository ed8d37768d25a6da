import { symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { scanTree, treeOf } from "../../../testing/tree.ts";
import { deps } from "../deps.ts";
import { isMet } from "./expression.ts";
import { grantedBy } from "./granted.ts";
import { expressionOf } from "./written.ts";

const NOW = Date.UTC(2026, 10, 26);

describe("licence expressions", () => {
  it("DP14: an SPDX expression is met as its operators say", () => {
    const isGranted = grantedBy({ allow: ["MIT", "Apache-2.0"] });
    const met: Readonly<Record<string, boolean | undefined>> = {
      MIT: true,
      mit: true,
      "GPL-3.0-only": false,
      "MIT OR GPL-3.0-only": true,
      "(GPL-3.0-only OR MIT)": true,
      "MIT AND GPL-3.0-only": false,
      "MIT AND (GPL-3.0-only OR Apache-2.0)": true,
      "GPL-3.0-only OR MIT AND Apache-2.0": true,
      "MIT AND Apache-2.0 OR GPL-3.0-only": true,
      "GPL-3.0-only AND MIT OR GPL-2.0-only": false,
      "((MIT) and ((Apache-2.0)))": true,
      "Apache-2.0 WITH LLVM-exception": true,
      "GPL-2.0-only WITH Classpath-exception-2.0 OR MIT": true,
      "Apache-2.0+": true,
      "": undefined,
      "(MIT": undefined,
      "MIT)": undefined,
      "MIT OR": undefined,
      "OR MIT": undefined,
      "MIT Apache-2.0": undefined,
      "(MIT) WITH x": undefined,
      "MIT WITH": undefined,
      "MIT WITH OR": undefined,
      "()": undefined,
      "MIT/Apache-2.0": undefined,
    };
    for (const [expression, is] of Object.entries(met)) expect(isMet(expression, isGranted), expression).toBe(is);
    expect(isMet("(".repeat(100_000), isGranted)).toBeUndefined();
    expect(isMet(`${"(".repeat(100_000)}MIT${")".repeat(100_000)}`, isGranted)).toBe(true);
  });

  it("DP14: exceptions, old names and later versions count as SPDX means them", () => {
    const cases: readonly [allow: string[] | undefined, deny: string[], expression: string, is: boolean][] = [
      [["GPL-2.0-only WITH Classpath-exception-2.0"], [], "GPL-2.0 WITH Classpath-exception-2.0", true],
      [["GPL-2.0-only WITH Classpath-exception-2.0"], [], "GPL-2.0-only", false],
      [["GPL-2.0-only WITH Classpath-exception-2.0"], ["GPL-2.0-only"], "GPL-2.0 with classpath-exception-2.0", true],
      [["GPL-2.0-only"], [], "GPL-2.0+", true],
      [["GPL-2.0-or-later"], [], "GPL-2.0-only", false],
      [undefined, ["GPL-2.0"], "GPL-2.0-or-later", false],
      [undefined, ["GPL-3.0-only"], "MIT", true],
      [["MIT"], ["MIT"], "MIT", false],
    ];
    for (const [allow, deny, expression, is] of cases)
      expect(isMet(expression, grantedBy({ allow, deny })), `${allow} ${deny} ${expression}`).toBe(is);
  });

  it("DP14: words for one licence are that licence, words for several are none", () => {
    expect(
      ["Apache License 2.0", "MIT License\nCopyright", "BSD", "SEE LICENSE IN x", "Dual License"].map(expressionOf),
    ).toEqual(["Apache-2.0", "MIT", "BSD", undefined, undefined]);
  });
});

describe("licences of a repository", () => {
  const lock = (packages: Readonly<Record<string, object>>): string =>
    JSON.stringify({
      lockfileVersion: 3,
      packages: Object.fromEntries(
        Object.entries(packages).map(([name, rest]) => [
          `node_modules/${name}`,
          { version: "1.0.0", integrity: "sha512-x", ...rest },
        ]),
      ),
    });
  const manifest = (name: string, rest: object): string => JSON.stringify({ name, version: "1.0.0", ...rest });
  const metadata = (...lines: string[]): string => `${lines.join("\n")}\n\nLicense: MIT in the text\n`;

  const found = async (tree: Parameters<typeof scanTree>[0], licences: object): Promise<readonly string[]> => {
    const settings = { options: { deps: { checksVulnerabilities: false, licences } } };
    const { findings } = await scanTree(tree, { scanners: [deps], settings, now: NOW });
    return findings
      .filter(({ rule }) => rule.startsWith("dependency-licence"))
      .map(({ rule, severity, evidence, status, suppression }) =>
        [rule, severity, evidence, status, ...(suppression === undefined ? [] : [suppression.reason])].join(" | "),
      );
  };

  it("DP14: what the lockfile does not tell, the installed package does, of the same version alone", async () => {
    const tree = {
      "package-lock.json": lock({ a: {}, b: { license: "ISC" }, c: {}, d: {}, "@s/e": {}, f: { dev: true } }),
      "node_modules/a/package.json": manifest("a", { license: "GPL-3.0-only" }),
      "node_modules/c/package.json": manifest("c", { version: "2.0.0", license: "MIT" }),
      "node_modules/d/package.json": manifest("d", { licenses: [{ type: "MIT" }, "GPL-3.0-only"] }),
      "node_modules/.pnpm/@s+e@1.0.0_peer@2.0.0/node_modules/@s/e/package.json": manifest("@s/e", { license: "MIT" }),
    };
    expect(await found(tree, { allow: ["MIT", "ISC"] })).toEqual([
      "dependency-licence | medium | a@1.0.0: GPL-3.0-only | open",
      "dependency-licence-unknown | medium | c@1.0.0 | open",
    ]);
    expect(await found(tree, { deny: ["GPL-3.0-only"] })).toEqual([
      "dependency-licence | medium | a@1.0.0: GPL-3.0-only | open",
      "dependency-licence-unknown | low | c@1.0.0 | open",
    ]);
  });

  it("DP14: Python's metadata tells by expression, name or classifiers", async () => {
    const site = ".venv/lib/python3.13/site-packages";
    const tree = {
      "requirements.txt": "New_One==1.0\nold==1.0\nclassed==1.0\nboth==1.0\ntext==1.0\ngone==1.0\n",
      [`${site}/new_one-1.0.dist-info/METADATA`]: metadata("License-Expression: GPL-3.0-or-later", "License: MIT"),
      [`${site}/old-1.0.dist-info/METADATA`]: metadata("License: Apache 2.0"),
      [`${site}/classed-1.0.dist-info/METADATA`]: metadata("Classifier: License :: OSI Approved :: MIT License"),
      [`${site}/both-1.0.dist-info/METADATA`]: metadata(
        "Classifier: License :: OSI Approved :: MIT License",
        "Classifier: License :: OSI Approved :: GNU General Public License v2 (GPLv2)",
      ),
      [`${site}/text-1.0.dist-info/METADATA`]: metadata("License: You may do what I say"),
    };
    expect(await found(tree, { allow: ["MIT", "Apache-2.0"] })).toEqual([
      "dependency-licence | medium | new-one@1.0: GPL-3.0-or-later | open",
      "dependency-licence | medium | both@1.0: MIT AND GPL-2.0-only | open",
      "dependency-licence-unknown | medium | text@1.0, gone@1.0 | open",
    ]);
  });

  it("DP14: a package behind a link, or a file that is none, tells nothing", async () => {
    const elsewhere = treeOf({ "package.json": manifest("a", { license: "MIT" }) });
    const root = treeOf({ "package-lock.json": lock({ a: {}, b: {} }), "node_modules/b/package.json": "{" });
    symlinkSync(elsewhere, path.join(root, "node_modules/a"));
    expect(await found(root, { allow: ["MIT"] })).toEqual([
      "dependency-licence-unknown | medium | a@1.0.0, b@1.0.0 | open",
    ]);
  });

  it("DP15: an exception holds for its package and licence, until its day", async () => {
    const tree = { "package-lock.json": lock({ a: { license: "GPL-3.0-only" }, b: { license: "X" }, c: {}, d: {} }) };
    const until = (days: number): number => NOW + days * 86_400_000;
    const exceptions = [
      { package: "a", licence: "gpl-3.0-only", reason: "old", expiresAt: until(-1) },
      { package: "a", licence: "GPL-3.0-only", reason: "bought", expiresAt: until(1) },
      { package: "b", licence: "Y", reason: "another", expiresAt: until(1) },
      { package: "c", reason: "ours", expiresAt: until(1) },
      { package: "d", reason: "ended", expiresAt: until(-1) },
    ];
    expect((await found(tree, { allow: ["MIT"], exceptions })).toSorted()).toEqual([
      "dependency-licence | medium | a@1.0.0: GPL-3.0-only | suppressed | bought",
      "dependency-licence | medium | b@1.0.0: X | open",
      "dependency-licence-unknown | medium | c@1.0.0 | suppressed | ours",
      "dependency-licence-unknown | medium | d@1.0.0 | open",
    ]);
  });
});
