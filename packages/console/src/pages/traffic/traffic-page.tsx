import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Outlet, useParams } from "@tanstack/react-router";
import { ArrowUp, Pause, Play } from "lucide-react";
import { useRef, useState } from "react";
import type { LiveState } from "../../api/live.ts";
import { exchangesQuery } from "../../api/queries.ts";
import { parseFilter, type TrafficFilter } from "../../api/traffic-filter.ts";
import { count } from "../../format/quantity.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState, ErrorPanel, SkeletonRows } from "../../parts/states.tsx";
import { PageHeader } from "../../shell/page-header.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { mergeRows, useLiveRows } from "./live-rows.ts";
import { TrafficTable } from "./traffic-table.tsx";
import { useRowKeys } from "./use-row-keys.ts";

const route = getRouteApi("/signed-in/traffic");

/** A new filter is a new table: nothing of the old one may stay behind. */
export function TrafficPage() {
  // Once more: beside what the route has checked, the router hands on what else stands in the URL.
  const filter = parseFilter({ ...route.useSearch() });
  return <FilteredTraffic key={JSON.stringify(filter)} filter={filter} />;
}

function FilteredTraffic({ filter }: { readonly filter: TrafficFilter }) {
  const navigate = route.useNavigate();
  const { id: openId = "" } = useParams({ strict: false });
  const [isPaused, setPaused] = useState(false);
  const [isAtTop, setAtTop] = useState(true);
  const scroller = useRef<HTMLDivElement>(null);
  const pages = useInfiniteQuery(exchangesQuery(filter));
  const live = useLiveRows(filter, isPaused || !isAtTop, () => void pages.refetch());
  const rows = mergeRows(live.shown, pages.data?.pages.flatMap((page) => page.rows) ?? []);
  const open = (id: string): void => {
    void navigate({ to: "/traffic/$id", params: { id }, search: filter, replace: openId !== "" });
  };
  useRowKeys({ rows, openId, onOpen: open, onClose: () => void navigate({ to: "/traffic", search: filter }) });

  return (
    <>
      <PageHeader title="Traffic" note="every request through the gateway, newest first">
        <LiveLamp state={live.state} isPaused={isPaused} />
        <ExportMenu filter={filter} />
        <Button
          onClick={() => {
            if (isPaused) live.release();
            setPaused(!isPaused);
          }}
        >
          {isPaused ? <Play size={13} aria-hidden="true" /> : <Pause size={13} aria-hidden="true" />}
          {isPaused ? "Go live" : "Pause"}
        </Button>
      </PageHeader>
      <FilterBar filter={filter} onChange={(next) => void navigate({ to: ".", search: next, replace: true })} />
      <div className="relative flex min-h-0 flex-1">
        <div className="relative flex min-w-0 flex-1 flex-col">
          {(live.waiting.length > 0 || live.isBehind) && (
            <Button
              look="primary"
              className="absolute top-10 left-1/2 z-20 -translate-x-1/2 shadow-pop"
              onClick={() => {
                live.release();
                scroller.current?.scrollTo({ top: 0 });
              }}
            >
              <ArrowUp size={13} aria-hidden="true" />
              {live.isBehind ? "Show what is new" : `${count(live.waiting.length)} new`}
            </Button>
          )}
          {pages.error !== null && (
            <div className="p-3">
              <ErrorPanel error={pages.error} onRetry={() => void pages.refetch()} />
            </div>
          )}
          {pages.isPending && <SkeletonRows rows={14} label="Loading traffic" />}
          {pages.data !== undefined && rows.length === 0 && <NoTraffic isFiltered={Object.keys(filter).length > 0} />}
          {rows.length > 0 && (
            <TrafficTable
              rows={rows}
              freshIds={live.shown}
              openId={openId}
              filter={filter}
              scroller={scroller}
              onAtTop={setAtTop}
              hasMore={pages.hasNextPage}
              isFetchingMore={pages.isFetchingNextPage}
              onNeedMore={() => void pages.fetchNextPage()}
              onOpen={open}
            />
          )}
        </div>
        <Outlet />
      </div>
    </>
  );
}

function LiveLamp({ state, isPaused }: { readonly state: LiveState; readonly isPaused: boolean }) {
  // A lost connection is said first: somebody who has paused must not believe that the table is whole.
  const text = state === "lost" ? "Reconnecting…" : isPaused ? "Paused" : state === "open" ? "Live" : "Connecting…";
  const tint = state === "lost" ? "flag" : isPaused ? "neutral" : state === "open" ? "allow" : "flag";
  return (
    <span role="status" className={`tint-${tint} inline-flex items-center gap-1.5 text-xs text-muted`}>
      <span className="size-2 rounded-full bg-(--tint)" aria-hidden="true" />
      {text}
    </span>
  );
}

function NoTraffic({ isFiltered }: { readonly isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState title="Nothing matches this filter.">Take a condition away, or choose a longer time.</EmptyState>
  ) : (
    <EmptyState title="No traffic yet.">
      Send a request through the gateway and it appears here by itself. The{" "}
      <Link to="/" className="text-accent underline">
        overview
      </Link>{" "}
      shows a command to paste; keys are made under{" "}
      <Link to="/access" className="text-accent underline">
        Access
      </Link>
      .
    </EmptyState>
  );
}
