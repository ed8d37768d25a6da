import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from "node:sqlite";
import { pathToFileURL } from "node:url";

export type Row = Record<string, SQLOutputValue>;
export type Value = SQLInputValue;

export interface DatabaseOptions {
  readonly readOnly?: boolean;
  /** With `readOnly`: nobody writes while it is open, so no lock is taken and no file is made beside it. */
  readonly isUnchanging?: boolean;
  /** Most pages that the file may have; a test's full disk. */
  readonly maxPageCount?: number;
}

/** SQLite with its settings made and its statements kept. SQL stays in the part that PostgreSQL speaks as well. */
export interface Database {
  run(sql: string, ...values: Value[]): { readonly changes: number };
  get(sql: string, ...values: Value[]): Row | undefined;
  all(sql: string, ...values: Value[]): Row[];
  /** Rows one by one; integers arrive as bigint, so that 5 and 5.0 and a number past 2^53 can be told apart. */
  exactRows(sql: string, ...values: Value[]): IterableIterator<Row>;
  /** All or nothing, with the write lock taken first. */
  transaction<T>(work: () => T): T;
  /** One snapshot over several reads. */
  snapshot<T>(work: () => T): T;
  exec(sql: string): void;
  close(): void;
}

/** Throws what SQLite throws; the caller says what it was doing. */
export function openDatabase(path: string, options: DatabaseOptions = {}): Database {
  const readOnly = options.readOnly === true;
  const connection = new DatabaseSync(options.isUnchanging === true ? unchanging(path) : path, {
    readOnly,
    timeout: 2_000,
  });
  if (!readOnly) {
    // A record is about 1.5 KB: two of them fill a page of 4 KB badly. Counts for a new file only.
    connection.exec("PRAGMA page_size = 8192");
    connection.exec("PRAGMA journal_mode = WAL");
    connection.exec("PRAGMA synchronous = FULL");
    // Fewer, larger checkpoints copy an index page once where the default would copy it four times.
    connection.exec("PRAGMA wal_autocheckpoint = 2000");
    connection.exec("PRAGMA journal_size_limit = 16777216");
  }
  connection.exec("PRAGMA trusted_schema = OFF");
  // 2 MB of pages: the records are written once and read seldom; the operating system caches the file anyway.
  connection.exec("PRAGMA cache_size = -2000");
  if (options.maxPageCount !== undefined) connection.exec(`PRAGMA max_page_count = ${options.maxPageCount}`);
  return wrap(connection);
}

function unchanging(path: string): URL {
  const url = pathToFileURL(path);
  url.searchParams.set("immutable", "1");
  return url;
}

function wrap(connection: DatabaseSync): Database {
  const kept = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const fresh = connection.prepare(sql);
    kept.set(sql, fresh);
    return fresh;
  };
  const inside = <T>(begin: string, work: () => T): T => {
    connection.exec(begin);
    try {
      const result = work();
      connection.exec("COMMIT");
      return result;
    } catch (thrown) {
      // SQLite has rolled back by itself after a full disk or an I/O error; then this one has nothing to do.
      if (connection.isTransaction) connection.exec("ROLLBACK");
      throw thrown;
    }
  };
  return {
    run: (sql, ...values) => ({ changes: Number(statement(sql).run(...values).changes) }),
    get: (sql, ...values) => statement(sql).get(...values),
    all: (sql, ...values) => statement(sql).all(...values),
    exactRows: (sql, ...values) => {
      const fresh = connection.prepare(sql);
      fresh.setReadBigInts(true);
      return fresh.iterate(...values) as IterableIterator<Row>;
    },
    transaction: (work) => inside("BEGIN IMMEDIATE", work),
    snapshot: (work) => inside("BEGIN", work),
    exec: (sql) => connection.exec(sql),
    close: () => connection.close(),
  };
}
