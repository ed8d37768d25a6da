import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDownToLine, ArrowUpFromLine, Radio } from "lucide-react";
import { useRef } from "react";
import type { CoverageRow } from "../../api/types.ts";
import { Tag } from "../../parts/badge.tsx";
import { SpacerRow } from "../../parts/spacer-row.tsx";
import { CellIcon } from "./cell-icon.tsx";
import { fieldsOf } from "./coverage.ts";

const ROW_PX = 31;
const CELL = "h-[31px] truncate border-b border-line px-2";
const HEAD = "h-9 border-b border-line px-2 pb-2 align-bottom text-xs font-medium text-faint";

interface CoverageTableProps {
  readonly rows: readonly CoverageRow[];
  readonly detectors: readonly string[];
  readonly onShowFields: (row: CoverageRow) => void;
}

/** Fields by origin against every detector: only the rows in sight exist. */
export function CoverageTable({ rows, detectors, onShowFields }: CoverageTableProps) {
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys.
      tabIndex={0}
      aria-label="Coverage"
      className="relative min-h-0 flex-1 overflow-auto bg-surface -outline-offset-2!"
    >
      <table className="w-full min-w-[60rem] border-separate border-spacing-0" aria-rowcount={rows.length + 1}>
        <caption className="sr-only">Coverage by field and detector</caption>
        <thead className="sticky top-0 z-10 bg-surface text-left">
          <tr>
            <th scope="col" className={`${HEAD} pl-4`}>
              Route
            </th>
            <th scope="col" className={HEAD}>
              Wire
            </th>
            <th scope="col" className={HEAD}>
              Direction
            </th>
            <th scope="col" className={HEAD}>
              Field
            </th>
            <th scope="col" className={HEAD}>
              Origin
            </th>
            {detectors.map((detector) => (
              <th key={detector} scope="col" className={`${HEAD} px-0.5 pt-2 last:pr-4`}>
                {/* On its side: names are wide, what stands under them is not. */}
                <span className="mx-auto block w-fit rotate-180 whitespace-nowrap [writing-mode:vertical-rl]">
                  {detector}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <SpacerRow heightPx={items[0]?.start ?? 0} />
          {items.map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <tr key={item.key} aria-rowindex={item.index + 2} className="hover:bg-raised">
                <td className={`${CELL} pl-4`}>{row.route}</td>
                <td className={`${CELL} text-muted`}>{row.wire}</td>
                <td className={CELL}>
                  <Direction row={row} />
                </td>
                <td className={`${CELL} w-full max-w-0 min-w-36 font-mono text-xs`} title={row.field}>
                  {fieldsOf(row) === 1 ? (
                    row.field
                  ) : (
                    <button
                      type="button"
                      onClick={() => onShowFields(row)}
                      className="max-w-full truncate rounded underline decoration-line-strong underline-offset-2 hover:decoration-current"
                    >
                      {row.field}
                    </button>
                  )}
                </td>
                <td className={CELL}>
                  <Tag>{row.origin}</Tag>
                </td>
                {detectors.map((detector) => (
                  <td key={detector} className={`${CELL} px-0.5 text-center last:pr-4`}>
                    <CellIcon cell={row.detectors[detector] ?? "not-possible"} />
                  </td>
                ))}
              </tr>
            );
          })}
          <SpacerRow heightPx={below} />
        </tbody>
      </table>
    </section>
  );
}

function Direction({ row }: { readonly row: CoverageRow }) {
  const Icon = row.direction === "input" ? ArrowDownToLine : ArrowUpFromLine;
  return (
    <span className="inline-flex items-center gap-1.5 text-muted">
      <Icon size={13} aria-hidden="true" />
      {row.direction}
      {row.stream && (
        <span className="inline-flex items-center gap-1 text-xs text-faint" title="stream">
          <Radio size={11} aria-hidden="true" />
          <span className="max-2xl:sr-only">stream</span>
        </span>
      )}
    </span>
  );
}
