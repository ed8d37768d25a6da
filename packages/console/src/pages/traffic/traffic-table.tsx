import { useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useEffectEvent, useMemo } from "react";
import { keysQuery } from "../../api/queries.ts";
import type { TrafficFilter } from "../../api/traffic-filter.ts";
import type { Exchange } from "../../api/types.ts";
import { zoneOf } from "../../format/time.ts";
import { useNow } from "../../parts/now.ts";
import { SpacerRow } from "../../parts/spacer-row.tsx";
import { SHOWN, TrafficRow } from "./traffic-row.tsx";

const ROW_PX = 33;
const AT_TOP_PX = 8;

const COLUMNS: readonly { readonly title: string; readonly width: string; readonly align: string }[] = [
  { title: "Time", width: "w-[7.5rem] @max-[30rem]:w-[6rem]", align: "text-left" },
  { title: "Outcome", width: "w-[8.25rem]", align: "text-left" },
  { title: "Verdict", width: "w-[6rem]", align: "text-left" },
  { title: "Model", width: `w-[18%] @max-[38rem]:w-auto ${SHOWN.model}`, align: "text-left" },
  { title: "Principal", width: `w-[9.5rem] ${SHOWN.principal}`, align: "text-left" },
  { title: "Hits", width: SHOWN.hits, align: "text-left" },
  { title: "Tokens", width: `w-[6.5rem] ${SHOWN.tokens}`, align: "text-right" },
  { title: "Cost", width: `w-[5.5rem] ${SHOWN.cost}`, align: "text-right" },
  { title: "Latency", width: `w-[5rem] ${SHOWN.latency}`, align: "text-right" },
  { title: "Overhead", width: `w-[5rem] ${SHOWN.overhead}`, align: "text-right" },
];

interface TrafficTableProps {
  readonly rows: readonly Exchange[];
  /** Rows that came in live: they light up once. */
  readonly freshIds: readonly Exchange[];
  readonly openId: string;
  readonly filter: TrafficFilter;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onAtTop: (isAtTop: boolean) => void;
  readonly hasMore: boolean;
  readonly isFetchingMore: boolean;
  readonly onNeedMore: () => void;
  readonly onOpen: (id: string) => void;
}

/** A real table of which only the rows in sight exist; two spacer rows stand for the others. */
export function TrafficTable(props: TrafficTableProps) {
  const { rows, freshIds, openId, filter, scroller, onAtTop, hasMore, isFetchingMore, onNeedMore, onOpen } = props;
  const now = useNow();
  const fresh = useMemo(() => new Set(freshIds.map((row) => row.id)), [freshIds]);
  const keys = useQuery(keysQuery).data;
  const keyNames = useMemo(() => new Map(keys?.map((key) => [`key:${key.id}`, key.name])), [keys]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const needMore = useEffectEvent(onNeedMore);
  useEffect(() => {
    if (hasMore && !isFetchingMore && last >= rows.length - 20) needMore();
  }, [hasMore, isFetchingMore, last, rows.length]);
  const reveal = useEffectEvent((id: string) => {
    const index = rows.findIndex((row) => row.id === id);
    if (index === -1) return;
    virtual.scrollToIndex(index, { align: "auto" });
    requestAnimationFrame(() => {
      // Whoever has begun to type in the meantime goes on.
      if (document.activeElement instanceof HTMLInputElement) return;
      document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
    });
  });
  useEffect(() => {
    const listen = (event: Event): void => reveal((event as CustomEvent<string>).detail);
    document.addEventListener("parapet-reveal", listen);
    return () => document.removeEventListener("parapet-reveal", listen);
  }, []);
  return (
    <div
      ref={scroller}
      onScroll={(event) => onAtTop(event.currentTarget.scrollTop <= AT_TOP_PX)}
      className="@container relative min-h-0 flex-1 overflow-y-auto bg-surface"
    >
      <table
        className="w-full table-fixed border-separate border-spacing-0"
        aria-rowcount={hasMore ? -1 : rows.length + 1}
      >
        <caption className="sr-only">Traffic, newest first</caption>
        <thead className="sticky top-0 z-10 bg-surface">
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column.title}
                scope="col"
                className={`h-8 border-b border-line px-2 text-xs font-medium text-faint first:pl-4 last:pr-4 ${column.width} ${column.align}`}
              >
                {column.title === "Time" ? (
                  <span title={`Your time, ${zoneOf(now)}`}>Time, {zoneOf(now)}</span>
                ) : (
                  column.title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <SpacerRow heightPx={items[0]?.start ?? 0} />
          {items.map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <TrafficRow
                key={row.id}
                row={row}
                index={item.index}
                keyName={keyNames.get(row.principal)}
                now={now}
                filter={filter}
                isOpen={row.id === openId}
                isFresh={fresh.has(row.id)}
                onOpen={onOpen}
              />
            );
          })}
          <SpacerRow heightPx={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
      <p role="status" className="px-4 py-2 text-xs text-faint">
        {isFetchingMore ? "Loading older exchanges…" : hasMore ? "" : "That is all there is."}
      </p>
    </div>
  );
}
