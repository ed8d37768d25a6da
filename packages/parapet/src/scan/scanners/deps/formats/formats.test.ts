import { describe, expect, it } from "vitest";
import { npmLock } from "./npm-lock.ts";
import { requirements } from "./requirements.ts";

const COMMIT = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";

describe("npm", () => {
  it("DP1: reads places, aliases, links, commits, bundles and dev", () => {
    const text = JSON.stringify(
      {
        lockfileVersion: 3,
        packages: {
          "": { dependencies: { a: "^1" }, devDependencies: { alias: "npm:real@2" } },
          "packages/own": { version: "1.0.0" },
          "node_modules/own": { link: true, resolved: "packages/own" },
          "node_modules/a": { version: "1.2.3", resolved: "https://registry.example/a.tgz", integrity: "sha512-x" },
          "node_modules/a/node_modules/@s/b": {
            version: "0.1.0",
            resolved: "https://registry.example/b.tgz",
            license: "MIT",
          },
          "node_modules/alias": { name: "real", version: "2.0.0", dev: true, integrity: "sha512-y" },
          "node_modules/g": { version: "3.0.0", resolved: `git+ssh://git@github.com/o/g.git#${COMMIT}` },
          "node_modules/a/node_modules/c": { version: "1.0.0", inBundle: true },
        },
      },
      null,
      1,
    );
    expect(npmLock.parse(text).locked).toEqual([
      { name: "a", version: "1.2.3", line: 19, isDirect: true, isDev: false },
      { name: "@s/b", version: "0.1.0", line: 24, isDirect: false, isDev: false, licence: "MIT", hasIntegrity: false },
      { name: "real", version: "2.0.0", line: 29, isDirect: true, isDev: true },
      {
        name: "g",
        version: "3.0.0",
        line: 35,
        isDirect: false,
        isDev: false,
        source: { kind: "git", url: "git+ssh://github.com/o/g.git", commit: COMMIT },
      },
      { name: "c", version: "1.0.0", line: 39, isDirect: false, isDev: false },
    ]);
  });

  it("DP1: reads the tree of version 1", () => {
    const text = JSON.stringify({
      lockfileVersion: 1,
      dependencies: {
        a: { version: "1.0.0", requires: { b: "^2" }, dependencies: { b: { version: "2.1.0", dev: true } } },
        b: { version: "npm:@s/real@3.0.0" },
        g: { version: `github:o/g#${COMMIT}` },
      },
    });
    const found = npmLock
      .parse(text)
      .locked.map(({ name, version, isDev }) => `${name}@${version}${isDev ? " dev" : ""}`);
    expect(found).toEqual(["a@1.0.0", "@s/real@3.0.0", "g@", "b@2.1.0 dev"]);
  });
});

describe("pip", () => {
  it("DP2: reads requirements as pip does", () => {
    const text = [
      "# first",
      "Flask_Login == 0.6.3  # why",
      'requests[socks]>=2.0,<3 ; python_version < "3.9"',
      "urllib3==2.2.3 \\",
      "    --hash=sha256:aa \\",
      "    --hash=sha256:bb",
      "wild==1.*",
      "-r base.txt",
      "-cconstraints.txt",
      "--no-binary :all:",
      "-e git+https://github.com/o/tool.git@main#egg=tool",
      `lib @ git+https://github.com/o/lib@${COMMIT}`,
      "./vendor/own",
      "plain",
    ].join("\r\n");
    const { locked, wanted, includes } = requirements.parse(text);
    expect(locked.map(({ name, version, line }) => [name, version, line])).toEqual([
      ["flask-login", "0.6.3", 2],
      ["urllib3", "2.2.3", 4],
    ]);
    expect(wanted.map(({ name, range, line }) => [name, range, line])).toEqual([
      ["requests", ">=2.0,<3", 3],
      ["wild", "==1.*", 7],
      ["tool", "", 11],
      ["lib", "", 12],
      ["plain", "", 14],
    ]);
    expect(wanted[2]?.source).toEqual({ kind: "git", url: "git+https://github.com/o/tool.git" });
    expect(wanted[3]?.source).toEqual({ kind: "git", url: "git+https://github.com/o/lib", commit: COMMIT });
    expect(includes).toEqual([
      { target: "base.txt", line: 8 },
      { target: "constraints.txt", line: 9 },
    ]);
  });
});
