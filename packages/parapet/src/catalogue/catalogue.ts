import { createRegistry, type Registry } from "@parapet/guard/kernel";
import taxonomy from "./data/taxonomy.json" with { type: "json" };
import { type FrameworkIds, frameworkIds } from "./framework-ids.ts";
import { type Control, type Fact, type Taxonomy, type Threat, taxonomySchema } from "./schema.ts";

export interface EvidenceModule {
  /** e.g. `guard.eval`. */
  readonly id: string;
  readonly title: string;
}

export interface Catalogue {
  readonly version: string;
  readonly threats: Registry<Threat>;
  readonly controls: Registry<Control>;
  readonly evidenceModules: Registry<EvidenceModule>;
  readonly frameworks: readonly FrameworkIds[];
  readonly facts: Readonly<Record<string, Fact>>;
  /** The data as it stands in the file, for what needs more than the registries. */
  readonly data: Taxonomy;
  /** Threats that a framework id points at, e.g. `LLM01:2025`. */
  threatsMappedTo(frameworkId: string): readonly Threat[];
  /** Controls that a framework id points at, e.g. `A.6.2.4`. */
  controlsMappedTo(frameworkId: string): readonly Control[];
}

let loaded: Catalogue | undefined;

/** The catalogue, parsed at the first call and shared from then on. */
export function catalogue(): Catalogue {
  loaded ??= buildCatalogue(taxonomySchema.parse(taxonomy));
  return loaded;
}

/** @throws {ParapetError} PARAPET_REGISTRY_DUPLICATE when two entries share an id */
export function buildCatalogue(data: Taxonomy): Catalogue {
  const frameworks = frameworkIds(Object.keys(data.frameworks.atlas.names));
  const threats = createRegistry("threat", data.threats);
  const controls = createRegistry("control", data.controls);
  const threatIndex = indexBy(data.threats, frameworks);
  const controlIndex = indexBy(data.controls, frameworks);
  return {
    version: data.version,
    threats,
    controls,
    evidenceModules: createRegistry(
      "evidence module",
      Object.entries(data.evidenceModules).map(([id, title]) => ({ id, title })),
    ),
    frameworks,
    facts: data.facts,
    data,
    threatsMappedTo: (id) => threatIndex.get(id) ?? [],
    controlsMappedTo: (id) => controlIndex.get(id) ?? [],
  };
}

function indexBy<T extends object>(
  entries: readonly T[],
  frameworks: readonly FrameworkIds[],
): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>();
  for (const entry of entries)
    for (const { field } of frameworks)
      for (const id of ((entry as Record<string, unknown>)[field] as readonly string[] | undefined) ?? []) {
        const bucket = index.get(id);
        if (bucket === undefined) index.set(id, [entry]);
        else bucket.push(entry);
      }
  return index;
}
