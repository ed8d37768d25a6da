import type { Severity } from "@parapet/guard/kernel";
import type { Ecosystem } from "../format.ts";
import { isObject, listOr, objectOr, stringOr } from "../formats/json.ts";
import { pypiName } from "../formats/requirements.ts";
import { compareText } from "../versions/scheme.ts";
import { severityOf } from "./severity.ts";

/** One step of a range. `0` as introduced comes before all versions. */
export type RangeEvent = readonly [kind: "introduced" | "fixed" | "last_affected" | "limit", version: string];

/** What one advisory says of one package. */
export interface Advisory {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  /** Undefined where nobody has rated it. */
  readonly severity?: Severity;
  readonly isMalicious: boolean;
  readonly ranges: readonly (readonly RangeEvent[])[];
  readonly versions: readonly string[];
}

export interface PackageAdvisory {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  readonly advisory: Advisory;
}

const ECOSYSTEMS: ReadonlySet<string> = new Set([
  "npm",
  "PyPI",
  "Go",
  "crates.io",
  "Maven",
  "NuGet",
  "Packagist",
  "RubyGems",
] satisfies Ecosystem[]);
const EVENTS = ["introduced", "fixed", "last_affected", "limit"] as const;
const LONGEST_SUMMARY = 200;

/** One spelling of a package's name, as its registry takes several for the same. */
export function canonicalName(ecosystem: Ecosystem, name: string): string {
  if (ecosystem === "PyPI") return pypiName(name);
  return ecosystem === "NuGet" || ecosystem === "Packagist" ? name.toLowerCase() : name;
}

/**
 * What an OSV record says of the packages of our registries; nothing for one that is withdrawn.
 *
 * @throws {Error} for what is no OSV record
 * @see https://ossf.github.io/osv-schema/
 */
export function advisoriesOf(record: unknown): readonly PackageAdvisory[] {
  if (!isObject(record) || typeof record.id !== "string" || record.id === "")
    throw new Error("is no OSV record: it has no id");
  if (record.withdrawn !== undefined && record.withdrawn !== null) return [];
  const { id } = record;
  const aliases = listOr(record.aliases).filter((one): one is string => typeof one === "string");
  const words = stringOr(record.summary) ?? stringOr(record.details) ?? "";
  const summary = words.trim().split("\n")[0]!.slice(0, LONGEST_SUMMARY);
  const isMalicious = [id, ...aliases].some((one) => one.startsWith("MAL-"));
  const byPackage = new Map<string, PackageAdvisory>();
  for (const affected of listOr(record.affected)) {
    if (!isObject(affected)) continue;
    const { ecosystem, name: written } = objectOr(affected.package);
    if (typeof ecosystem !== "string" || typeof written !== "string" || !ECOSYSTEMS.has(ecosystem)) continue;
    const name = canonicalName(ecosystem as Ecosystem, written); // it is one of them
    const severity = isMalicious ? "critical" : severityOf(record, affected);
    const key = `${ecosystem}\n${name}`;
    const earlier = byPackage.get(key)?.advisory;
    const advisory: Advisory = {
      id,
      aliases,
      summary,
      ...(severity === undefined ? {} : { severity }),
      isMalicious,
      ranges: [...(earlier?.ranges ?? []), ...rangesOf(affected.ranges)],
      versions: [
        ...(earlier?.versions ?? []),
        ...listOr(affected.versions).filter((one): one is string => typeof one === "string"),
      ],
    };
    byPackage.set(key, { ecosystem: ecosystem as Ecosystem, name, advisory });
  }
  return [...byPackage.values()].sort((a, b) => compareText(a.name, b.name));
}

function rangesOf(ranges: unknown): readonly (readonly RangeEvent[])[] {
  return listOr(ranges).flatMap((range) => {
    if (!isObject(range) || (range.type !== "SEMVER" && range.type !== "ECOSYSTEM")) return [];
    const events = listOr(range.events).flatMap((event) =>
      EVENTS.flatMap((kind): RangeEvent[] => {
        const version = objectOr(event)[kind];
        return typeof version === "string" ? [[kind, version]] : [];
      }),
    );
    return events.length === 0 ? [] : [events];
  });
}
