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
  readonly run: number;
  readonly notConfigured: number;
  readonly notPossible: number;
  /** Fields that no detector looks at although one could. */
  readonly bare: number;
}

export function tally(rows: readonly CoverageRow[]): Tally {
  let [run, notConfigured, notPossible, bare] = [0, 0, 0, 0];
  for (const row of rows) {
    const cells = Object.values(row.detectors);
    for (const cell of cells) {
      if (cell === "run") run += 1;
      else if (cell === "not-configured") notConfigured += 1;
      else notPossible += 1;
    }
    if (!cells.includes("run") && cells.includes("not-configured")) bare += 1;
  }
  return { run, notConfigured, notPossible, bare };
}
