import type { Rule } from "../../rule.ts";

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const lockWith = (license: string | undefined): string =>
  json({
    lockfileVersion: 3,
    packages: { "node_modules/left-pad": { version: "1.3.0", integrity: "sha512-x", license } },
  });

const advisory = (id: string, name: string, events: readonly unknown[], more: object = {}): unknown => ({
  id,
  modified: "2026-01-01T00:00:00Z",
  summary: "An example",
  affected: [{ package: { ecosystem: "PyPI", name }, ranges: [{ type: "ECOSYSTEM", events }] }],
  ...more,
});

/** What is wrong with the packages themselves. */
export const PACKAGE_RULES: readonly Rule[] = [
  {
    id: "dependency-vulnerable",
    title: "Package with a known vulnerability",
    summary: "An advisory says that this version can be attacked.",
    severity: "medium",
    confidence: 0.95,
    cwe: [1395],
    threats: ["malicious-dependency"],
    remediation: "Upgrade it to a version that is mended.",
    examples: {
      options: {
        advisories: [
          advisory("EXAMPLE-1", "Example_Package", [{ introduced: "1.0" }, { fixed: "1.4.2" }]),
          advisory("EXAMPLE-2", "withdrawn-one", [{ introduced: "0" }], { withdrawn: "2026-01-02T00:00:00Z" }),
        ],
      },
      hits: [
        { "requirements.txt": "example-package==1.4.1\n" },
        { "requirements.txt": "example.package==1.0.post1\n" },
      ],
      misses: [
        { "requirements.txt": "example-package==1.4.2\nwithdrawn-one==1.0\n" },
        { "requirements.txt": "example-package==1.0rc1\nexample-package-2==1.4.1\n" },
      ],
    },
  },
  {
    id: "dependency-malicious",
    title: "Malicious package",
    summary: "The package was published to do harm: it steals secrets or opens a way in when it is installed.",
    severity: "critical",
    confidence: 0.98,
    cwe: [506],
    threats: ["malicious-dependency"],
    remediation:
      "Remove it, and take every machine that installed it for broken into: renew each secret that it could read.",
    examples: {
      options: { advisories: [advisory("MAL-2026-1", "evil-example", [{ introduced: "0" }])] },
      hits: [{ "requirements.txt": "evil-example==0.0.1\n" }, { "requirements.txt": "evil_example>=1\n" }],
      misses: [{ "requirements.txt": "evil-examples==0.0.1\n" }],
    },
  },
  {
    id: "dependency-lookalike",
    title: "Package with a name like a popular one",
    summary:
      "One slip from a popular name, and not popular itself: such names are published to be installed by mistake.",
    severity: "medium",
    confidence: 0.6,
    cwe: [1357],
    threats: ["malicious-dependency", "hallucinated-package"],
    remediation: "See that this is the package you mean; if so, suppress the finding with that reason.",
    examples: {
      hits: [
        { "requirements.txt": "reqeusts==2.32.3\n" },
        { "package.json": json({ dependencies: { expresss: "4.0.0", lodash_: "4.0.0" } }) },
        { "package.json": json({ dependencies: { "babel-core-": "7.0.0", "types-node": "20.0.0" } }) },
      ],
      misses: [
        { "requirements.txt": "requests==2.32.3\nflask==3.0.0\nflasks==1.0\nDjango==5.0\n" },
        {
          "package.json": json({
            dependencies: { preact: "10.0.0", react: "18.0.0", colors: "1.4.0", "my-own-tool": "1.0.0" },
          }),
        },
      ],
    },
  },
  {
    id: "dependency-undeclared",
    title: "Import of a package that nothing declares and nobody knows",
    summary:
      "No manifest or lockfile names it, and it is no known package: models make such names up, and strangers publish them.",
    severity: "medium",
    confidence: 0.7,
    cwe: [1357],
    threats: ["hallucinated-package"],
    remediation:
      "See whether the package exists and is the one you mean before anybody installs it; then declare it with its version, or take the import out.",
    examples: {
      hits: [
        {
          "package.json": json({ dependencies: { express: "4.0.0" } }),
          "src/a.ts": 'import { connect } from "express-quick-llm-router";\n',
        },
        { "package.json": json({}), "a.js": 'const x = require("fast-vector-embedder/node");\n' },
      ],
      misses: [
        {
          "package.json": json({
            name: "@shop/app",
            dependencies: { "own-thing": "npm:other@1.0.0" },
            peerDependencies: { "peer-thing": "1" },
          }),
          "tsconfig.json": '{ "compilerOptions": { "paths": { "aliased-thing/*": ["./src/*"] } } }',
          "src/widgets/a.ts": "export {};\n",
          "src/a.ts": [
            'import a from "own-thing";',
            'import b from "peer-thing/part";',
            'import c from "@shop/other";',
            'import d from "aliased-thing/d";',
            'import e from "widgets/a";',
            'import f from "react";',
            'import g from "node:fs";',
            'import h from "fs";',
            'import i from "vscode";',
            'import j from "virtual:thing";',
            "const text = `",
            'import k from "scaffolded-thing";',
            "`;",
            "/*",
            'import l from "spoken-of-thing";',
            "*/",
          ].join("\n"),
        },
        { "package.json": json({}), "src/a.test.ts": 'import a from "thing-of-a-test";\n' },
        { "a.ts": 'import a from "thing-without-a-manifest";\n' },
      ],
    },
  },
  {
    id: "dependency-licence",
    title: "Package under a licence that the policy refuses",
    summary: "Shipping it binds you to terms that the policy does not accept.",
    severity: "medium",
    confidence: 0.9,
    cwe: [],
    threats: [],
    remediation:
      "Replace the package, or have its licence accepted and add it to scan.deps.licences.allow, or the package to the exceptions there.",
    examples: {
      options: { licences: { allow: ["MIT", "Apache-2.0"] } },
      hits: [{ "package-lock.json": lockWith("GPL-3.0-only") }],
      misses: [
        { "package-lock.json": lockWith("(MIT OR GPL-3.0-only)") },
        { "package-lock.json": lockWith(undefined) },
      ],
    },
  },
  {
    id: "dependency-licence-unknown",
    title: "Packages whose licence nobody knows",
    summary: "Neither the lockfile nor the installed package says under which terms it may be used.",
    severity: "medium",
    confidence: 0.9,
    cwe: [],
    threats: [],
    remediation:
      "Install the packages before the scan, so that they can tell; look up the others and write them under scan.deps.licences.exceptions.",
    examples: {
      options: { licences: { allow: ["MIT"] } },
      hits: [
        { "package-lock.json": lockWith(undefined) },
        { "package-lock.json": lockWith("SEE LICENSE IN terms.txt") },
      ],
      misses: [
        { "package-lock.json": lockWith("GPL-3.0-only") },
        {
          "package-lock.json": lockWith(undefined),
          "node_modules/left-pad/package.json": json({ name: "left-pad", version: "1.3.0", license: "MIT" }),
        },
      ],
    },
  },
];
