import type { CoverageRow } from "../../api/types.ts";

export type Cell = CoverageRow["detectors"][string];

export interface CoverageFilter {
  readonly text: string;
  readonly route: string;
  readonly wire: string;
  readonly direction: string;
  /** Only fields where this state occurs; "" for all. */
  readonly state: Cell | "";
}

export const EVERYTHING: CoverageFilter = { text: "", route: "", wire: "", direction: "", state: "" };

/** Detectors in the order in which the rows name them. */
export function detectorsOf(rows: readonly CoverageRow[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row.detectors)))];
}

/** Text is looked for in field, origin, route and wire, whatever its case. */
export function filterCoverage(rows: readonly CoverageRow[], filter: CoverageFilter): readonly CoverageRow[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (filter.route !== "" && row.route !== filter.route) return false;
    if (filter.wire !== "" && row.wire !== filter.wire) return false;
    if (filter.direction !== "" && row.direction !== filter.direction) return false;
    if (filter.state !== "" && !Object.values(row.detectors).includes(filter.state)) return false;
    const said = `${row.field} ${row.origin} ${row.route} ${row.wire}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

export interface Tally {
  readonly fields: number;
  /** Fields times detectors. */
  readonly run: number;
  readonly notConfigured: number;
  readonly notPossible: number;
  /** Fields that no detector looks at although one could. */
  readonly bare: number;
}

/** How many fields a row stands for: the short table has one row for all fields of an origin. */
export const fieldsOf = (row: CoverageRow): number => row.fieldCount ?? 1;

export function tally(rows: readonly CoverageRow[]): Tally {
  let [fields, run, notConfigured, notPossible, bare] = [0, 0, 0, 0, 0];
  for (const row of rows) {
    const weight = fieldsOf(row);
    const cells = Object.values(row.detectors);
    fields += weight;
    for (const cell of cells) {
      if (cell === "run") run += weight;
      else if (cell === "not-configured") notConfigured += weight;
      else notPossible += weight;
    }
    if (!cells.includes("run") && cells.includes("not-configured")) bare += weight;
  }
  return { fields, run, notConfigured, notPossible, bare };
}

/** The rows of the whole table that a row of the short one stands for. */
export function membersOf(row: CoverageRow, whole: readonly CoverageRow[]): readonly CoverageRow[] {
  const same = ["route", "wire", "direction", "stream", "origin"] as const;
  const cells = JSON.stringify(row.detectors);
  return whole.filter(
    (member) => same.every((name) => member[name] === row[name]) && JSON.stringify(member.detectors) === cells,
  );
}
