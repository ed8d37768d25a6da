import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useMemo } from "react";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

export interface Column<T> {
  readonly id: string;
  readonly header: string;
  /** What is sorted by; a column without it cannot be sorted. */
  readonly value?: (row: T) => string | number;
  readonly cell: (row: T) => ReactNode;
  readonly isNumber?: boolean;
}

interface DataTableProps<T extends object> {
  readonly caption: string;
  /** Kept by the caller (module scope or a memo): new columns sort anew. */
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowId: (row: T) => string;
  readonly sortBy?: { readonly id: string; readonly desc: boolean };
}

/** A plain sortable table for tens of rows; the traffic and coverage tables are virtual and stand in their pages. */
export function DataTable<T extends object>({ caption, columns, rows, rowId, sortBy }: DataTableProps<T>) {
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, T> => ({
          id: column.id,
          header: column.header,
          accessorFn: column.value ?? (() => ""),
          enableSorting: column.value !== undefined,
          sortDescFirst: column.isNumber === true,
          sortFn: sortFn_basic,
        }),
      ),
    [columns],
  );
  const table = useTable({
    features,
    data: rows,
    columns: definitions,
    getRowId: rowId,
    ...(sortBy === undefined ? {} : { initialState: { sorting: [{ ...sortBy }] } }),
  });
  const byId = new Map(columns.map((column) => [column.id, column]));
  const align = (id: string): string => (byId.get(id)?.isNumber === true ? "text-right" : "text-left");
  return (
    <div className="relative overflow-x-auto">
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-b border-line">
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted();
                const Arrow = sorted === "asc" ? ArrowUp : ArrowDown;
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={sorted === false ? undefined : sorted === "asc" ? "ascending" : "descending"}
                    className={`h-8 px-3 text-xs font-medium whitespace-nowrap text-faint ${align(header.column.id)}`}
                  >
                    {header.column.getCanSort() ? (
                      <button
                        type="button"
                        onClick={header.column.getToggleSortingHandler()}
                        className="inline-flex items-center gap-1 rounded hover:text-ink"
                      >
                        {byId.get(header.column.id)?.header}
                        {sorted !== false && <Arrow size={11} aria-hidden="true" />}
                      </button>
                    ) : (
                      byId.get(header.column.id)?.header
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} className="border-b border-line last:border-0 hover:bg-raised">
              {columns.map((column) => (
                <td key={column.id} className={`h-9 px-3 py-1 whitespace-nowrap ${align(column.id)}`}>
                  {column.cell(row.original)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
