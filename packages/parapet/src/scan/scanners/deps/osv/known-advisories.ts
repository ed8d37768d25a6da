import { messageOf } from "@parapet/guard/kernel";
import type { Concluding, PlacedFinding } from "../../../scanner.ts";
import type { Dependencies } from "../facts.ts";
import type { Ecosystem } from "../format.ts";
import { shown } from "../judges/shown.ts";
import type { DependencyOptions } from "../options.ts";
import { advisoriesOfApi } from "./api.ts";
import { type AdvisorySource, type Database, openDatabase } from "./database.ts";
import { type Advisory, advisoriesOf, canonicalName } from "./record.ts";

const OLD_DAYS = 7;
const DAY_MS = 86_400_000;

/** All advisories that this scan may go by: the organisation's own, and those of the API or the database. */
export interface KnownAdvisories {
  readonly find: AdvisorySource;
  /** What is wrong with where they come from. */
  readonly findings: readonly PlacedFinding[];
  close(): void;
}

/** What could not be asked makes the scan not clean, unless the options do without. */
export async function openAdvisories(
  dependencies: Dependencies,
  options: DependencyOptions,
  concluding: Concluding,
): Promise<KnownAdvisories> {
  const isAsked = options.checksVulnerabilities && hasRegistryPackages(dependencies);
  const own = inMemory(options.checksVulnerabilities ? options.advisories : []);
  const others = isAsked ? await fromElsewhere(dependencies, options, concluding) : undefined;
  return {
    find: remembered({ of: (...key) => [...own.of(...key), ...(others?.find.of(...key) ?? [])] }),
    findings: others?.findings ?? [],
    close: () => others?.close(),
  };
}

const hasRegistryPackages = ({ packages, requirements }: Dependencies): boolean =>
  requirements.length > 0 || packages.some(({ source }) => source?.kind !== "local");

/** The API where it may be asked, else the database; undefined where neither answers, which is a failure. */
async function fromElsewhere(
  { packages, requirements }: Dependencies,
  { api, database: file }: DependencyOptions,
  { now, signal, fail }: Concluding,
): Promise<KnownAdvisories | undefined> {
  const unchecked = (why: string): undefined => {
    fail(`vulnerabilities of packages were NOT checked: ${why}`);
  };
  try {
    if (api !== undefined) {
      const asked = [
        ...packages.filter(({ source }) => source === undefined),
        ...requirements
          .filter(({ source, name }) => source === undefined && name !== "")
          .map(({ ecosystem, name }) => ({ ecosystem, name })),
      ];
      return { find: await advisoriesOfApi(api, asked, { signal }), findings: [], close: () => {} };
    }
    if (file === undefined) return unchecked("there is no vulnerability database (parapet scan db update)");
    const database = openDatabase(file);
    return { find: database, findings: oldDatabase(database, now), close: () => database.close() };
  } catch (thrown) {
    return unchecked(`${messageOf(thrown)}${api === undefined ? " (parapet scan db update)" : ""}`);
  }
}

function remembered(source: AdvisorySource): AdvisorySource {
  const known = new Map<string, readonly Advisory[]>();
  return {
    of(ecosystem, name) {
      const key = `${ecosystem}\n${name}`;
      const found = known.get(key) ?? source.of(ecosystem, name);
      known.set(key, found);
      return found;
    },
  };
}

function inMemory(records: readonly unknown[]): AdvisorySource {
  const all = records.flatMap(advisoriesOf);
  return {
    of: (ecosystem: Ecosystem, name) =>
      all
        .filter((one) => one.ecosystem === ecosystem && one.name === canonicalName(ecosystem, name))
        .map(({ advisory }) => advisory),
  };
}

function oldDatabase({ info }: Database, now: number): readonly PlacedFinding[] {
  const at = Math.min(info.importedAt, info.newestChangeAt ?? info.importedAt);
  const days = Math.floor((now - at) / DAY_MS);
  if (days <= OLD_DAYS) return [];
  const evidence = shown(`${days} days old, from ${info.source}`);
  return [{ rule: "vulnerability-database-old", path: ".", line: 1, column: 1, evidence, identity: "age" }];
}
