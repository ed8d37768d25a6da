import { Link } from "@tanstack/react-router";
import type { TrafficFilter } from "../../api/traffic-filter.ts";
import type { Exchange } from "../../api/types.ts";
import { count, duration, usd } from "../../format/quantity.ts";
import { exactTime, shortTime } from "../../format/time.ts";
import { visible } from "../../format/visible.ts";
import { StatusBadge, Tag, VerdictBadge } from "../../parts/badge.tsx";
import { Name } from "../../parts/name.tsx";

interface TrafficRowProps {
  readonly row: Exchange;
  readonly index: number;
  /** Undefined for users, and for keys that are not known. */
  readonly keyName: string | undefined;
  readonly now: number;
  readonly filter: TrafficFilter;
  readonly isOpen: boolean;
  readonly isFresh: boolean;
  readonly onOpen: (id: string) => void;
}

/** What gives way, the last first, as the table gets narrower: beside the panel, on a small screen, or zoomed in. */
export const SHOWN = {
  model: "@max-[30rem]:hidden",
  principal: "@max-[46rem]:hidden",
  hits: "@max-[38rem]:hidden",
  tokens: "@max-[64rem]:hidden",
  cost: "@max-[70rem]:hidden",
  latency: "@max-[54rem]:hidden",
  overhead: "@max-[70rem]:hidden",
} as const;

const CELL = "h-[33px] truncate border-b border-line px-2";

/** The time is the row's link, for keyboards and new tabs; a click anywhere else does the same. */
export function TrafficRow({ row, index, keyName, now, filter, isOpen, isFresh, onOpen }: TrafficRowProps) {
  return (
    <tr
      aria-rowindex={index + 2}
      onClick={() => onOpen(row.id)}
      className={`cursor-pointer ${isOpen ? "bg-accent-soft" : "hover:bg-raised"} ${isFresh ? "arrived" : ""}`}
    >
      <td className={`${CELL} pl-4`}>
        <Link
          to="/traffic/$id"
          params={{ id: row.id }}
          search={filter}
          data-row={row.id}
          aria-current={isOpen ? "true" : undefined}
          onClick={(event) => event.stopPropagation()}
          title={exactTime(row.startedAt)}
          className="rounded text-muted hover:text-ink"
        >
          {shortTime(row.startedAt, now)}
        </Link>
      </td>
      <td className={CELL}>
        <StatusBadge status={row.status} httpStatus={row.httpStatus} />
      </td>
      <td className={CELL}>
        <VerdictBadge verdict={row.verdict} isInspected={row.detectors.length > 0} />
      </td>
      <td className={`${CELL} ${SHOWN.model}`}>
        {row.model === "" ? <span className="text-faint">none</span> : <Name text={row.model} />}
      </td>
      <td className={`${CELL} ${SHOWN.principal} text-muted`}>
        <Name text={keyName ?? row.principal.replace(/^key:/, "")} of={keyName === undefined ? "" : row.principal} />
      </td>
      <td className={`${CELL} ${SHOWN.hits}`}>
        <Hits row={row} />
      </td>
      <td
        className={`${CELL} ${SHOWN.tokens} text-right`}
        title={row.tokensEstimated ? "Estimated: the model did not report all of it" : ""}
      >
        {row.tokensEstimated && <span className="text-muted">≈ </span>}
        {count(row.inputTokens)}
        <span className="text-muted"> + </span>
        {count(row.outputTokens)}
      </td>
      <td className={`${CELL} ${SHOWN.cost} text-right text-muted`}>{costOf(row.costUsd)}</td>
      <td className={`${CELL} ${SHOWN.latency} text-right`}>{duration(row.latencyMs)}</td>
      <td className={`${CELL} ${SHOWN.overhead} pr-4 text-right text-muted`}>{duration(row.overheadMs)}</td>
    </tr>
  );
}

/** Each detector once with its number of hits; a refusal's code where no detector spoke. */
function Hits({ row }: { readonly row: Exchange }) {
  if (row.hits.length === 0)
    return row.code === "" ? null : <span className="font-mono text-xs text-faint">{visible(row.code)}</span>;
  const perDetector = Map.groupBy(row.hits, (hit) => hit.detector);
  return (
    <span className="flex gap-1">
      {[...perDetector].slice(0, 3).map(([detector, hits]) => (
        <Tag key={detector} title={visible(hits.map((hit) => hit.rule).join(", "))}>
          {visible(detector)}
          {hits.length > 1 && <span className="ml-1 text-faint">×{hits.length}</span>}
        </Tag>
      ))}
      {perDetector.size > 3 && <span className="text-xs text-faint">+{perDetector.size - 3}</span>}
    </span>
  );
}

/** Nothing spent and nothing known are two things. */
function costOf(costUsd: number | null): string {
  if (costUsd === null) return "unknown";
  return costUsd === 0 ? "–" : usd(costUsd);
}
