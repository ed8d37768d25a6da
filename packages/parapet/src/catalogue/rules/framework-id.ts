import type { FrameworkIds } from "../framework-ids.ts";
import type { Taxonomy } from "../schema.ts";
import type { CatalogueRule } from "./rule.ts";

/** Reads a framework column of a threat or control. */
function columnOf(entry: object, field: string): readonly string[] {
  const value = (entry as Readonly<Record<string, unknown>>)[field];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

export const frameworkIdRule: CatalogueRule = {
  id: "framework-id",
  title: "Every framework id exists in the edition its column names",
  *check(data, frameworks) {
    for (const entry of [...data.threats, ...data.controls])
      for (const framework of frameworks) {
        const seen = new Set<string>();
        for (const id of columnOf(entry, framework.field)) {
          if (seen.has(id)) yield { subject: entry.id, message: `${framework.field} names ${id} twice` };
          seen.add(id);
          const wrong = whatIsWrong(id, framework, frameworks, data);
          if (wrong !== undefined) yield { subject: entry.id, message: wrong };
        }
      }
  },
};

function whatIsWrong(
  id: string,
  framework: FrameworkIds,
  frameworks: readonly FrameworkIds[],
  data: Taxonomy,
): string | undefined {
  const { atlas } = data.frameworks;
  if (framework.field === "atlas" && Object.hasOwn(atlas.newIn2026_07, id))
    return `${id} is of ATLAS 2026.07; the pinned edition is ${framework.title}${oldNameOf(id, data)}`;
  if (framework.field === "atlasMitigations" && Object.hasOwn(atlas.newMitigations2026_07, id))
    return `${id} is of ATLAS 2026.07; the pinned edition is ${framework.title}`;
  if (framework.ids.has(id)) return undefined;
  const elsewhere = frameworks.find((other) => other.field !== framework.field && other.ids.has(id));
  if (elsewhere !== undefined) return `${id} belongs to ${elsewhere.title}, not to ${framework.title}`;
  if (!framework.form.test(id)) return `'${id}' has not the form of ${framework.title}, such as ${framework.example}`;
  return framework.isComplete
    ? `${framework.title} has no ${id}`
    : `${id} was not looked up in ${framework.title}: add it to the table when it exists there`;
}

function oldNameOf(id: string, data: Taxonomy): string {
  const old = Object.entries(data.frameworks.atlas.aliases_5_6_to_2026_07).find(([, current]) => current === id)?.[0];
  return old === undefined ? "" : `, where it is ${old}`;
}
