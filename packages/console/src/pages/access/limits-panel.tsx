import { useQuery } from "@tanstack/react-query";
import { limitsQuery } from "../../api/queries.ts";
import type { LimitView } from "../../api/types.ts";
import { count, share, unitOf, usd } from "../../format/quantity.ts";
import { Name } from "../../parts/name.tsx";
import { Panel } from "../../parts/panel.tsx";
import { EmptyState, ErrorPanel, SkeletonRows } from "../../parts/states.tsx";

const NEARLY = 0.8;

export function LimitsPanel() {
  const { data, error, refetch } = useQuery(limitsQuery);
  return (
    <Panel title="Limits" note="used in the sliding window">
      {error !== null && (
        <div className="p-3">
          <ErrorPanel error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined && error === null && <SkeletonRows rows={3} label="Loading limits" />}
      {data?.length === 0 && (
        <EmptyState title="Nothing is counted yet.">
          Limits stand in parapet.yaml under <code className="font-mono">limits:</code> and in roles; they show here
          once they are used.
        </EmptyState>
      )}
      <ul className="max-h-80 overflow-y-auto">
        {data?.map((limit) => (
          <LimitRow key={`${limit.scope} ${limit.subject} ${limit.measure} ${limit.windowMs}`} limit={limit} />
        ))}
      </ul>
    </Panel>
  );
}

function LimitRow({ limit }: { readonly limit: LimitView }) {
  const used = limit.max <= 0 ? 1 : limit.used / limit.max;
  const tint = used >= 1 ? "block" : used >= NEARLY ? "flag" : "accent";
  const isMoney = limit.measure === "usd";
  const amount = isMoney
    ? `${usd(limit.used)} of ${usd(limit.max)}`
    : `${count(limit.used)} of ${count(limit.max)} ${limit.measure}`;
  const label = `${limit.scope} ${limit.subject}`;
  return (
    <li className="border-b border-line px-3 py-2 last:border-0">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="shrink-0 text-xs text-faint">{limit.scope}</span>
        <Name text={limit.subject.replace(/^key:/, "")} className="min-w-40 flex-1" />
        <span className="ml-auto text-xs whitespace-nowrap text-muted">
          {amount} per {unitOf(limit.windowMs)}
        </span>
        <span className={`tint-${tint} w-12 shrink-0 text-right text-xs whitespace-nowrap text-(--tint)`}>
          {share(limit.used, limit.max)}
        </span>
      </p>
      <meter className="sr-only" aria-label={`${label}, ${limit.measure}`} max={limit.max} value={limit.used} />
      <div aria-hidden="true" className="mt-1 h-1.5 overflow-hidden rounded-full bg-hover">
        <div
          className={`tint-${tint} h-full rounded-full bg-(--fill)`}
          style={{ width: `${Math.min(1, used) * 100}%` }}
        />
      </div>
    </li>
  );
}
