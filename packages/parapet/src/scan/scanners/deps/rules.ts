import type { Rule } from "../../rule.ts";

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const lockOf = (packages: Readonly<Record<string, unknown>>, root: unknown = {}): string =>
  json({ name: "app", version: "1.0.0", lockfileVersion: 3, requires: true, packages: { "": root, ...packages } });

const REGISTRY = "https://registry.npmjs.org";
const left = {
  version: "1.3.0",
  resolved: `${REGISTRY}/left-pad/-/left-pad-1.3.0.tgz`,
  integrity: "sha512-XI5MPzVNApjAyhQzphX8BkmKsKUxD4LdyK24iZeQGinBN9yTQT3bFlCBy/aVx2HrNcqQGsdot8ghrjyrvMCoEA==",
};
const COMMIT = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
const threats = ["malicious-dependency"];

/** What is wrong with how a repository names what it depends on. What is wrong with the packages: `package-rules.ts`. */
export const NAMING_RULES: readonly Rule[] = [
  {
    id: "dependency-file-broken",
    title: "Dependency file that cannot be read",
    summary: "A lockfile or manifest is damaged or of an unknown kind, so nobody knows what it installs.",
    severity: "medium",
    confidence: 0.9,
    cwe: [1357],
    threats,
    remediation: "Write it anew with its package manager; if it is a test's input, leave it out in .parapetignore.",
    examples: {
      hits: [{ "package-lock.json": '{ "lockfileVersion": 3, ' }, { "package.json": "[]" }],
      misses: [{ "package-lock.json": lockOf({}) }, { "requirements.txt": "" }],
    },
  },
  {
    id: "dependency-unlocked",
    title: "Manifest without a lockfile",
    summary: "Ranges that nothing locks: the next installation may bring other code than the one that was tested.",
    severity: "low",
    confidence: 0.9,
    cwe: [1357],
    threats,
    remediation: "Commit the lockfile of the package manager, and install with it alone (npm ci, uv sync --locked).",
    examples: {
      hits: [{ "package.json": json({ dependencies: { "left-pad": "^1.3.0" } }) }],
      misses: [
        { "package.json": json({ dependencies: { "left-pad": "1.3.0" } }) },
        { "package.json": json({ dependencies: { "left-pad": "^1.3.0" } }), "package-lock.json": lockOf({}) },
        { "package.json": json({ peerDependencies: { react: ">=18" }, dependencies: { own: "workspace:*" } }) },
        {
          "packages/a/package.json": json({ dependencies: { "left-pad": "^1.3.0" } }),
          "package-lock.json": lockOf({}),
        },
      ],
    },
  },
  {
    id: "dependency-unpinned",
    title: "Requirements without a version",
    summary: "Requirements that any version meets: the next installation may bring other code than was tested.",
    severity: "low",
    confidence: 0.9,
    cwe: [1357],
    threats,
    remediation: "Write them with == and hashes (pip-compile --generate-hashes, or uv pip compile).",
    examples: {
      hits: [{ "requirements.txt": "flask>=2\nrequests==2.32.3\n" }, { "requirements-dev.txt": "pytest\n" }],
      misses: [
        {
          "requirements.txt":
            'requests==2.32.3 ; python_version >= "3.9"\nurllib3[socks]==2.2.3 \\\n    --hash=sha256:00\n',
        },
        { "docs/notes.txt": "flask>=2\n" },
      ],
    },
  },
  {
    id: "dependency-mutable-source",
    title: "Dependency from a branch or an archive without a hash",
    summary: "What the address holds may be another thing tomorrow, whoever puts it there.",
    severity: "medium",
    confidence: 0.9,
    cwe: [494, 829],
    threats,
    remediation:
      "Name the full commit behind the # or @, or a hash of the archive; better a release from the registry.",
    examples: {
      hits: [
        { "package.json": json({ dependencies: { tool: "github:someone/tool#main" } }) },
        { "requirements.txt": "tool @ git+https://github.com/someone/tool@main\n" },
        { "requirements.txt": "tool @ https://example.com/tool-1.0.tar.gz\n" },
      ],
      misses: [
        { "package.json": json({ dependencies: { tool: `github:someone/tool#${COMMIT}` } }) },
        { "requirements.txt": `tool @ git+https://github.com/someone/tool@${COMMIT}\n` },
        { "requirements.txt": "-e .\n./vendor/tool\n" },
      ],
    },
  },
  {
    id: "dependency-plain-transport",
    title: "Dependency fetched without encryption",
    summary: "Whoever stands between can put other code in its place.",
    severity: "high",
    confidence: 0.9,
    cwe: [319, 494],
    threats,
    remediation: "Fetch it by https, and add a hash.",
    examples: {
      hits: [{ "package.json": json({ dependencies: { tool: "http://example.com/tool.tgz" } }) }],
      misses: [{ "package.json": json({ dependencies: { tool: "http://localhost:4873/tool.tgz" } }) }],
    },
  },
  {
    id: "dependency-without-integrity",
    title: "Lockfile entries without a hash",
    summary: "The package manager takes whatever the address serves for these packages.",
    severity: "low",
    confidence: 0.8,
    cwe: [494],
    threats,
    remediation: "Write the lockfile anew, and see that the registry gives hashes.",
    examples: {
      hits: [{ "package-lock.json": lockOf({ "node_modules/left-pad": { ...left, integrity: undefined } }) }],
      misses: [{ "package-lock.json": lockOf({ "node_modules/left-pad": left }) }],
    },
  },
  {
    id: "dependency-install-script",
    title: "Package that runs code when it is installed",
    summary: "Its install script runs with the rights of whoever installs, before anybody has imported it.",
    severity: "info",
    confidence: 1,
    cwe: [829],
    threats,
    remediation: "Read the script; turn scripts off (ignore-scripts=true in .npmrc) and allow the few that need them.",
    examples: {
      hits: [{ "package-lock.json": lockOf({ "node_modules/left-pad": { ...left, hasInstallScript: true } }) }],
      misses: [
        { "package-lock.json": lockOf({ "node_modules/left-pad": left }) },
        {
          "package-lock.json": lockOf({ "node_modules/left-pad": { ...left, hasInstallScript: true } }),
          ".npmrc": "ignore-scripts=true\n",
        },
      ],
    },
  },
  {
    id: "dependency-second-index",
    title: "Second package index",
    summary:
      "pip takes the higher version from either index, so a stranger can publish a private name with a high one.",
    severity: "medium",
    confidence: 0.7,
    cwe: [427, 1357],
    threats,
    remediation: "Use one index that proxies the other (--index-url), or pin with hashes.",
    examples: {
      hits: [{ "requirements.txt": "--extra-index-url https://pypi.corp.example/simple\ninternal-tool==1.0\n" }],
      misses: [
        { "requirements.txt": "--index-url https://pypi.corp.example/simple\ninternal-tool==1.0\n" },
        { "requirements.txt": "--extra-index-url https://download.pytorch.org/whl/cpu\ntorch==2.4.0\n" },
      ],
    },
  },
];
