import type { Database, Row } from "../database/database.ts";
import type { ApprovalRepository, ApprovalState, ToolApproval } from "../store.ts";
import { countControlChange } from "./control.ts";
import { createConditions, type OperationContext, pageSize } from "./operation.ts";

/** Decided and expired questions stay in the list for a week; the log has them for good. */
const KEPT_MS = 7 * 24 * 3_600_000;

type Decision = Parameters<ApprovalRepository["decide"]>[1] & { readonly id: string };
type LeaseOrder = Parameters<ApprovalRepository["lease"]>[0];

export function insertApproval({ database }: OperationContext, approval: ToolApproval): void {
  database.transaction(() => {
    const { askedAt } = approval;
    database.run("DELETE FROM tool_approvals WHERE expires_at <= ?", askedAt - KEPT_MS);
    database.run("UPDATE tool_approvals SET sealed_arguments = x'' WHERE expires_at <= ?", askedAt);
    database.run(
      `INSERT INTO tool_approvals
         (id, state, asked_at, expires_at, principal, model, tool, reasons, digest, sealed_arguments)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      approval.id,
      approval.state,
      askedAt,
      approval.expiresAt,
      approval.principal,
      approval.model,
      approval.tool,
      JSON.stringify(approval.reasons),
      approval.digest,
      approval.sealedArguments,
    );
    countControlChange(database);
  });
}

export function decideApproval({ database }: OperationContext, { id, state, by, at }: Decision): boolean {
  return database.transaction(() => {
    const { changes } = database.run(
      `UPDATE tool_approvals SET state = ?, decided_by = ?, decided_at = ?,
         sealed_arguments = CASE WHEN ? = 'denied' THEN x'' ELSE sealed_arguments END
       WHERE id = ? AND state = 'pending' AND expires_at > ?`,
      state,
      by,
      at,
      state,
      id,
      at,
    );
    if (changes > 0) countControlChange(database);
    return changes > 0;
  });
}

export function leaseApprovals({ database }: OperationContext, order: LeaseOrder): ToolApproval[] {
  return database.transaction(() => {
    const { changes } = database.run(
      `UPDATE tool_approvals SET leased_by = ?
       WHERE state = 'approved' AND leased_by IS NULL AND principal = ? AND model = ? AND expires_at > ?`,
      order.exchange,
      order.principal,
      order.model,
      order.at,
    );
    if (changes === 0) return [];
    return database.all("SELECT * FROM tool_approvals WHERE leased_by = ? ORDER BY id", order.exchange).map(approvalOf);
  });
}

export function settleApprovals(
  { database }: OperationContext,
  { exchange, usedIds }: { exchange: string; usedIds: readonly string[] },
): void {
  database.transaction(() => {
    for (const id of usedIds)
      database.run(
        "UPDATE tool_approvals SET state = 'used', sealed_arguments = x'' WHERE id = ? AND leased_by = ?",
        id,
        exchange,
      );
    database.run("UPDATE tool_approvals SET leased_by = NULL WHERE leased_by = ? AND state = 'approved'", exchange);
    countControlChange(database);
  });
}

/** A read for the main thread: questions are few. */
export function listApprovals(
  database: Database,
  query: { readonly state?: ApprovalState; readonly limit?: number },
): ToolApproval[] {
  const where = createConditions();
  if (query.state !== undefined) where.add("state = ?", query.state);
  const sql = `SELECT * FROM tool_approvals WHERE ${where.sql} ORDER BY asked_at DESC, id LIMIT ?`;
  return database.all(sql, ...where.values, pageSize(query.limit, 200, 1_000)).map(approvalOf);
}

export function getApproval(database: Database, id: string): ToolApproval | undefined {
  const row = database.get("SELECT * FROM tool_approvals WHERE id = ?", id);
  return row === undefined ? undefined : approvalOf(row);
}

function approvalOf(row: Row): ToolApproval {
  return {
    id: String(row.id),
    state: String(row.state) as ApprovalState,
    askedAt: Number(row.asked_at),
    expiresAt: Number(row.expires_at),
    principal: String(row.principal),
    model: String(row.model),
    tool: String(row.tool),
    reasons: JSON.parse(String(row.reasons)),
    digest: String(row.digest),
    sealedArguments: row.sealed_arguments as Uint8Array,
    decidedBy: row.decided_by === null ? null : String(row.decided_by),
    decidedAt: row.decided_at === null ? null : Number(row.decided_at),
  };
}
