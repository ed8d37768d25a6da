import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleDashed, TriangleAlert } from "lucide-react";
import { useMemo, useState } from "react";
import { findingsQuery, modelVersionsQuery } from "../../api/queries.ts";
import type { Finding, ModelVersionView } from "../../api/types.ts";
import { exactTime, relative } from "../../format/time.ts";
import { visible } from "../../format/visible.ts";
import { ToneBadge } from "../../parts/badge.tsx";
import { type Column, DataTable } from "../../parts/data-table.tsx";
import { FindingDialog } from "../../parts/finding-dialog.tsx";
import { Name } from "../../parts/name.tsx";
import { useNow } from "../../parts/now.ts";
import { Panel } from "../../parts/panel.tsx";
import { EmptyState, ErrorPanel, SkeletonRows } from "../../parts/states.tsx";
import { severityTone, type Tone } from "../../parts/tones.ts";
import { PageHeader } from "../../shell/page-header.tsx";
import { VersionDialog } from "./version-dialog.tsx";
import { type ProofState, proofGaps, proofStateOf, sortVersions } from "./versions.ts";

const PROOF: Readonly<Record<ProofState, Tone>> = {
  proven: { label: "Proven", tint: "allow", icon: CircleCheck },
  unproven: { label: "Not proven", tint: "flag", icon: CircleDashed },
  failed: { label: "Failed", tint: "block", icon: TriangleAlert },
};

/** Versions of models: which answers, what is proven of its bytes, and what was found in them. */
export function ModelPage() {
  const versions = useQuery(modelVersionsQuery);
  const found = useQuery(findingsQuery("model"));
  const [shown, setShown] = useState<ModelVersionView | undefined>(undefined);
  const [finding, setFinding] = useState<Finding | undefined>(undefined);
  const now = useNow();
  const columns = useMemo(() => versionColumns(now, setShown), [now]);
  const findingColumns = useMemo(() => columnsOfFindings(setFinding), []);
  const rows = useMemo(() => sortVersions(versions.data ?? []), [versions.data]);
  const open = (found.data?.rows ?? []).filter(({ status }) => status === "open");
  const error = versions.error ?? found.error;
  return (
    <>
      <PageHeader title="Models" note="which version answers, and what is proven of its very bytes" />
      {error !== null && (
        <div className="p-3">
          <ErrorPanel error={error} onRetry={() => void versions.refetch()} />
        </div>
      )}
      {versions.data === undefined && error === null && <SkeletonRows rows={6} label="Loading the versions" />}
      {versions.data?.length === 0 && (
        <EmptyState title="No version is registered yet.">
          Run parapet model register with a name, a version and a file.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <DataTable caption="Versions" columns={columns} rows={rows} rowId={(row) => `${row.model} ${row.version}`} />
      )}
      {open.length > 0 && (
        <div className="p-3">
          <Panel title="Findings" note="in files of models, and of tests on them; as they stand now">
            <DataTable caption="Findings" columns={findingColumns} rows={open} rowId={(row) => row.id} />
          </Panel>
        </div>
      )}
      {shown !== undefined && <VersionDialog version={shown} onClose={() => setShown(undefined)} />}
      {finding !== undefined && <FindingDialog finding={finding} onClose={() => setFinding(undefined)} />}
    </>
  );
}

function versionColumns(now: number, onShow: (version: ModelVersionView) => void): readonly Column<ModelVersionView>[] {
  return [
    { id: "model", header: "Model", value: (row) => row.model, cell: (row) => <Name text={row.model} /> },
    {
      id: "version",
      header: "Version",
      value: (row) => row.version,
      cell: (row) => (
        <button type="button" className="rounded text-left font-medium hover:underline" onClick={() => onShow(row)}>
          {visible(row.version)}
        </button>
      ),
    },
    {
      id: "stage",
      header: "Stage",
      value: (row) => row.stage,
      cell: (row) => <span className={row.stage === "primary" ? "font-semibold" : "text-muted"}>{row.stage}</span>,
    },
    {
      id: "proof",
      header: "Proof",
      value: (row) => proofStateOf(row),
      cell: (row) => (
        <span className="flex items-center gap-2">
          <ToneBadge tone={PROOF[proofStateOf(row)]} isQuiet={proofStateOf(row) === "proven"} />
          <span className="text-xs text-muted">{proofGaps(row)}</span>
        </span>
      ),
    },
    {
      id: "digest",
      header: "SHA-256",
      value: (row) => row.digest,
      cell: (row) => (
        <span className="font-mono text-xs text-muted" title={row.digest}>
          {row.digest.slice(0, 12)}
        </span>
      ),
    },
    {
      id: "licence",
      header: "Licence",
      value: (row) => row.licence ?? "",
      cell: (row) => (
        <span className="text-xs text-muted">{row.licence === null ? "unknown" : visible(row.licence)}</span>
      ),
    },
    {
      id: "changed",
      header: "Changed",
      value: (row) => row.changedAt,
      cell: (row) => (
        <span className="text-xs text-muted" title={exactTime(row.changedAt)}>
          {relative(row.changedAt, now)} by {visible(row.changedBy)}
        </span>
      ),
    },
  ];
}

function columnsOfFindings(onShow: (finding: Finding) => void): readonly Column<Finding>[] {
  return [
    {
      id: "severity",
      header: "Severity",
      value: (row) => row.severity,
      cell: (row) => <ToneBadge tone={severityTone(row.severity)} />,
    },
    {
      id: "title",
      header: "Finding",
      value: (row) => row.title,
      cell: (row) => (
        <button type="button" className="rounded text-left font-medium hover:underline" onClick={() => onShow(row)}>
          {visible(row.title)}
        </button>
      ),
    },
    {
      id: "place",
      header: "Place",
      value: (row) => row.location.subject,
      cell: (row) => <Name text={row.location.subject} className="block max-w-96 text-xs text-muted" />,
    },
  ];
}
