import type { Row } from "../database/database.ts";
import { unpackExchange } from "../journal/exchange-payload.ts";
import { EXCHANGE_KIND } from "../journal/line.ts";
import type { EventQuery, StoredEvent } from "../store.ts";
import { scanLog } from "./log-scan.ts";
import { createConditions, type OperationContext, pageSize } from "./operation.ts";

const COLUMNS = "position, writer, sequence, at, kind, actor, subject, previous_hash, hash, purge_id, payload";

export async function readEvents(context: OperationContext, query: EventQuery): Promise<readonly StoredEvent[]> {
  const conditions = createConditions();
  conditions.oneOf("kind", query.kinds);
  if (query.subject !== undefined) conditions.add("subject = ?", query.subject);
  if (query.actor !== undefined) conditions.add("actor = ?", query.actor);
  const limit = pageSize(query.limit, 100, 1_000);
  if (query.kinds !== undefined && !query.kinds.includes(EXCHANGE_KIND)) {
    // Exchanges are nearly all of a log; what is not one has an index of its own, and is found at once.
    conditions.add("exchange_id IS NULL AND purge_id IS NULL AND at >= ?", query.since ?? Number.MIN_SAFE_INTEGER);
    if (query.until !== undefined) conditions.add("at < ?", query.until);
    if (query.before !== undefined) conditions.add("position < ?", query.before);
    const sql = `SELECT ${COLUMNS} FROM events WHERE ${conditions.sql} ORDER BY position DESC LIMIT ?`;
    return context.database.all(sql, ...conditions.values, limit).map(storedEventOf);
  }
  const { before, since, until } = query;
  const rows = await scanLog(context, {
    columns: COLUMNS,
    conditions,
    limit,
    before,
    since,
    until,
    exchangesOnly: false,
  });
  return rows.map(storedEventOf);
}

/** Events after a position, oldest first, at most 500: what a tail reads. */
export function eventsAfter(context: Pick<OperationContext, "database">, position: number): readonly StoredEvent[] {
  const sql = `SELECT ${COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT 500`;
  return context.database.all(sql, position).map(storedEventOf);
}

function storedEventOf(row: Row): StoredEvent {
  return {
    position: Number(row.position),
    writer: String(row.writer),
    sequence: Number(row.sequence),
    at: Number(row.at),
    kind: String(row.kind),
    actor: String(row.actor),
    subject: String(row.subject),
    previousHash: String(row.previous_hash),
    hash: String(row.hash),
    isPurged: row.purge_id !== null,
    data: row.payload === null ? {} : dataOf(row),
  };
}

function dataOf({ kind, payload }: Row): StoredEvent["data"] {
  const data = JSON.parse(String(payload));
  return kind === EXCHANGE_KIND ? { ...unpackExchange(data) } : data;
}
