import type { Database, Row } from "../database/database.ts";
import { sealedDigest } from "../writer/chain.ts";
import type { PromotedColumns } from "../writer/promoted.ts";

/** An event as found, before anything is believed of it. Integers are numbers where they are exact, else left as found. */
export interface FoundEvent {
  readonly position: unknown;
  readonly writer: unknown;
  readonly sequence: unknown;
  readonly at: unknown;
  readonly kind: unknown;
  readonly actor: unknown;
  readonly subject: unknown;
  readonly previousHash: unknown;
  readonly hash: unknown;
  readonly purge: unknown;
  readonly payload: unknown;
  /** Absent in an export, which has no such columns. */
  readonly promoted?: Readonly<Record<keyof PromotedColumns, unknown>>;
  /** Digest of the texts that are kept with it. */
  readonly sealedDigest?: string;
}

export interface FoundWriter {
  readonly writer: unknown;
  readonly heads: unknown;
  readonly sequence: unknown;
  readonly hash: unknown;
  readonly signature: unknown;
}

export interface FoundCheckpoint {
  readonly checkpoint: unknown;
  readonly to: unknown;
  readonly body: unknown;
  readonly signature: unknown;
}

/** A log to verify: the database or an export of it. Writers and checkpoints are few and come first; events are streamed. */
export interface AuditSource {
  readonly writers: readonly FoundWriter[];
  readonly checkpoints: readonly FoundCheckpoint[];
  readonly events: AsyncIterable<FoundEvent> | Iterable<FoundEvent>;
  /** Positions with kept texts and no event. */
  readonly orphanTexts: readonly number[];
}

/** Reads straight from the tables. Keep one snapshot open around it. */
export function databaseSource(database: Database): AuditSource {
  return {
    writers: [
      ...map(
        database.exactRows("SELECT writer, heads, sequence, hash, signature FROM writers ORDER BY writer"),
        ({ writer, heads, sequence, hash, signature }) => ({
          writer,
          heads,
          sequence: exact(sequence),
          hash,
          signature,
        }),
      ),
    ],
    checkpoints: [
      ...map(
        database.exactRows("SELECT checkpoint, to_position, body, signature FROM checkpoints ORDER BY checkpoint"),
        ({ checkpoint, to_position, body, signature }) => ({
          checkpoint: exact(checkpoint),
          to: exact(to_position),
          body,
          signature,
        }),
      ),
    ],
    events: map(
      database.exactRows(
        `SELECT events.*, sealed_request, sealed_response FROM events
         LEFT JOIN exchange_texts ON exchange_texts.position = events.position ORDER BY events.position`,
      ),
      foundEvent,
    ),
    orphanTexts: database
      .all("SELECT position FROM exchange_texts WHERE position NOT IN (SELECT position FROM events) LIMIT 100")
      .map((row) => Number(row.position)),
  };
}

function foundEvent(row: Row): FoundEvent {
  const texts =
    row.sealed_request instanceof Uint8Array && row.sealed_response instanceof Uint8Array
      ? { sealedDigest: sealedDigest(row.sealed_request, row.sealed_response) }
      : row.sealed_request === null && row.sealed_response === null
        ? {}
        : { sealedDigest: "not bytes" };
  return {
    position: exact(row.position),
    writer: row.writer,
    sequence: exact(row.sequence),
    at: exact(row.at),
    kind: row.kind,
    actor: row.actor,
    subject: row.subject,
    previousHash: row.previous_hash,
    hash: row.hash,
    purge: row.purge_id,
    payload: row.payload,
    promoted: {
      exchangeId: row.exchange_id,
      status: row.status,
      verdict: row.verdict,
      detectors: row.detectors,
      endUser: row.end_user,
      unpriced: exact(row.unpriced),
    },
    ...texts,
  };
}

/** An integer column as a number; a column that holds 5.0 or text instead stays what it is, and is then found wrong. */
function exact(value: unknown): unknown {
  if (typeof value !== "bigint") return typeof value === "number" ? `not an integer: ${value}` : value;
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

function* map<A, B>(items: Iterable<A>, change: (item: A) => B): Generator<B> {
  for (const item of items) yield change(item);
}
