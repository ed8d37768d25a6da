import type { PlacedFinding, Tree } from "../../../scanner.ts";
import type { Dependencies, PlacedPackage } from "../facts.ts";
import { isMet } from "../licences/expression.ts";
import { grantedBy } from "../licences/granted.ts";
import { installedLicences } from "../licences/installed.ts";
import { expressionOf } from "../licences/written.ts";
import type { DependencyOptions } from "../options.ts";
import { acceptanceOf, isSamePackage } from "./acceptance.ts";
import { few, shown } from "./shown.ts";

type Licences = NonNullable<DependencyOptions["licences"]>;

interface Judged {
  readonly one: PlacedPackage;
  /** As it is written where it was found; undefined where nothing is. */
  readonly written: string | undefined;
  /** Undefined where nobody knows under what it may be used. */
  readonly isGranted: boolean | undefined;
}

/**
 * Judges what is shipped by the policy's lists; says nothing where there are none. A licence is that of the lockfile, else
 * the one that the installed package tells. What nobody knows is told, one finding a file, and is never allowed by a list.
 */
export function judgeLicences(
  { packages }: Dependencies,
  { licences }: DependencyOptions,
  tree: Tree,
): readonly PlacedFinding[] {
  if (licences === undefined) return [];
  const isGranted = grantedBy(licences);
  const installed = installedLicences(tree);
  const judged = packages
    .filter(({ isDev, source }) => isDev !== true && source?.kind !== "local")
    .map((one): Judged => {
      const expression = expressionOf(one.licence ?? "") ?? installed(one);
      return {
        one,
        written: expression ?? one.licence,
        isGranted: expression === undefined ? undefined : isMet(expression, isGranted),
      };
    });
  return [
    ...judged.filter((each) => each.isGranted === false).map((each) => refused(each, licences)),
    ...unknown(
      judged.filter((each) => each.isGranted === undefined),
      licences,
    ),
  ];
}

function refused({ one, written }: Judged, { exceptions }: Licences): PlacedFinding {
  return {
    rule: "dependency-licence",
    path: one.path,
    line: one.line,
    column: 1,
    evidence: shown(`${one.name}@${one.version}: ${written}`),
    identity: `${one.name} ${written}`,
    ...acceptanceOf(exceptions, (entry) => isMeant(entry, one, written)),
  };
}

function isMeant(entry: Licences["exceptions"][number], one: PlacedPackage, written: string | undefined): boolean {
  if (!isSamePackage(entry.package, one.ecosystem, one.name)) return false;
  return entry.licence === undefined || entry.licence.toLowerCase() === written?.toLowerCase();
}

/** One finding a file; those that the policy accepts have each their own, with its reason. */
function unknown(judged: readonly Judged[], { allow, exceptions }: Licences): readonly PlacedFinding[] {
  const finding = (list: readonly Judged[], identity: string, rest: object = {}): PlacedFinding => {
    const names = list.map(
      ({ one, written }) => `${one.name}@${one.version}${written === undefined ? "" : ` (${written.split("\n")[0]})`}`,
    );
    const { path, line } = list[0]!.one;
    const severity = allow === undefined ? ("low" as const) : ("medium" as const);
    return {
      rule: "dependency-licence-unknown",
      path,
      line,
      column: 1,
      severity,
      evidence: few([...new Set(names)]),
      identity,
      ...rest,
    };
  };
  const open: Judged[] = [];
  const accepted: PlacedFinding[] = [];
  for (const each of judged) {
    const acceptance = acceptanceOf(exceptions, (entry) => isMeant(entry, each.one, each.written));
    if (acceptance.accepted === undefined) open.push(each);
    else accepted.push(finding([each], each.one.name, acceptance));
  }
  const byFile = Map.groupBy(open, ({ one }) => one.path);
  return [...accepted, ...[...byFile.values()].map((list) => finding(list, "file"))];
}
