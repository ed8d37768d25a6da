import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Locked } from "../format.ts";
import { dependencyFormats } from "./index.ts";

const COMMIT = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";

const said = ({ name, version, line, isDev, source, hasIntegrity }: Locked): string =>
  [
    `${name}@${version}:${line}`,
    ...(isDev === true ? ["dev"] : []),
    ...(source === undefined ? [] : [source.kind === "git" && source.commit !== undefined ? "commit" : source.kind]),
    ...(hasIntegrity === false ? ["no hash"] : []),
  ].join(" ");

/** By format: a file, and its packages. */
const FILES: Readonly<Record<string, readonly [text: string, packages: readonly string[]]>> = {
  "pnpm-lock": [
    `lockfileVersion: '9.0'
packages:
  '@s/a@1.0.0':
    resolution: {integrity: sha512-x}
  b@2.0.0(@s/a@1.0.0):
    resolution: {integrity: sha512-y}
  g@https://codeload.github.com/o/g/tar.gz/${COMMIT}:
    resolution: {tarball: https://codeload.github.com/o/g/tar.gz/${COMMIT}}
    version: 3.0.0
snapshots:
  b@2.0.0(@s/a@1.0.0): {}
`,
    ["@s/a@1.0.0:3", "b@2.0.0:5", "g@3.0.0:7 commit"],
  ],
  "yarn-lock": [
    `# yarn lockfile v1

"@s/a@^1.0.0", "@s/a@^1.1.0":
  version "1.1.0"
  resolved "https://registry.example/a.tgz#${COMMIT}"
  dependencies:
    b "^2.0.0"

alias@npm:b@2:
  version "2.0.0"
  resolved "https://registry.example/b.tgz"

"g@https://github.com/o/g.git#main":
  version "3.0.0"
  resolved "https://github.com/o/g.git#${COMMIT}"
`,
    ["@s/a@1.1.0:3", "b@2.0.0:9 no hash", "g@3.0.0:13 commit"],
  ],
  "bun-lock": [
    `{
  "lockfileVersion": 1,
  "workspaces": { "": { "dependencies": { "@s/a": "^1", }, "devDependencies": { "b": "2" }, }, },
  "packages": {
    "@s/a": ["@s/a@1.0.0", "", {}, "sha512-x,]"],
    "b": ["b@2.0.0", "", {}, "sha512-y"],
    "g": ["g@github:o/g#a1b2c3d", {}, "o-g-a1b2c3d"],
    "own": ["own@workspace:own"],
  },
}
`,
    ["@s/a@1.0.0:5", "b@2.0.0:6 dev", "g@:7 commit"],
  ],
  "poetry-lock": [
    `[[package]]
name = "Zope.Interface"
version = "5.0"
groups = ["dev"]

[[package]]
name = "g"
version = "1.0"
[package.source]
type = "git"
url = "https://example.com/g.git"
resolved_reference = "${COMMIT}"
`,
    ["zope-interface@5.0:1 dev", "g@1.0:6 commit"],
  ],
  "uv-lock": [
    `version = 1
[[package]]
name = "own"
version = "0.1.0"
source = { virtual = "." }
[[package]]
name = "a"
version = "1.0"
source = { registry = "https://pypi.org/simple" }
[[package]]
name = "g"
version = "2.0"
source = { git = "https://example.com/g?branch=main#${COMMIT}" }
`,
    ["a@1.0:6", "g@2.0:10 commit"],
  ],
  "pdm-lock": [`[[package]]\nname = "a"\nversion = "1.0"\ngroups = ["default"]\n`, ["a@1.0:1"]],
  pylock: [
    `lock-version = "1.0"\n[[packages]]\nname = "a"\nversion = "1.0"\n[[packages]]\nname = "own"\ndirectory = { path = "." }\n`,
    ["a@1.0:2"],
  ],
  "pipfile-lock": [
    `{
  "_meta": {},
  "default": {
    "a": { "version": "==1.0" }
  },
  "develop": {
    "b": { "version": "==2.0" }
  }
}
`,
    ["a@1.0:4", "b@2.0:7 dev"],
  ],
  "go-mod": [
    `module example.com/own

require example.com/a v1.0.0
require (
	example.com/b v0.0.0-20200101000000-aaaaaaaaaaaa // indirect
	example.com/c v1.0.0
	example.com/d v1.0.0
)
replace example.com/c => ../c
replace example.com/d v1.0.0 => example.com/fork v1.0.1
`,
    [
      "example.com/a@v1.0.0:3",
      "example.com/b@v0.0.0-20200101000000-aaaaaaaaaaaa:5",
      "example.com/c@v1.0.0:6 local",
      "example.com/fork@v1.0.1:7",
    ],
  ],
  "cargo-lock": [
    `version = 3
[[package]]
name = "own"
version = "0.1.0"
[[package]]
name = "a"
version = "1.0.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
[[package]]
name = "g"
version = "2.0.0"
source = "git+https://example.com/g?branch=main#${COMMIT}"
`,
    ["own@0.1.0:2 local", "a@1.0.0:5", "g@2.0.0:9 commit"],
  ],
  "composer-lock": [
    `{
  "packages": [
    {
      "name": "V/a",
      "version": "v1.0.0"
    }
  ],
  "packages-dev": [
    {
      "name": "v/b",
      "version": "2.0.0"
    }
  ]
}
`,
    ["v/a@v1.0.0:4", "v/b@2.0.0:10 dev"],
  ],
  "gemfile-lock": [
    `GIT
  remote: https://example.com/g.git
  revision: ${COMMIT}
  specs:
    g (1.0)

GEM
  remote: https://rubygems.org/
  specs:
    a (1.2.3)
      b (>= 1)
    b (2.0.0-x86_64-linux)
    b (2.0.0-arm64-darwin)

DEPENDENCIES
  a
  g!
`,
    ["g@1.0:5 commit", "a@1.2.3:10", "b@2.0.0:12"],
  ],
};

Object.assign(FILES, {
  "gradle-lock": ["# made by Gradle\ng.h:a:1.0=runtimeClasspath\nempty=\n", ["g.h:a@1.0:2"]],
  "nuget-lock": [
    `{
  "version": 1,
  "dependencies": {
    "net8.0": {
      "A.B": { "type": "Direct", "resolved": "1.0.0", "contentHash": "x" },
      "Own": { "type": "Project" },
      "C": { "type": "Transitive", "resolved": "2.0.0" }
    }
  }
}
`,
    ["A.B@1.0.0:5", "C@2.0.0:7 no hash"],
  ],
  "maven-pom": [
    `<?xml version="1.0"?>
<project>
  <version>3.0</version>
  <properties><a.version>1.\${minor}</a.version><minor>2</minor></properties>
  <dependencyManagement><dependencies>
    <dependency><groupId>g</groupId><artifactId>b</artifactId><version>4.0</version></dependency>
  </dependencies></dependencyManagement>
  <dependencies>
    <dependency><groupId>g</groupId><artifactId>a</artifactId><version>\${a.version}</version></dependency>
    <dependency><groupId>g</groupId><artifactId>b</artifactId><scope>test</scope></dependency>
    <dependency><groupId>g</groupId><artifactId>c</artifactId></dependency>
    <!-- <dependency><groupId>g</groupId><artifactId>d</artifactId><version>1</version></dependency> -->
  </dependencies>
</project>
`,
    ["g:a@1.2:9", "g:b@4.0:10 dev"],
  ],
  "gradle-catalogue": [
    `[versions]\nx = "1.0"\n[libraries]\na = { module = "g:a", version.ref = "x" }\nb = "g:b:2.0"\nc = { group = "g", name = "c", version = "3.0" }\n`,
    ["g:a@1.0:4", "g:b@2.0:5", "g:c@3.0:6"],
  ],
  "conda-environment": [
    `name: own
dependencies:
  - python=3.12
  - numpy=1.26
  - pip:
    - "a[x]==1.0"
    - b>=2
    # c==3
  - scipy
`,
    ["a@1.0:6"],
  ],
  "nuget-project": [
    `<Project Sdk="Microsoft.NET.Sdk">
  <ItemGroup>
    <PackageReference Include="A.B" Version="1.0.0" />
    <PackageReference Include="C"><Version>[2.0.0]</Version></PackageReference>
    <PackageReference Include="D" Version="3.*" />
  </ItemGroup>
</Project>
`,
    ["A.B@1.0.0:3", "C@2.0.0:4"],
  ],
});

describe("lockfiles", () => {
  it("DP12: each format gives its packages with name, version, line and source", () => {
    for (const [id, [text, packages]] of Object.entries(FILES)) {
      expect(dependencyFormats.get(id).parse(text).locked.map(said), id).toEqual(packages);
      expect(dependencyFormats.get(id).parse(text.replaceAll("\n", "\r\n")).locked.map(said), `${id} CRLF`).toEqual(
        packages,
      );
    }
    const tried = new Set([...Object.keys(FILES), "npm-lock"]);
    expect(
      dependencyFormats.all.filter(({ id, role }) => role === "lock" && !tried.has(id)).map(({ id }) => id),
    ).toEqual([]);
  });

  it("DP12: pyproject and composer.json say what they ask for", () => {
    const pyproject = `[project]
dependencies = [
  "Flask[async]>=2",
  "g @ git+https://example.com/g@main",
]
[dependency-groups]
dev = ["pytest"]
[tool.poetry.dependencies]
python = "^3.9"
django = { version = "^5" }
`;
    expect(
      dependencyFormats
        .get("pyproject")
        .parse(pyproject)
        .wanted.map(({ name, range, line }) => [name, range, line]),
    ).toEqual([
      ["flask", ">=2", 3],
      ["g", "", 4],
      ["pytest", "", 1],
      ["django", "^5", 10],
    ]);
    const composer = `{\n "require": {\n  "php": ">=8",\n  "v/a": "^1"\n }\n}`;
    expect(dependencyFormats.get("composer-manifest").parse(composer).wanted).toEqual([
      { name: "v/a", range: "^1", line: 4, isDev: false },
    ]);
  });

  it("DP3: cut or altered anywhere, a file is read or refused, and nothing else", () => {
    const files = Object.entries(FILES);
    fc.assert(
      fc.property(fc.nat(files.length - 1), fc.nat(600), fc.string({ maxLength: 3 }), (at, cut, inserted) => {
        const [id, [text]] = files[at]!;
        const altered = text.slice(0, cut) + inserted + text.slice(cut + 1);
        for (const one of [altered, text.slice(0, cut)])
          try {
            dependencyFormats.get(id).parse(one);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(Error);
            expect(thrown).not.toBeInstanceOf(TypeError);
            expect(thrown).not.toBeInstanceOf(RangeError);
          }
      }),
      { numRuns: 300 },
    );
  });

  it("DP3: takes time in proportion to the file, however it is made", () => {
    const hostile = [
      ...'[{"(: -#\n@'.split("").map((unit) => unit.repeat(400_000)),
      "a==1 \\\n".repeat(60_000),
      "- ".repeat(20_000),
      "&a [*a,".repeat(20_000),
      "[[package]]\nname='a'\n".repeat(10_000),
    ];
    for (const format of dependencyFormats.all)
      for (const text of hostile) {
        const started = performance.now();
        try {
          format.parse(text);
        } catch {}
        expect(performance.now() - started, `${format.id} on ${text.slice(0, 12)}`).toBeLessThan(3_000);
      }
  });
});
