import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useState } from "react";
import { exchangeQuery } from "../../api/queries.ts";
import type { ExchangeView, Hit } from "../../api/types.ts";
import { exactTime } from "../../format/time.ts";
import { visible } from "../../format/visible.ts";
import { StatusBadge, VerdictBadge } from "../../parts/badge.tsx";
import { IconButton } from "../../parts/button.tsx";
import { CopyButton } from "../../parts/copy-button.tsx";
import { ErrorPanel, SkeletonRows } from "../../parts/states.tsx";
import { DetectorBars } from "./detector-bars.tsx";
import { ExchangeFacts, Proof } from "./exchange-facts.tsx";
import { HitList } from "./hit-list.tsx";
import { LatencyBar } from "./latency-bar.tsx";
import { replayCommand } from "./replay.ts";
import { Transcript } from "./transcript-view.tsx";

const route = getRouteApi("/signed-in/traffic/$id");

/** One exchange beside the table; it has a URL of its own, so it can be sent to a colleague. */
export function ExchangePanel() {
  const { id } = route.useParams();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(exchangeQuery(id));
  return (
    <aside
      aria-label="Exchange"
      className="flex w-[40rem] shrink-0 flex-col border-l border-line bg-surface max-lg:absolute max-lg:inset-y-0 max-lg:right-0 max-lg:z-30 max-lg:w-[min(40rem,100%)] max-lg:shadow-pop"
    >
      <header className="flex h-11 shrink-0 items-center gap-2 border-b border-line px-4">
        <h2 className="truncate font-mono text-xs text-muted">
          <span className="sr-only">Exchange </span>
          {id}
        </h2>
        <CopyButton text={id} label="Copy the exchange's id" />
        <div className="ml-auto flex items-center gap-1">
          <IconButton label="Close (Esc)" onClick={() => void navigate({ to: "/traffic", search: (search) => search })}>
            <X size={15} aria-hidden="true" />
          </IconButton>
        </div>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {error !== null && (
          <div className="p-4">
            <ErrorPanel error={error} onRetry={() => void refetch()} />
          </div>
        )}
        {data === undefined && error === null && <SkeletonRows rows={12} label="Loading the exchange" />}
        {data !== undefined && <ExchangeDetail key={id} view={data} />}
      </div>
    </aside>
  );
}

function ExchangeDetail({ view }: { readonly view: ExchangeView }) {
  const { exchange, texts } = view;
  const [chosen, setChosen] = useState<Hit | undefined>(undefined);
  return (
    <div className="flex flex-col gap-5 p-4">
      <section aria-label="Outcome" className="flex flex-col gap-2.5">
        <div className="flex flex-wrap items-center gap-2">
          <StatusBadge status={exchange.status} httpStatus={exchange.httpStatus} />
          <VerdictBadge verdict={exchange.verdict} isInspected={exchange.detectors.length > 0} />
          {exchange.code !== "" && (
            <code className="font-mono text-xs wrap-anywhere text-muted">{visible(exchange.code)}</code>
          )}
          <time dateTime={new Date(exchange.startedAt).toISOString()} className="ml-auto text-xs text-faint">
            {exactTime(exchange.startedAt)}
          </time>
        </div>
        <ExchangeFacts exchange={exchange} />
      </section>
      <HitList hits={exchange.hits} chosen={chosen} onChoose={setChosen} />
      <Transcript view={view} chosen={chosen} />
      <DetectorBars runs={exchange.detectors} />
      <LatencyBar exchange={exchange} />
      <Proof exchange={exchange} />
      <div>
        <CopyButton
          text={replayCommand(exchange, texts?.request, location.origin)}
          label="Copy as a curl command; the key stays a variable and marked spans are replaced by their rule's name"
        >
          Copy as curl
        </CopyButton>
      </div>
    </div>
  );
}
