import { createWriteStream, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { finished } from "node:stream/promises";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { exportAudit, type HeldCheckpoint, verifyAudit } from "../index.ts";
import { keptDirectory, writeSampleLog } from "../testing/sample-log.ts";

/** Half of this on the database, half on the export. */
const CASES = Number(process.env.PARAPET_TAMPER_CASES ?? 2_000);

/** A few milliseconds a case; many times that on a machine that does other things. */
const TIMEOUT_MS = 60 * CASES;

const EVENT_COLUMNS = [
  "position",
  "writer",
  "sequence",
  "at",
  "kind",
  "actor",
  "subject",
  "previous_hash",
  "hash",
  "purge_id",
  "exchange_id",
  "status",
  "verdict",
  "detectors",
  "end_user",
  "unpriced",
  "payload",
];
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  events: EVENT_COLUMNS,
  checkpoints: ["checkpoint", "to_position", "body", "signature"],
  writers: ["writer", "heads", "sequence", "hash", "signature"],
  exchange_texts: ["position", "sealed_request", "sealed_response"],
};

interface Tampering {
  readonly table: string;
  readonly what: "change" | "delete" | "swap" | "insert" | "truncate" | "null";
  /** Three free choices, each taken modulo what there is to choose from. */
  readonly row: number;
  readonly other: number;
  readonly byte: number;
}

const tampering: fc.Arbitrary<Tampering> = fc.record({
  table: fc.constantFrom("events", "events", "events", "checkpoints", "writers", "exchange_texts"),
  what: fc.constantFrom("change", "change", "change", "null", "delete", "swap", "insert", "truncate"),
  row: fc.nat(),
  other: fc.nat(),
  byte: fc.nat(),
});

describe("tampering", () => {
  let dataDirectory = "";
  let exportText = "";
  let held: HeldCheckpoint | undefined;
  beforeAll(async () => {
    dataDirectory = keptDirectory();
    await writeSampleLog(dataDirectory);
    const file = join(dataDirectory, "export.jsonl");
    const sink = createWriteStream(file);
    await exportAudit(dataDirectory, sink);
    sink.end();
    await finished(sink);
    exportText = readFileSync(file, "utf8");
    const report = await verifyAudit({ dataDirectory });
    expect(report.problems).toEqual([]);
    held = report.head;
  });

  it(
    "S10: any change, removal, swap, insertion or cut in the database is found",
    async () => {
      const database = new DatabaseSync(join(dataDirectory, "parapet.db"));
      database.exec("PRAGMA synchronous = OFF");
      const undo = remember(database);
      const untouched = contents(database);
      let tried = 0;
      await fc.assert(
        fc.asyncProperty(tampering, async (step) => {
          const isDifferent = tamper(database, step, untouched);
          if (isDifferent) {
            tried++;
            // A log without its newest checkpoint is a log of a minute ago: only who holds that checkpoint can tell.
            const needsHeld = step.table === "checkpoints" && step.what === "delete";
            const report = await verifyAudit({ dataDirectory, ...(needsHeld && held !== undefined ? { held } : {}) });
            expect(report.isIntact, JSON.stringify(step)).toBe(false);
          }
          // Also after a step that was refused half-way.
          if (isDifferent || contents(database) !== untouched) undo();
        }),
        { numRuns: CASES / 2 },
      );
      database.close();
      expect(tried).toBeGreaterThan(CASES / 4);
      expect((await verifyAudit({ dataDirectory })).isIntact).toBe(true);
    },
    TIMEOUT_MS,
  );

  it(
    "S10: any changed byte, lost, doubled or moved line of an export is found",
    async () => {
      const file = join(dataDirectory, "tampered.jsonl");
      const bytes = Buffer.from(exportText);
      const how = fc.constantFrom("change", "change", "change", "drop", "double", "swap", "cut");
      await fc.assert(
        fc.asyncProperty(how, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (what, a, b, by) => {
          const tampered = tamperText(bytes, what, a, b, by);
          if (tampered.equals(bytes)) return;
          writeFileSync(file, tampered);
          const isIntact = await verifyAudit({ exportFile: file }).then(
            (report) => report.isIntact,
            (error: { code?: string }) => !String(error.code).startsWith("PARAPET_AUDIT_"),
          );
          expect(isIntact).toBe(false);
        }),
        { numRuns: CASES / 2 },
      );
    },
    TIMEOUT_MS,
  );
});

/** Copies the four tables; the returned function puts them back. */
function remember(database: DatabaseSync): () => void {
  const copies = Object.keys(COLUMNS).map((table) => ({
    table,
    rows: database.prepare(`SELECT * FROM ${table}`).all(),
  }));
  return () => {
    database.exec("BEGIN");
    for (const { table, rows } of copies) {
      database.exec(`DELETE FROM ${table}`);
      for (const row of rows) insertRow(database, table, row);
    }
    database.exec("COMMIT");
  };
}

function insertRow(database: DatabaseSync, table: string, row: Record<string, unknown>): void {
  const names = Object.keys(row);
  database
    .prepare(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`)
    .run(...(Object.values(row) as SQLInputValue[]));
}

/** @returns false when the step could not be done or changed nothing */
function tamper(database: DatabaseSync, { table, what, row, other, byte }: Tampering, untouched: string): boolean {
  const columns = COLUMNS[table] ?? [];
  const rows = database.prepare(`SELECT rowid AS id_of_row, * FROM ${table} ORDER BY rowid`).all();
  const id = (index: number) => Number(rows[index % rows.length]?.id_of_row);
  const column = columns[other % columns.length] ?? "";
  try {
    switch (what) {
      case "change":
        change(database, table, id(row), column, rows[row % rows.length]?.[column], byte);
        break;
      case "null":
        database.prepare(`UPDATE ${table} SET ${column} = NULL WHERE rowid = ?`).run(id(row));
        break;
      case "delete":
        // Texts may go by retention at any time; that they are gone proves nothing.
        if (table === "exchange_texts") return false;
        database.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(id(row));
        break;
      case "swap":
        swap(database, table, id(row), id(other));
        break;
      case "insert":
        insertCopy(database, table, rows[row % rows.length] ?? {}, byte);
        break;
      case "truncate":
        if (table === "exchange_texts" || table === "checkpoints" || table === "writers") return false;
        database.prepare(`DELETE FROM ${table} WHERE rowid >= ?`).run(id(row));
        break;
    }
  } catch (thrown) {
    // A constraint of the schema refused it.
    if ((thrown as { code?: string }).code === "ERR_SQLITE_ERROR") return false;
    throw thrown;
  }
  return contents(database) !== untouched;
}

function change(database: DatabaseSync, table: string, id: number, column: string, value: unknown, byte: number): void {
  let changed: SQLInputValue;
  if (typeof value === "number") changed = byte % 2 === 0 ? value + 1 + (byte % 1_000) : value + 0.5;
  else if (value instanceof Uint8Array) {
    changed = Buffer.from(value);
    changed[byte % changed.length] = (changed[byte % changed.length] ?? 0) ^ (1 + (byte % 255));
  } else if (typeof value === "string" && value.length > 0) {
    const at = byte % value.length;
    const swapped = value[at] === "0" ? "1" : "0";
    changed = value.slice(0, at) + swapped + value.slice(at + 1);
  } else changed = "x";
  database.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`).run(changed, id);
}

function swap(database: DatabaseSync, table: string, a: number, b: number): void {
  const key =
    { events: "position", exchange_texts: "position", checkpoints: "checkpoint", writers: "writer" }[table] ?? "";
  const [first, second] = [a, b].map((id) => database.prepare(`SELECT * FROM ${table} WHERE rowid = ?`).get(id));
  if (first === undefined || second === undefined || a === b) return;
  database.prepare(`DELETE FROM ${table} WHERE rowid IN (?, ?)`).run(a, b);
  insertRow(database, table, { ...first, [key]: second[key] });
  insertRow(database, table, { ...second, [key]: first[key] });
}

/** A forged row: a copy under the next free key. */
function insertCopy(database: DatabaseSync, table: string, row: Record<string, unknown>, byte: number): void {
  const { id_of_row: _, ...copy } = row;
  const top = (column: string) => Number(database.prepare(`SELECT MAX(${column}) AS top FROM ${table}`).get()?.top) + 1;
  if (table === "events")
    Object.assign(copy, { position: top("position"), ...(byte % 2 ? { sequence: Number(copy.sequence) + 1 } : {}) });
  if (table === "checkpoints") copy.checkpoint = top("checkpoint");
  if (table === "writers") copy.writer = `${String(copy.writer).slice(1)}f`;
  if (table === "exchange_texts") {
    const free = database
      .prepare("SELECT position FROM events WHERE position NOT IN (SELECT position FROM exchange_texts)")
      .all();
    copy.position = Number(free[byte % free.length]?.position);
  }
  insertRow(database, table, copy);
}

function contents(database: DatabaseSync): string {
  return JSON.stringify(
    Object.entries(COLUMNS).map(([table, columns]) =>
      database
        .prepare(
          `SELECT ${columns.map((column) => `typeof(${column}), ${column}`).join(", ")} FROM ${table} ORDER BY rowid`,
        )
        .all(),
    ),
  );
}

function tamperText(bytes: Buffer, what: string, a: number, b: number, by: number): Buffer {
  if (what === "change") {
    const changed = Buffer.from(bytes);
    changed[a % bytes.length] = (changed[a % bytes.length] ?? 0) ^ by;
    return changed;
  }
  if (what === "cut") return bytes.subarray(0, a % bytes.length);
  const lines = bytes.toString().split("\n").slice(0, -1);
  const [from, to] = [a % lines.length, b % lines.length];
  const line = lines[from] ?? "";
  if (what === "drop") lines.splice(from, 1);
  if (what === "double") lines.splice(to, 0, line);
  if (what === "swap") [lines[from], lines[to]] = [lines[to] ?? "", line];
  return Buffer.from(`${lines.join("\n")}\n`);
}
