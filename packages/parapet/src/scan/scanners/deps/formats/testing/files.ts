const COMMIT = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";

/** By format: a file, and its packages. */
export const FILES: Readonly<Record<string, readonly [text: string, packages: readonly string[]]>> = {
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
};
