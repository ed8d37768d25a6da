import type { Database } from "../database/database.ts";
import type { Session } from "../store.ts";
import type { OperationContext } from "./operation.ts";

export function insertSession({ database }: OperationContext, session: Session): void {
  database.transaction(() => {
    database.run("DELETE FROM sessions WHERE expires_at <= ?", session.createdAt);
    database.run(
      "INSERT INTO sessions (token_hash, subject, roles, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
      session.tokenHash,
      session.subject,
      JSON.stringify(session.roles),
      session.createdAt,
      session.expiresAt,
    );
  });
}

export function deleteSession({ database }: OperationContext, tokenHash: string): boolean {
  return database.run("DELETE FROM sessions WHERE token_hash = ?", tokenHash).changes > 0;
}

export function deleteSessions({ database }: OperationContext, subject: string): number {
  return database.run("DELETE FROM sessions WHERE subject = ?", subject).changes;
}

export function getSession(database: Database, tokenHash: string): Session | undefined {
  const row = database.get("SELECT * FROM sessions WHERE token_hash = ?", tokenHash);
  if (row === undefined) return undefined;
  return {
    tokenHash,
    subject: String(row.subject),
    roles: JSON.parse(String(row.roles)),
    createdAt: Number(row.created_at),
    expiresAt: Number(row.expires_at),
  };
}
