import { createHash, randomBytes } from "node:crypto";
import { purgeText, signText, tombstoneLine } from "../audit/hash.ts";
import type { Entry } from "../journal/line.ts";
import { appendToChain } from "../writer/chain.ts";
import { MINUTE_MS } from "../writer/rollups.ts";
import type { OperationContext } from "./operation.ts";

/** Rows of one transaction: commits of new events wait no longer than for these. */
const BATCH = 1_000;

/** Budgets run over windows of up to a month, whatever the records' retention is. */
const SPEND_KEPT_MS = 40 * 24 * 3_600_000;

export interface PurgeOrder {
  readonly texts: number;
  readonly exchanges: number;
  readonly at: number;
}

export type Purged = { readonly texts: number; readonly exchanges: number };

/**
 * Empties and deletes what is past its retention, batch by batch, each one with its own record in the log. What is taken
 * is overwritten in the file, not only unlinked: whoever copies the disk later shall find no text that should be gone.
 */
export async function purge(context: OperationContext, order: PurgeOrder): Promise<Purged> {
  const { database } = context;
  database.exec("PRAGMA secure_delete = ON");
  try {
    const purged = await purgeAll(context, order);
    if (purged.texts + purged.exchanges > 0) emptyWriteAheadLog(database);
    return purged;
  } finally {
    database.exec("PRAGMA secure_delete = OFF");
  }
}

/** The log still holds the pages as they were. Where a long read keeps it, the next purge or the last close takes it. */
function emptyWriteAheadLog(database: OperationContext["database"]): void {
  const timeout = Number(database.get("PRAGMA busy_timeout")?.timeout ?? 0);
  database.exec("PRAGMA busy_timeout = 0");
  try {
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    database.exec(`PRAGMA busy_timeout = ${timeout}`);
  }
}

async function purgeAll(context: OperationContext, order: PurgeOrder): Promise<Purged> {
  let exchanges = 0;
  let texts = 0;
  for (let more = BATCH; more === BATCH; await context.pause()) {
    more = context.database.transaction(() => purgeTexts(context, order));
    texts += more;
  }
  for (let more = BATCH; more === BATCH; await context.pause()) {
    const taken = context.database.transaction(() => purgeExchanges(context, order));
    more = taken.exchanges;
    exchanges += taken.exchanges;
    texts += taken.texts;
  }
  const spendBefore = Math.min(order.exchanges, order.at - SPEND_KEPT_MS);
  context.database.run("DELETE FROM spend_minutes WHERE minute < ?", spendBefore - MINUTE_MS);
  return { texts, exchanges };
}

function purgeTexts(context: OperationContext, order: PurgeOrder): number {
  const before = Math.max(order.texts, order.exchanges);
  const { changes } = context.database.run(
    `DELETE FROM exchange_texts WHERE position IN
       (SELECT position FROM exchange_texts WHERE at < ? ORDER BY at LIMIT ${BATCH})`,
    before,
  );
  if (changes > 0) record(context, "texts-purged", order.at, { before, texts: changes });
  return changes;
}

/**
 * Takes everything out of the rows but their links: the chain then still verifies, and the signed record says which
 * rows may be empty. An empty row that no record names is a forgery.
 */
function purgeExchanges(context: OperationContext, order: PurgeOrder): Purged {
  const { database, auditKey } = context;
  const rows = database
    .all(
      `SELECT position, writer, sequence, at, kind, previous_hash, hash FROM events
       WHERE exchange_id IS NOT NULL AND at < ? ORDER BY at LIMIT ${BATCH}`,
      order.exchanges,
    )
    .sort((a, b) => Number(a.position) - Number(b.position));
  if (rows.length === 0) return { texts: 0, exchanges: 0 };
  const id = randomBytes(8).toString("hex");
  const digest = createHash("sha256");
  let texts = 0;
  for (const row of rows) {
    const position = Number(row.position);
    // Committed between the last batch of texts and this one: an old exchange that a journal has kept until now.
    texts += database.run("DELETE FROM exchange_texts WHERE position = ?", position).changes;
    digest.update(
      tombstoneLine({
        position,
        writer: String(row.writer),
        sequence: Number(row.sequence),
        at: Number(row.at),
        kind: String(row.kind),
        previousHash: String(row.previous_hash),
        hash: String(row.hash),
      }),
    );
    database.run(
      `UPDATE events SET purge_id = ?, actor = '', subject = '', payload = NULL,
         exchange_id = NULL, status = NULL, verdict = NULL, detectors = NULL, end_user = NULL, unpriced = NULL WHERE position = ?`,
      id,
      position,
    );
  }
  if (texts > 0) record(context, "texts-purged", order.at, { before: order.exchanges, texts });
  const exchanges = rows.length;
  const sum = digest.digest("hex");
  const signature = signText(purgeText(id, order.exchanges, exchanges, sum), auditKey);
  record(context, "exchanges-purged", order.at, {
    purge: id,
    before: order.exchanges,
    exchanges,
    digest: sum,
    signature,
  });
  return { texts, exchanges };
}

function record({ database, auditKey, writer }: OperationContext, kind: string, at: number, data: object): void {
  const entry: Entry = { kind, at, actor: "system", subject: "records", payload: JSON.stringify(data) };
  appendToChain(database, auditKey, writer, [entry]);
}
