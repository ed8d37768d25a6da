import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { messageOf, ParapetError } from "@parapet/guard/kernel";
import type { Ecosystem } from "../format.ts";
import { type Advisory, advisoriesOf, canonicalName } from "./record.ts";

/** Where advisories are looked up. */
export interface AdvisorySource {
  of(ecosystem: Ecosystem, name: string): readonly Advisory[];
}

interface DatabaseInfo {
  /** UTC epoch milliseconds of the import. */
  readonly importedAt: number;
  /** The newest change of a record in it; undefined where none tells. */
  readonly newestChangeAt: number | undefined;
  readonly source: string;
  readonly records: number;
  readonly packages: number;
}

export interface Database extends AdvisorySource {
  readonly info: DatabaseInfo;
  close(): void;
}

const SCHEMA = 1;
const BATCH = 5_000;

export const databaseFileIn = (dataDirectory: string): string => path.join(dataDirectory, "vulnerabilities.sqlite");

const hint = "Get one: parapet scan db update --from <OSV dump>";

/** @throws {ParapetError} PARAPET_SCAN_DATABASE where it is missing, damaged or of another version */
export function openDatabase(file: string): Database {
  if (!existsSync(file))
    throw new ParapetError("PARAPET_SCAN_DATABASE", "there is no vulnerability database", { hint });
  let sqlite: DatabaseSync | undefined;
  try {
    sqlite = new DatabaseSync(file, { readOnly: true });
    const meta = new Map(
      sqlite
        .prepare("SELECT key, value FROM meta")
        .all()
        .map((row) => [String(row.key), String(row.value)]),
    );
    if (meta.get("schema") !== String(SCHEMA)) throw new Error("it is of another version");
    const newest = Number(meta.get("newest"));
    const find = sqlite.prepare("SELECT data FROM advisory WHERE ecosystem = ? AND name = ?");
    const opened = sqlite;
    return {
      info: {
        importedAt: Number(meta.get("imported")),
        newestChangeAt: newest > 0 ? newest : undefined,
        source: meta.get("source") ?? "",
        records: Number(meta.get("records")),
        packages: Number(meta.get("packages")),
      },
      of: (ecosystem, name) =>
        // The cast: `writeDatabase` wrote it.
        find.all(ecosystem, canonicalName(ecosystem, name)).map((row) => JSON.parse(String(row.data)) as Advisory),
      close: () => opened.close(),
    };
  } catch (cause) {
    sqlite?.close();
    const why = `the vulnerability database cannot be read: ${messageOf(cause)}`;
    throw new ParapetError("PARAPET_SCAN_DATABASE", why, { hint, cause });
  }
}

export interface Writing {
  /** In words, without credentials. */
  readonly source: string;
  /** UTC epoch milliseconds. */
  readonly now: number;
  readonly onProgress?: (records: number) => void;
}

export interface Written extends DatabaseInfo {
  /** Records that were none. */
  readonly refused: number;
}

/**
 * Writes a database of these records in the place of the one before, whole or not at all.
 *
 * @throws {ParapetError} PARAPET_SCAN_DATABASE where no record says anything of a registry that is known
 */
export async function writeDatabase(file: string, records: AsyncIterable<unknown>, writing: Writing): Promise<Written> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await rm(draft, { force: true });
  const sqlite = new DatabaseSync(draft);
  try {
    sqlite.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
      CREATE TABLE advisory (id TEXT, ecosystem TEXT, name TEXT, data TEXT NOT NULL, PRIMARY KEY (ecosystem, name, id)) WITHOUT ROWID;
      BEGIN`);
    const insert = sqlite.prepare("INSERT OR REPLACE INTO advisory VALUES (?, ?, ?, ?)");
    let [count, refused, newest] = [0, 0, 0];
    for await (const record of records) {
      try {
        for (const { ecosystem, name, advisory } of advisoriesOf(record))
          insert.run(advisory.id, ecosystem, name, JSON.stringify(advisory));
        const modified = Date.parse(String((record as { readonly modified?: unknown }).modified)); // it is a record
        if (modified > newest && modified <= writing.now) newest = modified;
        count++;
      } catch (thrown) {
        if (thrown instanceof Error && "errcode" in thrown) throw thrown;
        refused++;
      }
      if ((count + refused) % BATCH === 0) {
        sqlite.exec("COMMIT; BEGIN");
        writing.onProgress?.(count);
      }
    }
    const { packages } = sqlite
      .prepare("SELECT count(*) AS packages FROM (SELECT DISTINCT ecosystem, name FROM advisory)")
      .get() as { readonly packages: number };
    if (packages === 0)
      throw new ParapetError("PARAPET_SCAN_DATABASE", `${writing.source} holds no advisory of a known registry`, {
        hint: "Name an OSV dump: a zip as osv.dev publishes it, a folder of JSON files, or JSON lines.",
      });
    const set = sqlite.prepare("INSERT INTO meta VALUES (?, ?)");
    const { source, now } = writing;
    for (const [key, value] of Object.entries({
      schema: SCHEMA,
      imported: now,
      newest,
      source,
      records: count,
      packages,
    }))
      set.run(key, String(value));
    sqlite.exec("COMMIT");
    sqlite.close();
    await rename(draft, file);
    return { importedAt: now, newestChangeAt: newest || undefined, source, records: count, packages, refused };
  } catch (thrown) {
    if (sqlite.isOpen) sqlite.close();
    await rm(draft, { force: true });
    throw thrown;
  }
}
