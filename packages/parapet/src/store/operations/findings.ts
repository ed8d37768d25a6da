import type { Finding } from "@parapet/guard/kernel";
import { createConditions, type OperationContext, pageSize } from "./operation.ts";

export function upsertFindings({ database }: OperationContext, findings: readonly Finding[]): void {
  database.transaction(() => {
    for (const finding of findings)
      database.run(
        `INSERT INTO findings (room, fingerprint, id, status, first_seen, body) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (room, fingerprint) DO UPDATE SET status = excluded.status, body = excluded.body`,
        finding.room,
        finding.fingerprint,
        finding.id,
        finding.status,
        finding.firstSeen,
        JSON.stringify(finding),
      );
  });
}

export function listFindings(
  { database }: OperationContext,
  query: { readonly room?: string; readonly status?: string; readonly limit?: number },
): readonly Finding[] {
  const conditions = createConditions();
  if (query.room !== undefined) conditions.add("room = ?", query.room);
  if (query.status !== undefined) conditions.add("status = ?", query.status);
  const sql = `SELECT id, first_seen, body FROM findings WHERE ${conditions.sql}
    ORDER BY first_seen DESC, room, fingerprint LIMIT ?`;
  return database.all(sql, ...conditions.values, pageSize(query.limit, 1_000, 10_000)).map((row) => ({
    ...(JSON.parse(String(row.body)) as Finding),
    id: String(row.id),
    firstSeen: Number(row.first_seen),
  }));
}
