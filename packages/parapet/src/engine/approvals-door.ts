import type { Clock } from "@parapet/guard/kernel";
import type { ApprovalDesk } from "../gateway/index.ts";
import type { ConsoleBackend } from "../server/index.ts";
import type { Store, ToolApproval } from "../store/index.ts";

/** Questions about tool calls as the console sees them. */
export function approvalsDoor(parts: {
  readonly store: Store;
  readonly desk: ApprovalDesk;
  readonly clock: Clock;
}): ConsoleBackend["approvals"] {
  const { store, desk, clock } = parts;
  const viewOf = (approval: ToolApproval) => {
    const { id, state, tool, model, principal, reasons, askedAt, expiresAt, decidedBy, decidedAt } = approval;
    const isOpen = state === "pending" || state === "approved";
    const shown = isOpen && expiresAt <= clock.now() ? "expired" : state;
    return { id, state: shown, tool, model, principal, reasons, askedAt, expiresAt, decidedBy, decidedAt } as const;
  };
  return {
    list: async () => (await store.approvals.list({ limit: 1_000 })).map(viewOf),
    read: async (id, actor) => {
      const found = await store.approvals.get(id);
      if (found === undefined) return undefined;
      const given = desk.argumentsOf(found);
      if (given !== undefined)
        store.events.append({
          kind: "approval-read",
          at: clock.now(),
          actor,
          subject: `approval:${id}`,
          data: { tool: found.tool, model: found.model },
        });
      return { ...viewOf(found), arguments: given ?? null };
    },
    decide: async (decision, actor) => viewOf(await desk.decide({ ...decision, actor })),
  };
}
