import type { Database, Row } from "../database/database.ts";
import type { ApiKey } from "../store.ts";
import { countControlChange } from "./control.ts";
import type { OperationContext } from "./operation.ts";

export function insertKey({ database }: OperationContext, key: ApiKey): void {
  database.transaction(() => {
    database.run(
      `INSERT INTO api_keys (id, name, role, owner, hash, created_at, expires_at, revoked_at, rotated_from, last_used_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      key.id,
      key.name,
      key.role,
      key.owner,
      key.hash,
      key.createdAt,
      key.expiresAt,
      key.revokedAt,
      key.rotatedFrom,
      key.lastUsedAt,
    );
    countControlChange(database);
  });
}

export function revokeKey({ database }: OperationContext, { id, at }: { id: string; at: number }): boolean {
  return changed(database, "UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", at, id);
}

export function setKeyExpiry({ database }: OperationContext, change: { id: string; expiresAt: number }): boolean {
  return changed(database, "UPDATE api_keys SET expires_at = ? WHERE id = ?", change.expiresAt, change.id);
}

export function touchKeys({ database }: OperationContext, usedAt: ReadonlyMap<string, number>): void {
  const sql = "UPDATE api_keys SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)";
  database.transaction(() => {
    for (const [id, at] of usedAt) database.run(sql, at, id, at);
  });
}

/** All keys, oldest first. A read for the main thread: keys are few. */
export function listKeys(database: Database): ApiKey[] {
  return database.all("SELECT * FROM api_keys ORDER BY created_at, id").map(keyOf);
}

export function getKey(database: Database, id: string): ApiKey | undefined {
  const row = database.get("SELECT * FROM api_keys WHERE id = ?", id);
  return row === undefined ? undefined : keyOf(row);
}

function changed(database: Database, sql: string, value: number, id: string): boolean {
  return database.transaction(() => {
    const { changes } = database.run(sql, value, id);
    if (changes > 0) countControlChange(database);
    return changes > 0;
  });
}

function keyOf(row: Row): ApiKey {
  return {
    id: String(row.id),
    name: String(row.name),
    role: String(row.role),
    owner: String(row.owner),
    hash: String(row.hash),
    createdAt: Number(row.created_at),
    expiresAt: orNull(row.expires_at),
    revokedAt: orNull(row.revoked_at),
    rotatedFrom: row.rotated_from === null ? null : String(row.rotated_from),
    lastUsedAt: orNull(row.last_used_at),
  };
}

function orNull(value: Row[string] | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
