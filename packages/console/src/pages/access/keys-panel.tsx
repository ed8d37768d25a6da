import { useQuery } from "@tanstack/react-query";
import { Ban, CircleCheck, Clock, Plus, RotateCw, TriangleAlert } from "lucide-react";
import { useMemo, useState } from "react";
import { may } from "../../api/permissions.ts";
import { keysQuery, sessionQuery } from "../../api/queries.ts";
import type { KeyView } from "../../api/types.ts";
import { exactTime, relative } from "../../format/time.ts";
import { Tag, ToneBadge } from "../../parts/badge.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { type Column, DataTable } from "../../parts/data-table.tsx";
import { Name } from "../../parts/name.tsx";
import { useNow } from "../../parts/now.ts";
import { Panel } from "../../parts/panel.tsx";
import { EmptyState, ErrorPanel, SkeletonRows } from "../../parts/states.tsx";
import type { Tone } from "../../parts/tones.ts";
import { CreateKeyDialog } from "./create-key-dialog.tsx";
import { RevokeKeyDialog } from "./revoke-key-dialog.tsx";
import { RotateKeyDialog } from "./rotate-key-dialog.tsx";

const STATUSES: Readonly<Record<KeyView["status"], Tone>> = {
  active: { label: "Active", tint: "allow", icon: CircleCheck },
  expiring: { label: "Expiring", tint: "flag", icon: TriangleAlert },
  expired: { label: "Expired", tint: "neutral", icon: Clock },
  revoked: { label: "Revoked", tint: "block", icon: Ban },
};

type Asking = { readonly what: "create" } | { readonly what: "rotate" | "revoke"; readonly key: KeyView };

export function KeysPanel() {
  const { data, error, refetch } = useQuery(keysQuery);
  const session = useQuery(sessionQuery).data;
  const now = useNow();
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const refused = may(session, "keys:write") ? "" : "Your role lacks keys:write.";
  const columns = useMemo(() => columnsOf(now, refused, setAsking), [now, refused]);
  const close = (): void => setAsking(undefined);
  return (
    <Panel
      title="Keys"
      note="only a keyed hash of each is stored"
      controls={
        <Button look="primary" refused={refused} onClick={() => setAsking({ what: "create" })}>
          <Plus size={13} aria-hidden="true" />
          Create key
        </Button>
      }
    >
      {error !== null && (
        <div className="p-3">
          <ErrorPanel error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined && error === null && <SkeletonRows rows={4} label="Loading keys" />}
      {data?.length === 0 && <EmptyState title="No keys yet.">Create one and give it to a client.</EmptyState>}
      {data !== undefined && data.length > 0 && (
        <DataTable
          caption="Keys"
          columns={columns}
          rows={data}
          rowId={(key) => key.id}
          sortBy={{ id: "created", desc: true }}
        />
      )}
      {asking?.what === "create" && <CreateKeyDialog onClose={close} />}
      {asking?.what === "rotate" && <RotateKeyDialog apiKey={asking.key} onClose={close} />}
      {asking?.what === "revoke" && <RevokeKeyDialog apiKey={asking.key} onClose={close} />}
    </Panel>
  );
}

function columnsOf(now: number, refused: string, ask: (asking: Asking) => void): readonly Column<KeyView>[] {
  const when = (at: number | null, none: string) =>
    at === null ? <span className="text-faint">{none}</span> : <span title={exactTime(at)}>{relative(at, now)}</span>;
  return [
    {
      id: "name",
      header: "Name",
      value: (key) => key.name,
      cell: (key) => <Name text={key.name} className="block max-w-48 font-medium" />,
    },
    {
      id: "id",
      header: "Id",
      value: (key) => key.id,
      cell: (key) => (
        <span className="font-mono text-xs text-muted">
          {key.id}
          {key.rotatedFrom !== null && (
            <span className="ml-1.5 font-sans text-faint" title={`Replaces ${key.rotatedFrom}`}>
              replaces {key.rotatedFrom.slice(0, 8)}…
            </span>
          )}
        </span>
      ),
    },
    {
      id: "status",
      header: "Status",
      value: (key) => key.status,
      cell: (key) => <ToneBadge tone={STATUSES[key.status]} isQuiet={key.status === "active"} />,
    },
    { id: "role", header: "Role", value: (key) => key.role, cell: (key) => <Tag>{key.role}</Tag> },
    {
      id: "owner",
      header: "Owner",
      value: (key) => key.owner,
      cell: (key) => <Name text={key.owner || "–"} className="block max-w-40 text-muted" />,
    },
    {
      id: "used",
      header: "Last used",
      value: (key) => key.lastUsedAt ?? 0,
      cell: (key) => when(key.lastUsedAt, "never"),
    },
    {
      id: "expires",
      header: "Expires",
      value: (key) => key.expiresAt ?? Number.MAX_SAFE_INTEGER,
      cell: (key) =>
        key.revokedAt === null ? (
          when(key.expiresAt, "never")
        ) : (
          <span className="text-faint" title={exactTime(key.revokedAt)}>
            revoked {relative(key.revokedAt, now)}
          </span>
        ),
    },
    { id: "created", header: "Created", value: (key) => key.createdAt, cell: (key) => when(key.createdAt, "–") },
    {
      id: "actions",
      header: "",
      cell: (key) =>
        (key.status === "active" || key.status === "expiring") && (
          <span className="flex justify-end gap-0.5">
            <IconButton label={`Rotate ${key.name}`} refused={refused} onClick={() => ask({ what: "rotate", key })}>
              <RotateCw size={14} aria-hidden="true" />
            </IconButton>
            <IconButton label={`Revoke ${key.name}`} refused={refused} onClick={() => ask({ what: "revoke", key })}>
              <Ban size={14} aria-hidden="true" />
            </IconButton>
          </span>
        ),
    },
  ];
}
