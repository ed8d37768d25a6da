import { messageOf } from "@parapet/guard/kernel";
import { type FileInfo, NOTHING, type PlacedFinding, type RawFinding, type Scanner } from "../../scanner.ts";
import { type Dependencies, dependenciesOf, factsOf } from "./facts.ts";
import type { DependencyFormat, Ecosystem, Parsed } from "./format.ts";
import { dependencyFormats } from "./formats/index.ts";
import { importFinder } from "./imports/find-imports.ts";
import { importsOf, isSource } from "./imports/read-imports.ts";
import { knownNames } from "./judges/known-names.ts";
import { judgeLicences } from "./judges/licences.ts";
import { judgeLookalikes } from "./judges/lookalikes.ts";
import { judgePinning } from "./judges/pinning.ts";
import { shown } from "./judges/shown.ts";
import { judgeUndeclared } from "./judges/undeclared.ts";
import { judgeVulnerabilities } from "./judges/vulnerabilities.ts";
import { optionsOf } from "./options.ts";
import { openAdvisories } from "./osv/known-advisories.ts";
import { PACKAGE_RULES } from "./package-rules.ts";
import { NAMING_RULES } from "./rules.ts";

const NPMRC = /(^|\/)\.npmrc$/;
/** Second indexes that hold builds of public packages, and take no names of strangers. */
const KNOWN_INDEXES = /^https:\/\/(download\.pytorch\.org|pypi\.nvidia\.com|pypi\.ngc\.nvidia\.com)\//;

const formatOf = (path: string): DependencyFormat | undefined =>
  dependencyFormats.all.find((format) => format.matches(path));

const isNpmrc = ({ path }: FileInfo): boolean => NPMRC.test(path);
const lockTests = new Map<Ecosystem, (file: FileInfo) => boolean>();

/** Whether a file is a lockfile of a registry: one function for each, as the walk wants it. */
function lockTestOf(ecosystem: Ecosystem): (file: FileInfo) => boolean {
  const locks = dependencyFormats.all.filter((one) => one.role === "lock" && one.ecosystem === ecosystem);
  const known = lockTests.get(ecosystem) ?? (({ path }) => locks.some((lock) => lock.matches(path)));
  lockTests.set(ecosystem, known);
  return known;
}

function secondIndexes({ indexes = [] }: Parsed): readonly RawFinding[] {
  return indexes
    .filter(({ url }) => !KNOWN_INDEXES.test(url))
    .map(({ url, line }) => {
      const host = URL.parse(url)?.host ?? "";
      return { rule: "dependency-second-index", line, column: 1, evidence: shown(host), identity: host };
    });
}

function judgeScripts({ packages }: Dependencies, areScriptsOff: boolean): readonly PlacedFinding[] {
  if (areScriptsOff) return [];
  return packages
    .filter(({ hasInstallScript }) => hasInstallScript === true)
    .map(({ name, version, path, line }) => ({
      rule: "dependency-install-script",
      path,
      line,
      column: 1,
      evidence: shown(`${name}@${version}`),
      identity: name,
    }));
}

export const deps: Scanner = {
  id: "deps",
  title: "Dependencies",
  summary:
    "Packages of lockfiles and manifests: known vulnerabilities, malicious ones, what nothing pins, install scripts.",
  rules: [...NAMING_RULES, ...PACKAGE_RULES],
  version: 3,
  wants: (file) => formatOf(file.path) !== undefined || NPMRC.test(file.path) || isSource(file),
  companionsOf({ path }) {
    const format = formatOf(path);
    if (format === undefined || format.role === "lock") return [];
    return format.ecosystem === "npm" ? [lockTestOf("npm"), isNpmrc] : [lockTestOf(format.ecosystem)];
  },
  inspect(file) {
    const { path, text } = file;
    if (NPMRC.test(path)) {
      const isOff = /^\s*ignore-scripts\s*=\s*true\s*$/m.test(text ?? "");
      return isOff ? { findings: [], facts: [{ kind: "npm-scripts-off", line: 1, data: true }] } : NOTHING;
    }
    const format = formatOf(path);
    if (format === undefined) {
      const imports = importsOf(file);
      return imports === undefined ? NOTHING : { findings: [], facts: [{ kind: "imports", line: 1, data: imports }] };
    }
    try {
      if (text === undefined) throw new Error("is no text");
      const parsed = format.parse(text);
      return { findings: secondIndexes(parsed), facts: factsOf(format, parsed) };
    } catch (thrown) {
      const evidence = shown(`${format.title}: ${messageOf(thrown).split("\n")[0]}`);
      return {
        findings: [{ rule: "dependency-file-broken", line: 1, column: 1, evidence, identity: format.id }],
        facts: [],
      };
    }
  },
  async conclude(facts, settings, concluding) {
    const options = optionsOf(settings);
    const dependencies = dependenciesOf(facts);
    const areScriptsOff = facts.some(({ kind, path }) => kind === "npm-scripts-off" && path === ".npmrc");
    const { tree } = concluding;
    const known = await openAdvisories(dependencies, options, concluding);
    try {
      const isKnownName = knownNames(dependencies, known.find);
      return [
        ...known.findings,
        ...judgePinning(dependencies),
        ...judgeScripts(dependencies, areScriptsOff),
        ...judgeLookalikes(dependencies, isKnownName),
        ...judgeUndeclared(dependencies, facts, isKnownName, tree),
        ...judgeLicences(dependencies, options, tree),
        ...judgeVulnerabilities(dependencies, known, importFinder(facts, tree), options),
      ];
    } finally {
      known.close();
    }
  },
};
