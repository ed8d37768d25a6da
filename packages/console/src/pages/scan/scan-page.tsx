import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { findingsQuery, scanEventsQuery } from "../../api/queries.ts";
import type { Finding } from "../../api/types.ts";
import { placeOf } from "../../format/place.ts";
import { exactCount } from "../../format/quantity.ts";
import { visible } from "../../format/visible.ts";
import { ToneBadge } from "../../parts/badge.tsx";
import { type Column, DataTable } from "../../parts/data-table.tsx";
import { Select, TextInput } from "../../parts/field.tsx";
import { FindingDialog } from "../../parts/finding-dialog.tsx";
import { EmptyState, ErrorPanel, SkeletonRows } from "../../parts/states.tsx";
import { severityTone } from "../../parts/tones.ts";
import { PageHeader } from "../../shell/page-header.tsx";
import { countFindings, type FindingFilter, filterFindings, OPEN_FINDINGS, SEVERITIES } from "./findings.ts";
import { trendOf } from "./trend.ts";
import { TrendPanel } from "./trend-panel.tsx";

const NO_ROWS: readonly Finding[] = [];
/** More than anybody reads in one table; the filter narrows them. */
const MOST_SHOWN = 500;

/** What `parapet scan --store` found in the repository. */
export function ScanPage() {
  const { data, error, refetch } = useQuery(findingsQuery("scan"));
  const scans = useQuery(scanEventsQuery);
  const trend = useMemo(() => trendOf(scans.data?.rows ?? []), [scans.data]);
  const [filter, setFilter] = useState<FindingFilter>(OPEN_FINDINGS);
  const [shown, setShown] = useState<Finding | undefined>(undefined);
  const all = data?.rows ?? NO_ROWS;
  const rows = useMemo(() => filterFindings(all, filter), [all, filter]);
  const columns = useMemo(() => columnsOf(setShown), []);
  return (
    <>
      <PageHeader title="Scan" note="what is wrong in the files of the repository" />
      <FindingFilters filter={filter} onChange={(part) => setFilter({ ...filter, ...part })} />
      {error !== null && (
        <div className="p-3">
          <ErrorPanel error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined && error === null && <SkeletonRows rows={10} label="Loading the findings" />}
      {all.length > 0 && <Summary rows={all} isCut={data?.isCut === true} />}
      <TrendPanel trend={trend} />
      {scans.error !== null && (
        <div className="p-3">
          <ErrorPanel error={scans.error} onRetry={() => void scans.refetch()} />
        </div>
      )}
      {data !== undefined && rows.length === 0 && (
        <EmptyState title={all.length === 0 ? "No scan was kept yet." : "No finding matches this filter."}>
          {all.length === 0 && "Run parapet scan --store where the repository is."}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <DataTable caption="Findings" columns={columns} rows={rows.slice(0, MOST_SHOWN)} rowId={(row) => row.id} />
      )}
      {rows.length > MOST_SHOWN && (
        <p className="px-4 py-2 text-xs text-muted">
          The first {exactCount(MOST_SHOWN)} of {exactCount(rows.length)} are shown.
        </p>
      )}
      {shown !== undefined && <FindingDialog finding={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

function columnsOf(onShow: (finding: Finding) => void): readonly Column<Finding>[] {
  return [
    {
      id: "severity",
      header: "Severity",
      value: (row) => SEVERITIES.indexOf(row.severity),
      cell: (row) => <ToneBadge tone={severityTone(row.severity)} isQuiet={row.status !== "open"} />,
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
      cell: (row) => (
        <bdi className="block max-w-96 truncate font-mono text-xs text-muted" title={placeOf(row)}>
          {visible(placeOf(row))}
        </bdi>
      ),
    },
    {
      id: "rule",
      header: "Rule",
      value: (row) => row.rule,
      cell: (row) => <span className="text-xs text-muted">{row.rule}</span>,
    },
    {
      id: "status",
      header: "Status",
      value: (row) => row.status,
      cell: (row) => <span className="text-xs text-muted">{row.status}</span>,
    },
  ];
}

function Summary({ rows, isCut }: { readonly rows: readonly Finding[]; readonly isCut: boolean }) {
  const { open, suppressed, fixed, bySeverity, recent } = countFindings(rows, Date.now());
  const severities = bySeverity.map(([severity, count]) => `${exactCount(count)} ${severity}`).join(", ");
  return (
    <p role="status" className="border-b border-line bg-surface px-4 py-1.5 text-xs text-muted">
      <strong className={`font-semibold ${open > 0 ? "text-flag" : "text-ink"}`}>{exactCount(open)}</strong> open
      {severities === "" ? "" : ` (${severities})`}, {exactCount(recent)} of them first seen within seven days;{" "}
      {exactCount(suppressed)} suppressed, {exactCount(fixed)} fixed
      {isCut && "; there are more than are read here"}.
    </p>
  );
}

interface FindingFiltersProps {
  readonly filter: FindingFilter;
  readonly onChange: (part: Partial<FindingFilter>) => void;
}

function FindingFilters({ filter, onChange }: FindingFiltersProps) {
  return (
    <search
      className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line bg-surface px-4 py-2"
      aria-label="Filter findings"
    >
      <TextInput
        aria-label="Title, rule, path or evidence"
        placeholder="Title, rule, path or evidence"
        className="w-64! max-sm:w-full!"
        data-filter=""
        value={filter.text}
        onChange={(event) => onChange({ text: event.target.value })}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
      />
      <Select
        aria-label="Status"
        className="w-44! max-sm:w-[calc(50%-0.25rem)]!"
        value={filter.status}
        onChange={(event) => onChange({ status: event.target.value as FindingFilter["status"] })}
      >
        <option value="">Every status</option>
        <option value="open">open</option>
        <option value="suppressed">suppressed</option>
        <option value="fixed">fixed</option>
      </Select>
      <Select
        aria-label="Severity"
        className="w-44! max-sm:w-[calc(50%-0.25rem)]!"
        value={filter.severity}
        onChange={(event) => onChange({ severity: event.target.value as FindingFilter["severity"] })}
      >
        <option value="info">Every severity</option>
        {SEVERITIES.slice(1).map((severity) => (
          <option key={severity} value={severity}>
            {severity} and graver
          </option>
        ))}
      </Select>
    </search>
  );
}
