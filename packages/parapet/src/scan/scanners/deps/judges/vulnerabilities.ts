import { compareSeverity, type Severity } from "@parapet/guard/kernel";
import type { Acceptance, PlacedFinding } from "../../../scanner.ts";
import type { Dependencies, PlacedPackage } from "../facts.ts";
import type { FindImport, Import, Imported } from "../imports/find-imports.ts";
import type { DependencyOptions } from "../options.ts";
import type { AdvisorySource } from "../osv/database.ts";
import { isAffected } from "../osv/is-affected.ts";
import type { KnownAdvisories } from "../osv/known-advisories.ts";
import type { Advisory } from "../osv/record.ts";
import { VERSION_SCHEMES } from "../versions/index.ts";
import { acceptanceOf, isSamePackage } from "./acceptance.ts";
import { few, shown } from "./shown.ts";
import { smallestSafeUpgrade } from "./upgrade.ts";

/** Where nobody has rated an advisory. */
const UNRATED: Severity = "medium";

/** What advisories say of the packages that are locked, and of names that are malicious at any version. */
export function judgeVulnerabilities(
  dependencies: Dependencies,
  { find }: KnownAdvisories,
  findImport: FindImport,
  options: DependencyOptions,
): readonly PlacedFinding[] {
  return [
    ...dependencies.packages
      .filter(({ source }) => source?.kind !== "local")
      .flatMap((one) => vulnerabilitiesOf(one, find, findImport, options)),
    ...maliciousRequirements(dependencies, find),
  ].filter(isFirst());
}

/** The same package at the same version is named once a file, however many places it is installed in. */
function isFirst(): (finding: PlacedFinding) => boolean {
  const seen = new Set<string>();
  return ({ rule, path, identity }) => {
    const key = `${rule}\n${path}\n${identity}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  };
}

function vulnerabilitiesOf(
  one: PlacedPackage,
  find: AdvisorySource,
  findImport: FindImport,
  options: DependencyOptions,
): readonly PlacedFinding[] {
  const scheme = VERSION_SCHEMES[one.ecosystem];
  const known = find.of(one.ecosystem, one.name);
  if (known.length === 0) return [];
  const affecting = known.filter((advisory) => isAffected(one.version, advisory, scheme));
  if (affecting.length === 0) return [];
  const found = findImport(one);
  return merged(affecting).map((group) => {
    const ids = [...new Set(group.flatMap(({ id, aliases }) => [id, ...aliases]))].sort(byFame);
    const isMalicious = group.some((advisory) => advisory.isMalicious);
    const summary = group.find((advisory) => advisory.summary !== "")?.summary ?? "";
    const rated = group.flatMap(({ severity }) => severity ?? []).toSorted((a, b) => compareSeverity(b, a));
    const place = `${one.name}@${one.version}`;
    const upgrade = isMalicious ? undefined : smallestSafeUpgrade(one.version, known, scheme);
    return {
      rule: isMalicious ? "dependency-malicious" : "dependency-vulnerable",
      path: one.path,
      line: one.line,
      column: 1,
      title: shown(isMalicious ? `${place} is malicious` : `${place}: ${summary === "" ? ids[0] : summary}`),
      evidence: `${shown(place)} ${few(ids, 3)}${rated.length === 0 ? ", unrated" : ""}${notes(one, found)}`,
      identity: `${place} ${ids[0]}`,
      ...(isMalicious ? {} : { severity: rated[0] ?? UNRATED, remediation: adviceOf(one, upgrade) }),
      ...(found === undefined ? {} : { properties: { imported: found.imported } }),
      ...(options.onlyImported && !isMalicious && one.isDirect === true ? notImported(found) : {}),
      ...acceptanceOf(
        options.accepted,
        (entry) =>
          ids.includes(entry.id) &&
          (entry.package === undefined || isSamePackage(entry.package, one.ecosystem, one.name)),
      ),
    };
  });
}

function notes({ isDirect, isDev }: PlacedPackage, found: Import | undefined): string {
  const all = [
    ...(isDirect === true ? ["direct"] : []),
    ...(isDev === true ? ["development only"] : []),
    ...(found === undefined ? [] : [IMPORTED[found.imported](shown(found.by ?? ""))]),
  ];
  return all.length === 0 ? "" : ` (${all.join(", ")})`;
}

const IMPORTED: Readonly<Record<Imported, (by: string) => string>> = {
  "by-code": (by) => `imported by ${by}`,
  "by-tests": (by) => `imported by tests alone, such as ${by}`,
  nowhere: () => "imported nowhere here",
};

/** Suppressed, not left out: whoever reads the report sees what the option does. */
function notImported(found: Import | undefined): { readonly accepted?: Acceptance } {
  if (found === undefined || found.imported === "by-code") return {};
  const reason = `${found.imported === "nowhere" ? "nothing" : "no code but tests"} imports it (onlyImported)`;
  return { accepted: { reason, expiresAt: Number.MAX_SAFE_INTEGER } };
}

function adviceOf({ name, isDirect }: PlacedPackage, upgrade: ReturnType<typeof smallestSafeUpgrade>): string {
  if (upgrade === undefined)
    return "No mended version is known: replace the package, or see that what is vulnerable in it is never reached.";
  const what = `Upgrade ${shown(name)} to ${shown(upgrade.version)}${upgrade.isBreaking ? ", a new major version" : ""}`;
  return isDirect === true ? `${what}.` : `${what}: by what brings it, or by an override.`;
}

/** CVE numbers are what people look for; then GitHub's. */
function byFame(a: string, b: string): number {
  const rank = (id: string): number => ["MAL-", "CVE-", "GHSA-"].findIndex((prefix) => id.startsWith(prefix)) >>> 0;
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Advisories that name each other, or the same third one, are one. */
function merged(advisories: readonly Advisory[]): readonly (readonly Advisory[])[] {
  const groups: { ids: Set<string>; members: Advisory[] }[] = [];
  for (const advisory of advisories) {
    const ids = new Set([advisory.id, ...advisory.aliases]);
    const members = [advisory];
    for (let at = groups.length - 1; at >= 0; at--) {
      const group = groups[at]!;
      if (![...group.ids].some((id) => ids.has(id))) continue;
      for (const id of group.ids) ids.add(id);
      members.unshift(...group.members);
      groups.splice(at, 1);
    }
    groups.push({ ids, members });
  }
  return groups.map(({ members }) => members);
}

/** What is malicious at every version is so at any that a range allows. */
function maliciousRequirements({ requirements }: Dependencies, find: AdvisorySource): readonly PlacedFinding[] {
  return requirements
    .filter(({ source, name }) => source === undefined && name !== "")
    .flatMap(({ ecosystem, name, path, line }) =>
      find
        .of(ecosystem, name)
        .filter(({ isMalicious, ranges }) => isMalicious && ranges.some(isEverything))
        .slice(0, 1)
        .map(({ id }) => ({
          rule: "dependency-malicious",
          path,
          line,
          column: 1,
          title: shown(`${name} is malicious`),
          evidence: shown(`${name} ${id}`),
          identity: `${name} ${id}`,
        })),
    );
}

const isEverything = (events: Advisory["ranges"][number]): boolean =>
  events.length === 1 && events[0]![0] === "introduced" && events[0]![1] === "0";
