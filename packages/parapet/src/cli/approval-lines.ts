import type { ApprovalDesk } from "../gateway/index.ts";
import type { ToolApproval } from "../store/index.ts";
import type { DirectoryData } from "./open-data.ts";

/** The desk where questions are decided. A running gateway sees the answer within a second. */
export async function approvalDeskOf({ dataDirectory, store }: DirectoryData): Promise<ApprovalDesk> {
  const [{ createApprovalDesk }, { loadOrCreateDataKeys }] = await Promise.all([
    import("../gateway/index.ts"),
    import("../store/index.ts"),
  ]);
  const { pepper } = loadOrCreateDataKeys(dataDirectory);
  return createApprovalDesk({ store, pepper });
}

/** An open question past its end is no question any more. */
export function approvalState({ state, expiresAt }: ToolApproval, now: number): ToolApproval["state"] | "expired" {
  return (state === "pending" || state === "approved") && expiresAt <= now ? "expired" : state;
}

/** What may be shown of a question to anybody who reads records: no argument. */
export function approvalJson(approval: ToolApproval, now: number): object {
  const { id, tool, model, principal, reasons, askedAt, expiresAt, decidedBy, decidedAt } = approval;
  const state = approvalState(approval, now);
  return { id, state, tool, model, principal, reasons, askedAt, expiresAt, decidedBy, decidedAt };
}
