import type { Report, ReportRule } from "../format.ts";

/** A taxon, as rules and results refer to it. */
interface TaxonReference {
  readonly id: string;
  readonly index: number;
  readonly toolComponent: { readonly name: string; readonly index: number };
}

interface Taxonomies {
  /** Of the run; undefined where no rule is mapped, so that nothing is claimed. */
  readonly taxonomies: readonly object[] | undefined;
  /** Of the driver. */
  readonly supported: readonly object[] | undefined;
  referencesOf(rule: Pick<ReportRule, "mappings"> | undefined): readonly TaxonReference[];
}

/**
 * Frameworks as SARIF knows them: components of the run with the ids that its rules name, and no more of them.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, 3.14.8 and 3.19.3
 */
export function taxonomiesOf({ rules }: Pick<Report, "rules">): Taxonomies {
  const known = new Map<string, Map<string, number>>();
  for (const { mappings = [] } of rules)
    for (const { title, ids } of mappings) {
      const taxa = known.get(title) ?? new Map<string, number>();
      known.set(title, taxa);
      for (const id of ids) if (!taxa.has(id)) taxa.set(id, taxa.size);
    }
  const names = [...known.keys()];
  const indexes = new Map(names.map((name, index) => [name, index]));
  return {
    taxonomies:
      names.length === 0
        ? undefined
        : names.map((name) => ({
            name,
            isComprehensive: false,
            taxa: [...known.get(name)!.keys()].map((id) => ({ id })),
          })),
    supported: names.length === 0 ? undefined : names.map((name, index) => ({ name, index })),
    referencesOf: (rule) =>
      (rule?.mappings ?? []).flatMap(({ title, ids }) =>
        ids.map((id) => ({
          id,
          index: known.get(title)!.get(id)!,
          toolComponent: { name: title, index: indexes.get(title)! },
        })),
      ),
  };
}
