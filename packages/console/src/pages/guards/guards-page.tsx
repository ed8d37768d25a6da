import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { coverageQuery } from "../../api/queries.ts";
import type { CoverageRow } from "../../api/types.ts";
import { exactCount, share } from "../../format/quantity.ts";
import { Select, TextInput } from "../../parts/field.tsx";
import { EmptyState, ErrorPanel, SkeletonRows } from "../../parts/states.tsx";
import { PageHeader } from "../../shell/page-header.tsx";
import { CELLS, CellIcon } from "./cell-icon.tsx";
import { type Cell, type CoverageFilter, detectorsOf, EVERYTHING, filterCoverage, tally } from "./coverage.ts";
import { CoverageTable } from "./coverage-table.tsx";
import { FieldsDialog } from "./fields-dialog.tsx";

const NO_ROWS: readonly CoverageRow[] = [];

/** What runs where, from the same table that inspection itself is driven by. */
export function GuardsPage() {
  const { data, error, refetch } = useQuery(coverageQuery);
  const [filter, setFilter] = useState<CoverageFilter>(EVERYTHING);
  const [shown, setShown] = useState<CoverageRow | undefined>(undefined);
  const all = data?.rows ?? NO_ROWS;
  const rows = useMemo(() => filterCoverage(all, filter), [all, filter]);
  const detectors = useMemo(() => detectorsOf(all), [all]);
  return (
    <>
      <PageHeader title="Guards" note="which detector inspects which field of which message">
        <Legend />
      </PageHeader>
      <CoverageFilters all={all} filter={filter} onChange={(part) => setFilter({ ...filter, ...part })} />
      {error !== null && (
        <div className="p-3">
          <ErrorPanel error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined && error === null && <SkeletonRows rows={14} label="Loading the coverage" />}
      {data !== undefined && <Summary rows={rows} />}
      {data !== undefined && rows.length === 0 && (
        <EmptyState title={all.length === 0 ? "No route is guarded." : "No field matches this filter."}>
          {all.length === 0 && "Name a model and a guard profile in parapet.yaml."}
        </EmptyState>
      )}
      {rows.length > 0 && <CoverageTable rows={rows} detectors={detectors} onShowFields={setShown} />}
      {shown !== undefined && <FieldsDialog row={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

function Legend() {
  return (
    <ul className="flex items-center gap-3.5 text-xs whitespace-nowrap text-muted max-sm:hidden">
      {Object.entries(CELLS).map(([cell, { label }]) => (
        <li key={cell} className="inline-flex items-center gap-1.5">
          <CellIcon cell={cell as Cell} isDecoration />
          {label}
        </li>
      ))}
    </ul>
  );
}

function Summary({ rows }: { readonly rows: readonly CoverageRow[] }) {
  const { fields, run, notConfigured, bare } = tally(rows);
  return (
    <p role="status" className="border-b border-line bg-surface px-4 py-1.5 text-xs text-muted">
      <strong className="font-semibold text-ink">{exactCount(fields)}</strong> fields,{" "}
      <strong className="font-semibold text-ink">{share(run, run + notConfigured)}</strong> of the possible inspections
      run, <strong className={`font-semibold ${bare > 0 ? "text-flag" : "text-ink"}`}>{exactCount(bare)}</strong> fields
      that no detector looks at.
    </p>
  );
}

interface CoverageFiltersProps {
  readonly all: readonly CoverageRow[];
  readonly filter: CoverageFilter;
  readonly onChange: (part: Partial<CoverageFilter>) => void;
}

function CoverageFilters({ all, filter, onChange }: CoverageFiltersProps) {
  const values = (name: "route" | "wire" | "direction"): readonly string[] => [...new Set(all.map((row) => row[name]))];
  return (
    <search
      className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line bg-surface px-4 py-2"
      aria-label="Filter coverage"
    >
      <TextInput
        aria-label="Field, origin, route or wire"
        placeholder="Field, origin, route or wire"
        className="w-64! max-sm:w-full!"
        data-filter=""
        value={filter.text}
        onChange={(event) => onChange({ text: event.target.value })}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
      />
      {(["route", "wire", "direction"] as const).map((name) => (
        <Select
          key={name}
          aria-label={name}
          className="w-44! max-sm:w-[calc(50%-0.25rem)]!"
          value={filter[name]}
          onChange={(event) => onChange({ [name]: event.target.value })}
        >
          <option value="">Every {name}</option>
          {values(name).map((value) => (
            <option key={value} value={value}>
              {value}
            </option>
          ))}
        </Select>
      ))}
      <Select
        aria-label="State"
        className="w-44! max-sm:w-[calc(50%-0.25rem)]!"
        value={filter.state}
        onChange={(event) => onChange({ state: event.target.value as CoverageFilter["state"] })}
      >
        <option value="">Every state</option>
        {Object.entries(CELLS).map(([cell, { label }]) => (
          <option key={cell} value={cell}>
            {label}
          </option>
        ))}
      </Select>
    </search>
  );
}
