import { useQuery } from "@tanstack/react-query";
import { Ban, CircleCheck, CircleDashed, Clock, Hand } from "lucide-react";
import { useMemo, useState } from "react";
import { approvalsQuery } from "../../api/queries.ts";
import type { ApprovalView } from "../../api/types.ts";
import { exactTime, relative } from "../../format/time.ts";
import { visible } from "../../format/visible.ts";
import { ToneBadge } from "../../parts/badge.tsx";
import { type Column, DataTable } from "../../parts/data-table.tsx";
import { Name } from "../../parts/name.tsx";
import { useNow } from "../../parts/now.ts";
import { EmptyState, ErrorPanel, SkeletonRows } from "../../parts/states.tsx";
import type { Tone } from "../../parts/tones.ts";
import { PageHeader } from "../../shell/page-header.tsx";
import { ApprovalDialog } from "./approval-dialog.tsx";

const STATES: Readonly<Record<ApprovalView["state"], Tone>> = {
  pending: { label: "Waiting", tint: "flag", icon: Hand },
  approved: { label: "Approved", tint: "allow", icon: CircleCheck },
  used: { label: "Used", tint: "neutral", icon: CircleDashed },
  denied: { label: "Denied", tint: "block", icon: Ban },
  expired: { label: "Expired", tint: "neutral", icon: Clock },
};

/** Tool calls that only a person's word is missing for. */
export function ApprovalsPage() {
  const { data, error, refetch } = useQuery(approvalsQuery);
  const [shown, setShown] = useState<string | undefined>(undefined);
  const now = useNow();
  const columns = useMemo(() => columnsOf(now, setShown), [now]);
  return (
    <>
      <PageHeader title="Approvals" note="tool calls that wait for a person; a word is good for one call" />
      {error !== null && (
        <div className="p-3">
          <ErrorPanel error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined && error === null && <SkeletonRows rows={6} label="Loading what waits" />}
      {data?.length === 0 && (
        <EmptyState title="Nothing waits for a person.">
          Give a profile of tools in the policy rules with approval, and approvals to have people asked.
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <DataTable caption="Tool calls that wait" columns={columns} rows={data} rowId={(row) => row.id} />
      )}
      {shown !== undefined && <ApprovalDialog id={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

function columnsOf(now: number, onShow: (id: string) => void): readonly Column<ApprovalView>[] {
  const when = (at: number) => <span title={exactTime(at)}>{relative(at, now)}</span>;
  return [
    {
      id: "state",
      header: "State",
      value: (row) => Object.keys(STATES).indexOf(row.state),
      cell: (row) => <ToneBadge tone={STATES[row.state]} isQuiet={row.state !== "pending"} />,
    },
    {
      id: "tool",
      header: "Tool",
      value: (row) => row.tool,
      cell: (row) => (
        <button
          type="button"
          className="rounded text-left font-mono text-xs font-medium hover:underline"
          onClick={() => onShow(row.id)}
        >
          {visible(row.tool)}
        </button>
      ),
    },
    {
      id: "reasons",
      header: "Why it waits",
      value: (row) => row.reasons.join("; "),
      cell: (row) => <Name text={row.reasons.join("; ")} className="block max-w-96 text-xs text-muted" />,
    },
    { id: "model", header: "Model", value: (row) => row.model, cell: (row) => <Name text={row.model} /> },
    {
      id: "principal",
      header: "Asked by",
      value: (row) => row.principal,
      cell: (row) => <span className="font-mono text-xs text-muted">{visible(row.principal)}</span>,
    },
    { id: "asked", header: "Asked", value: (row) => row.askedAt, cell: (row) => when(row.askedAt) },
    { id: "expires", header: "Expires", value: (row) => row.expiresAt, cell: (row) => when(row.expiresAt) },
  ];
}
