import type { CoverageRow } from "./api-types.ts";

/**
 * One row for all fields of an origin: a detector runs by direction and origin, so they share its cells. A model's
 * full table has some 18,000 fields (13 MB of JSON for two models); this has about a hundred, and loses no "no".
 */
export function summariseCoverage(rows: readonly CoverageRow[]): readonly CoverageRow[] {
  const groups = new Map<string, { readonly first: CoverageRow; readonly fields: string[] }>();
  for (const row of rows) {
    const cells = Object.entries(row.detectors).flat().join(" ");
    const key = [row.route, row.wire, row.direction, row.stream, row.origin, cells].join("\n");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: row, fields: [row.field] });
    else group.fields.push(row.field);
  }
  return [...groups.values()].map(({ first, fields }) => ({
    ...first,
    field: fields.length === 1 ? first.field : `${plainest(fields)} and ${fields.length - 1} more`,
    fieldCount: fields.length,
  }));
}

/** The field that tells a reader most: a named one before a wildcard, a short path before a long one. */
function plainest(fields: readonly string[]): string {
  return fields.reduce((best, field) => (weight(field) < weight(best) ? field : best));
}

function weight(field: string): number {
  return field.length + (field.includes("*") ? 1_000 : 0);
}
