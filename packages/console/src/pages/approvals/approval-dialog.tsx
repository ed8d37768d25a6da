import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { may } from "../../api/permissions.ts";
import { approvalQuery, sessionQuery } from "../../api/queries.ts";
import type { ApprovalView } from "../../api/types.ts";
import { visible } from "../../format/visible.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog, DialogButtons } from "../../parts/dialog.tsx";
import { TextInput } from "../../parts/field.tsx";
import { ErrorPanel, SkeletonRows } from "../../parts/states.tsx";

/** One call: what it would do, why it waits, and the two answers. */
export function ApprovalDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const session = useQuery(sessionQuery).data;
  const mayDecide = may(session, "approvals:write");
  const { data, error } = useQuery({ ...approvalQuery(id), enabled: mayDecide });
  const queryClient = useQueryClient();
  const [reason, setReason] = useState("");
  const decide = useMutation({
    mutationFn: (answer: "approved" | "denied") =>
      call<ApprovalView>(`/approvals/${encodeURIComponent(id)}`, { method: "POST", body: { answer, reason } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["approvals"] }),
    onSuccess: onClose,
  });
  const refused = mayDecide ? "" : "Your role lacks approvals:write.";
  const isOpen = data?.state === "pending";
  return (
    <Dialog title={`Tool call ${id}`} description="Approved, this very call passes once." onClose={onClose}>
      <div className="flex flex-col gap-3">
        {!mayDecide && <p className="text-sm text-muted">{refused} Its arguments are shown to who decides.</p>}
        {error !== null && <ErrorPanel error={error} />}
        {decide.error !== null && <ErrorPanel error={decide.error} />}
        {data === undefined && error === null && mayDecide && <SkeletonRows rows={4} label="Loading the call" />}
        {data !== undefined && (
          <>
            <p className="text-sm">
              <code className="font-semibold">{visible(data.tool)}</code> for {visible(data.principal)} by{" "}
              {visible(data.model)}
            </p>
            <ul className="list-disc pl-5 text-xs text-muted">
              {data.reasons.map((one) => (
                <li key={one}>{visible(one)}</li>
              ))}
            </ul>
            {data.arguments === null ? (
              <p className="text-xs text-muted">Its arguments are not kept any more.</p>
            ) : (
              <pre className="max-h-72 overflow-auto rounded border border-line bg-raised p-2 text-xs break-all whitespace-pre-wrap">
                <bdi>{visible(data.arguments)}</bdi>
              </pre>
            )}
          </>
        )}
        {isOpen && (
          <TextInput
            aria-label="Reason, for the record"
            placeholder="Reason, for the record"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </div>
      <DialogButtons>
        <Button onClick={onClose}>Close</Button>
        {isOpen && (
          <>
            <Button look="danger" disabled={decide.isPending} onClick={() => decide.mutate("denied")}>
              Deny
            </Button>
            <Button look="primary" disabled={decide.isPending} onClick={() => decide.mutate("approved")}>
              Approve once
            </Button>
          </>
        )}
      </DialogButtons>
    </Dialog>
  );
}
