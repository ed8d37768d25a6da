import { catalogue } from "./catalogue.ts";
import type { FrameworkField } from "./framework-ids.ts";

/** What some threats and controls lead to in one edition of somebody else's framework. */
export interface FrameworkMapping {
  readonly field: FrameworkField;
  /** With its edition. */
  readonly title: string;
  /** Sorted as people count, each once, never empty. */
  readonly ids: readonly string[];
}

/**
 * Where threats and controls stand in the frameworks that auditors ask about, edition by edition: threats lead to lists
 * of risks and techniques, controls to duties.
 *
 * @param given ids of the catalogue
 * @param fields frameworks that are wanted, in any order; the answer has the catalogue's own
 * @throws {ParapetError} PARAPET_REGISTRY_UNKNOWN for an id that the catalogue does not have
 */
export function mappingsOf(
  given: { readonly threats: readonly string[]; readonly controls: readonly string[] },
  fields: readonly FrameworkField[],
): readonly FrameworkMapping[] {
  const { threats, controls, frameworks } = catalogue();
  const entries: readonly object[] = [
    ...given.threats.map((id) => threats.get(id)),
    ...given.controls.map((id) => controls.get(id)),
  ];
  return frameworks
    .filter(({ field }) => fields.includes(field))
    .map(({ field, title }) => {
      // A field of threats is none of controls, and the other way round.
      const ids = entries.flatMap(
        (entry) => ((entry as Record<string, unknown>)[field] as readonly string[] | undefined) ?? [],
      );
      return { field, title, ids: [...new Set(ids)].sort((a, b) => a.localeCompare(b, "en", { numeric: true })) };
    })
    .filter(({ ids }) => ids.length > 0);
}
