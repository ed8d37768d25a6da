import type { CoverageGroupsView, CoverageRow } from "./api-types.ts";

/**
 * The coverage table without its repetitions. Three routes over every wire are 54,000 rows and 20 MB of JSON, which
 * would hold up the gateway for a third of a second; yet what runs on a field depends on route, direction and origin
 * alone, so naming each field once says the same in 1.4 MB.
 */
export function foldCoverage(rows: readonly CoverageRow[]): CoverageGroupsView {
  const known = folded.get(rows);
  if (known !== undefined) return known;
  const groups = new Map<
    string,
    { group: Omit<CoverageGroupsView["groups"][number], "fields">; fields: Set<string> }
  >();
  const cells = new Map<string, CoverageGroupsView["cells"][number]>();
  for (const { route, wire, direction, stream, field, origin, detectors } of rows) {
    const place = `${wire} ${direction} ${stream} ${origin}`;
    const found = groups.get(place);
    if (found === undefined)
      groups.set(place, { group: { wire, direction, stream, origin }, fields: new Set([field]) });
    else found.fields.add(field);
    const cell = `${route}\n${direction} ${origin}`;
    if (!cells.has(cell)) cells.set(cell, { route, direction, origin, detectors });
  }
  const view: CoverageGroupsView = {
    groups: [...groups.values()].map(({ group, fields }) => ({ ...group, fields: [...fields] })),
    cells: [...cells.values()],
  };
  folded.set(rows, view);
  return view;
}

/** By the table it was made of: the engine keeps one as long as its policy is in force. */
const folded = new WeakMap<readonly CoverageRow[], CoverageGroupsView>();
