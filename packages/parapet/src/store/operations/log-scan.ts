import type { Row, Value } from "../database/database.ts";
import { lastPosition } from "../writer/chain.ts";
import type { Conditions, OperationContext } from "./operation.ts";

/** Rows that one slice of a scan looks at: a few milliseconds, and commits go on between slices. */
const SLICE_ROWS = 4_000;

export interface Scan {
  readonly columns: string;
  readonly conditions: Conditions;
  readonly indexed?: Indexed | undefined;
  readonly limit: number;
  /** Below this position. */
  readonly before: number | undefined;
  /** Half open, on `at`. */
  readonly since: number | undefined;
  readonly until: number | undefined;
  /** Only exchanges that are not purged. */
  readonly exchangesOnly: boolean;
}

/** A condition with an index of its own, which then leads through the log. */
export interface Indexed {
  readonly sql: string;
  readonly values: readonly Value[];
}

/**
 * Newest first, without an index for each filter: walks back through the log in slices, so that a filter that matches
 * nothing costs time and never a stall. A window of time bounds the walk through the indexes on `at`. Where one condition
 * has an index, a slice is so many rows of that, and all others are never looked at.
 */
export async function scanLog(context: OperationContext, scan: Scan): Promise<Row[]> {
  const { database } = context;
  const { conditions, limit } = scan;
  if (scan.exchangesOnly) conditions.add("exchange_id IS NOT NULL");
  if (scan.since !== undefined) conditions.add("at >= ?", scan.since);
  if (scan.until !== undefined) conditions.add("at < ?", scan.until);
  const { indexed } = scan;
  if (indexed !== undefined) conditions.add(indexed.sql, ...indexed.values);
  const [lowest, highest] = bounds(context, scan);
  const sql = `SELECT ${scan.columns} FROM events WHERE position > ? AND position < ? AND ${conditions.sql}
    ORDER BY position DESC LIMIT ?`;
  const found: Row[] = [];
  for (let top = highest + 1; top > lowest && found.length < limit; ) {
    const bottom = Math.max(indexed === undefined ? top - 1 - SLICE_ROWS : below(context, indexed, top), lowest - 1);
    found.push(...database.all(sql, bottom, top, ...conditions.values, limit - found.length));
    top = bottom + 1;
    if (top > lowest && found.length < limit) await context.pause();
  }
  return found;
}

/** Where a slice ends that holds so many rows of an index; 0 when there are fewer. */
function below({ database }: OperationContext, { sql, values }: Indexed, top: number): number {
  const row = database.get(
    `SELECT position FROM events WHERE ${sql} AND position < ? ORDER BY position DESC LIMIT 1 OFFSET ${SLICE_ROWS}`,
    ...values,
    top,
  );
  return Number(row?.position ?? 0);
}

/** First and last position worth looking at. */
function bounds({ database }: OperationContext, scan: Scan): [number, number] {
  const last = lastPosition(database);
  const top = Math.min(last, scan.before === undefined ? last : scan.before - 1);
  if (scan.since === undefined) return [1, top];
  const until = scan.until ?? Number.MAX_SAFE_INTEGER;
  let lowest = top + 1;
  let highest = 0;
  const kinds = scan.exchangesOnly
    ? ["exchange_id IS NOT NULL"]
    : ["exchange_id IS NOT NULL", "exchange_id IS NULL AND purge_id IS NULL", "purge_id IS NOT NULL"];
  for (const kind of kinds) {
    const row = database.get(
      `SELECT MIN(position) AS low, MAX(position) AS high FROM events WHERE ${kind} AND at >= ? AND at < ?`,
      scan.since,
      until,
    );
    if (row?.low === null || row?.low === undefined) continue;
    lowest = Math.min(lowest, Number(row.low));
    highest = Math.max(highest, Number(row.high));
  }
  return [lowest, Math.min(top, highest)];
}
