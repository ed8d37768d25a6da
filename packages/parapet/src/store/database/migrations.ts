import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { ExchangeRecord } from "../store.ts";
import { promotedColumns } from "../writer/promoted.ts";
import { MINUTE_MS } from "../writer/rollups.ts";
import type { Database } from "./database.ts";

/** One step of the schema. Forward only: a released step is never edited, the next one is added. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
  /** What the new columns say of the rows that are there already, in the same transaction. */
  readonly fill?: (database: Database) => void;
}

export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: "the log, its rollups and the records",
    statements: [
      // INTEGER PRIMARY KEY is the row itself in SQLite; every other whole number is a BIGINT, as PostgreSQL wants it.
      // `payload` stands last and the hashes before it: walking the chain then does not touch overflow pages.
      `CREATE TABLE events (
        position INTEGER PRIMARY KEY,
        writer TEXT NOT NULL,
        sequence BIGINT NOT NULL,
        at BIGINT NOT NULL,
        kind TEXT NOT NULL,
        actor TEXT NOT NULL,
        subject TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        purge_id TEXT,
        exchange_id TEXT,
        status TEXT,
        verdict TEXT,
        detectors TEXT,
        payload TEXT
      )`,
      "CREATE INDEX events_exchange ON events (exchange_id) WHERE exchange_id IS NOT NULL",
      "CREATE INDEX events_exchange_at ON events (at) WHERE exchange_id IS NOT NULL",
      "CREATE INDEX events_other_at ON events (at) WHERE exchange_id IS NULL AND purge_id IS NULL",
      `CREATE TABLE writers (
        writer TEXT PRIMARY KEY,
        heads TEXT NOT NULL,
        sequence BIGINT NOT NULL,
        hash TEXT NOT NULL,
        signature TEXT NOT NULL,
        segment BIGINT NOT NULL,
        byte_offset BIGINT NOT NULL,
        named_sequence BIGINT NOT NULL
      )`,
      `CREATE TABLE checkpoints (
        checkpoint INTEGER PRIMARY KEY,
        to_position BIGINT NOT NULL,
        body TEXT NOT NULL,
        signature TEXT NOT NULL
      )`,
      `CREATE TABLE exchange_texts (
        position INTEGER PRIMARY KEY,
        at BIGINT NOT NULL,
        sealed_request BLOB NOT NULL,
        sealed_response BLOB NOT NULL
      )`,
      "CREATE INDEX exchange_texts_at ON exchange_texts (at)",
      `CREATE TABLE traffic_minutes (
        minute INTEGER PRIMARY KEY,
        requests BIGINT NOT NULL,
        blocked BIGINT NOT NULL,
        redacted BIGINT NOT NULL,
        refused BIGINT NOT NULL,
        failed BIGINT NOT NULL,
        input_tokens BIGINT NOT NULL,
        output_tokens BIGINT NOT NULL,
        cost_usd DOUBLE PRECISION NOT NULL,
        latency_ms_sum DOUBLE PRECISION NOT NULL,
        latency_ms_max DOUBLE PRECISION NOT NULL
      )`,
      `CREATE TABLE spend_minutes (
        minute BIGINT NOT NULL,
        principal TEXT NOT NULL,
        end_user TEXT NOT NULL,
        role TEXT NOT NULL,
        model TEXT NOT NULL,
        requests BIGINT NOT NULL,
        tokens BIGINT NOT NULL,
        usd DOUBLE PRECISION NOT NULL,
        PRIMARY KEY (minute, principal, end_user, role, model)
      )`,
      `CREATE TABLE hit_minutes (
        minute BIGINT NOT NULL,
        detector TEXT NOT NULL,
        rule TEXT NOT NULL,
        hits BIGINT NOT NULL,
        PRIMARY KEY (minute, detector, rule)
      )`,
      `CREATE TABLE timing_minutes (
        minute BIGINT NOT NULL,
        measure TEXT NOT NULL,
        bin BIGINT NOT NULL,
        requests BIGINT NOT NULL,
        PRIMARY KEY (minute, measure, bin)
      )`,
      `CREATE TABLE api_keys (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        owner TEXT NOT NULL,
        hash TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        expires_at BIGINT,
        revoked_at BIGINT,
        rotated_from TEXT,
        last_used_at BIGINT
      )`,
      "CREATE TABLE control (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
      "CREATE TABLE counters (name TEXT PRIMARY KEY, value BIGINT NOT NULL)",
      "INSERT INTO counters (name, value) VALUES ('control', 0)",
      `CREATE TABLE sessions (
        token_hash TEXT PRIMARY KEY,
        subject TEXT NOT NULL,
        roles TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL
      )`,
      `CREATE TABLE findings (
        room TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        id TEXT NOT NULL,
        status TEXT NOT NULL,
        first_seen BIGINT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (room, fingerprint)
      )`,
      `CREATE TABLE evidence (
        control TEXT NOT NULL,
        subject TEXT NOT NULL,
        at BIGINT NOT NULL,
        run TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (control, subject, at, run)
      )`,
    ],
  },
  {
    version: 2,
    name: "the end user as a column",
    statements: [
      "ALTER TABLE events ADD COLUMN end_user TEXT",
      "CREATE INDEX events_end_user ON events (lower(end_user)) WHERE end_user IS NOT NULL",
    ],
    fill: (database) => {
      for (const { position, payload } of exchanges(database)) {
        const { endUser } = promotedColumns(payload);
        if (endUser !== null) database.run("UPDATE events SET end_user = ? WHERE position = ?", endUser, position);
      }
    },
  },
  {
    version: 3,
    name: "exchanges without a price, counted",
    statements: [
      "ALTER TABLE events ADD COLUMN unpriced BIGINT",
      "ALTER TABLE traffic_minutes ADD COLUMN unpriced BIGINT NOT NULL DEFAULT 0",
    ],
    fill: (database) => {
      for (const { position, at, payload } of exchanges(database)) {
        if (promotedColumns(payload).unpriced === null) continue;
        const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
        database.run("UPDATE events SET unpriced = 1 WHERE position = ?", position);
        database.run("UPDATE traffic_minutes SET unpriced = unpriced + 1 WHERE minute = ?", minute);
      }
    },
  },
  {
    version: 4,
    name: "questions about tool calls",
    statements: [
      `CREATE TABLE tool_approvals (
        id TEXT PRIMARY KEY,
        state TEXT NOT NULL,
        asked_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL,
        principal TEXT NOT NULL,
        model TEXT NOT NULL,
        tool TEXT NOT NULL,
        reasons TEXT NOT NULL,
        digest TEXT NOT NULL,
        sealed_arguments BLOB NOT NULL,
        decided_by TEXT,
        decided_at BIGINT,
        leased_by TEXT
      )`,
      "CREATE INDEX tool_approvals_state ON tool_approvals (state, principal, model)",
    ],
  },
  {
    version: 5,
    name: "versions of models",
    statements: [
      `CREATE TABLE model_versions (
        model TEXT NOT NULL,
        version TEXT NOT NULL,
        digest TEXT NOT NULL,
        kind TEXT NOT NULL,
        source TEXT NOT NULL,
        licence TEXT,
        signer TEXT,
        data_manifest TEXT,
        stage TEXT NOT NULL,
        registered_at BIGINT NOT NULL,
        registered_by TEXT NOT NULL,
        changed_at BIGINT NOT NULL,
        changed_by TEXT NOT NULL,
        PRIMARY KEY (model, version)
      )`,
      "CREATE UNIQUE INDEX model_versions_primary ON model_versions (model) WHERE stage = 'primary'",
    ],
  },
];

/** The exchanges of a log that are not purged, oldest first, a batch of memory at a time. */
function* exchanges(database: Database): Generator<{ position: number; at: number; payload: Partial<ExchangeRecord> }> {
  const sql =
    "SELECT position, at, payload FROM events WHERE position > ? AND exchange_id IS NOT NULL ORDER BY position LIMIT 1000";
  for (let last = 0, rows = database.all(sql, last); rows.length > 0; rows = database.all(sql, last))
    for (const row of rows) {
      last = Number(row.position);
      yield { position: last, at: Number(row.at), payload: parsed(row.payload) };
    }
}

/** Empty for a payload that somebody has damaged: the store opens all the same, and `audit verify` tells. */
function parsed(payload: unknown): Partial<ExchangeRecord> {
  try {
    const value: unknown = JSON.parse(String(payload));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/**
 * Brings the schema up to `steps`' last version, step by step, each in its own transaction. Safe when two processes start at once.
 *
 * @throws {ParapetError} PARAPET_STORE_NEWER when a newer Parapet has written the file: nothing is touched
 */
export function migrate(database: Database, steps: readonly Migration[] = migrations): void {
  database.exec("CREATE TABLE IF NOT EXISTS schema_migrations (version BIGINT PRIMARY KEY, name TEXT NOT NULL)");
  const newest = steps.at(-1)?.version ?? 0;
  const current = versionOf(database);
  if (current > newest)
    throw new ParapetError(
      "PARAPET_STORE_NEWER",
      `the store has schema ${current}, this Parapet knows up to ${newest}`,
      { hint: "Upgrade Parapet, or point 'dataDirectory' at another folder.", exit: EXIT.environment },
    );
  for (const step of steps) {
    if (step.version <= current) continue;
    database.transaction(() => {
      if (versionOf(database) >= step.version) return;
      for (const statement of step.statements) database.exec(statement);
      step.fill?.(database);
      database.run("INSERT INTO schema_migrations (version, name) VALUES (?, ?)", step.version, step.name);
    });
  }
}

function versionOf(database: Database): number {
  return Number(database.get("SELECT MAX(version) AS version FROM schema_migrations")?.version ?? 0);
}
