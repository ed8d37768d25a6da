import path from "node:path";
import type { Fact, PlacedFact } from "../../scanner.ts";
import type { DependencyFormat, Ecosystem, Locked, Parsed, Wanted } from "./format.ts";
import { purlOf } from "./purl.ts";

/** Of the fact `package`: one that a lockfile or a pin fixes. */
interface PackageFact extends Omit<Locked, "line"> {
  readonly ecosystem: Ecosystem;
  readonly purl: string;
}

/** Of the fact `requirement`: one that a manifest asks for. */
interface RequirementFact extends Omit<Wanted, "line"> {
  readonly ecosystem: Ecosystem;
}

/** Of the fact `dependency-file`. */
interface DependencyFileFact {
  readonly format: string;
  readonly ecosystem: Ecosystem;
  readonly role: DependencyFormat["role"];
  readonly includes: NonNullable<Parsed["includes"]>;
  readonly own?: string;
  readonly provided?: readonly string[];
}

export type PlacedPackage = PackageFact & { readonly path: string; readonly line: number };
export type PlacedRequirement = RequirementFact & { readonly path: string; readonly line: number };
export type PlacedFile = DependencyFileFact & { readonly path: string };

/** What all files of the repository say of its dependencies. */
export interface Dependencies {
  readonly files: readonly PlacedFile[];
  readonly packages: readonly PlacedPackage[];
  readonly requirements: readonly PlacedRequirement[];
}

export function factsOf(
  format: DependencyFormat,
  { locked, wanted, includes = [], own, provided = [] }: Parsed,
): readonly Fact[] {
  const { ecosystem, role, id } = format;
  const file: DependencyFileFact = {
    format: id,
    ecosystem,
    role,
    includes,
    ...(own === undefined ? {} : { own }),
    ...(provided.length === 0 ? {} : { provided }),
  };
  return [
    { kind: "dependency-file", line: 1, data: file },
    ...locked.map(({ line, ...rest }): Fact => {
      const data: PackageFact = { ecosystem, purl: purlOf(ecosystem, rest.name, rest.version), ...rest };
      return { kind: "package", line, data };
    }),
    ...wanted.map(({ line, ...rest }): Fact => {
      const data: RequirementFact = { ecosystem, ...rest };
      return { kind: "requirement", line, data };
    }),
  ];
}

/** The facts again. A package is direct where its lockfile says so, or a manifest of the same folder asks for it. */
export function dependenciesOf(facts: readonly PlacedFact[]): Dependencies {
  const files: PlacedFile[] = [];
  const said: PlacedPackage[] = [];
  const requirements: PlacedRequirement[] = [];
  // The casts: `factsOf` wrote them.
  for (const { kind, path: file, line, data } of facts)
    if (kind === "dependency-file") files.push({ ...(data as DependencyFileFact), path: file });
    else if (kind === "package") said.push({ ...(data as PackageFact), path: file, line });
    else if (kind === "requirement") requirements.push({ ...(data as RequirementFact), path: file, line });
  const asked = new Set(requirements.map((one) => `${path.posix.dirname(one.path)}\n${one.ecosystem}\n${one.name}`));
  const packages = said.map((one) =>
    one.isDirect === undefined
      ? { ...one, isDirect: asked.has(`${path.posix.dirname(one.path)}\n${one.ecosystem}\n${one.name}`) }
      : one,
  );
  return { files, packages, requirements };
}
