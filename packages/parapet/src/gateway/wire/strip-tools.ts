import type { Container, Place } from "./place.ts";
import type { ToolPlace } from "./tool-place.ts";

/**
 * A copy of a body without some calls or definitions. What stands in a list, or is all that an element of a list is
 * about, goes with its element; anything else goes from its field.
 *
 * @param copyOf the copy of a container, and of all on the way to it
 */
export function stripTools(tools: readonly ToolPlace[], copyOf: (place: Place) => Container): void {
  const gone = new Map<Place, Set<number>>();
  for (const { place, key } of tools) {
    const list = Array.isArray(place.value) ? place : place.parent;
    if (list === undefined || !Array.isArray(list.value)) {
      delete copyOf(place)[key];
      continue;
    }
    const indexes = gone.get(list) ?? new Set<number>();
    indexes.add(Number(list === place ? key : place.key));
    gone.set(list, indexes);
  }
  for (const [list, indexes] of gone) {
    const kept = (list.value as unknown as unknown[]).filter((_, at) => !indexes.has(at));
    if (list.parent === undefined) continue;
    const holder = copyOf(list.parent);
    // Providers and clients take no empty list of tools or of calls for none.
    if (kept.length === 0 && /^(tools|functions|tool_calls)$/.test(String(list.key))) delete holder[list.key];
    else holder[list.key] = kept;
  }
}
