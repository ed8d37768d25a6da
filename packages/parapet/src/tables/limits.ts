/** What a table may cost. What is larger is refused with PARAPET_TABLE_LIMIT, never cut. */
export interface TableLimits {
  /** Bytes of one cell; of a line or an object of JSON it is sixteen times that. */
  readonly cellBytes: number;
  readonly columns: number;
  /** Rows that `readTable` holds. */
  readonly rows: number;
  /** Bytes that `readTable` holds, and that one row group of Parquet may inflate to. */
  readonly heldBytes: number;
}

export const TABLE_LIMITS: TableLimits = {
  cellBytes: 1024 * 1024,
  columns: 20_000,
  rows: 5_000_000,
  heldBytes: 1024 * 1024 * 1024,
};

/** Cells or numbers that one batch holds at most: with many columns a batch has fewer rows. */
const BATCH_CELLS = 262_144;

/** Rows of a batch with so many numbers or cells in a row: `wanted`, or as many as keep memory flat; at least one. */
export const batchRowsFor = (cells: number, wanted: number): number =>
  Math.max(1, Math.min(wanted, Math.floor(BATCH_CELLS / Math.max(1, cells))));

/** About what a cell costs in memory. */
export const bytesOf = (cell: unknown): number =>
  typeof cell === "string" ? 24 + cell.length : typeof cell === "object" && cell !== null ? 128 : 8;
