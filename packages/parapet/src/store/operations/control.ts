import type { Database } from "../database/database.ts";
import type { OperationContext } from "./operation.ts";

/** One more change that every process on this store must follow. Call it inside the transaction of the change. */
export function countControlChange(database: Database): void {
  database.run("UPDATE counters SET value = value + 1 WHERE name = 'control'");
}

export function setControl({ database }: OperationContext, fact: { name: string; json: string }): void {
  database.transaction(() => {
    database.run(
      "INSERT INTO control (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      fact.name,
      fact.json,
    );
    countControlChange(database);
  });
}

export function deleteControl({ database }: OperationContext, name: string): void {
  database.transaction(() => {
    if (database.run("DELETE FROM control WHERE name = ?", name).changes > 0) countControlChange(database);
  });
}

export function controlVersion(database: Database): number {
  return Number(database.get("SELECT value FROM counters WHERE name = 'control'")?.value ?? 0);
}

export function getControl(database: Database, name: string): unknown {
  const row = database.get("SELECT value FROM control WHERE name = ?", name);
  return row === undefined ? undefined : JSON.parse(String(row.value));
}

export function allControl(database: Database): ReadonlyMap<string, unknown> {
  const rows = database.all("SELECT name, value FROM control ORDER BY name");
  return new Map(rows.map((row) => [String(row.name), JSON.parse(String(row.value))]));
}
