import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useRef } from "react";
import { useLive } from "../../api/live.ts";
import { overviewQuery } from "../../api/queries.ts";
import type { OverviewWindow } from "../../api/types.ts";
import { Segmented } from "../../parts/segmented.tsx";
import { ErrorPanel } from "../../parts/states.tsx";
import { PageHeader } from "../../shell/page-header.tsx";
import { FirstTraffic } from "./first-traffic.tsx";
import { ModelsPanel } from "./models-panel.tsx";
import { OutcomePanels } from "./outcome-panels.tsx";
import { OverviewSkeleton } from "./overview-skeleton.tsx";
import { PolicyProblem } from "./policy-problem.tsx";
import { RecentPanel } from "./recent-panel.tsx";
import { StatusStrip } from "./status-strip.tsx";
import { StopButton } from "./stop-button.tsx";
import { TopHitsPanel } from "./top-hits-panel.tsx";
import { Totals } from "./totals.tsx";

const route = getRouteApi("/signed-in/");
const REFRESH_MS = 2_000;

const WINDOWS: readonly { readonly value: OverviewWindow; readonly label: string }[] = [
  { value: "1h", label: "1 h" },
  { value: "24h", label: "24 h" },
  { value: "7d", label: "7 d" },
];

export function OverviewPage() {
  const asked = route.useSearch().window;
  // The router hands on what else stands in the URL beside what the route has checked.
  const window = WINDOWS.some(({ value }) => value === asked) && asked !== undefined ? asked : "1h";
  const navigate = route.useNavigate();
  // The rail keeps an answer of up to ten seconds ago: whoever comes here is shown what is now.
  const { data, error, refetch } = useQuery({ ...overviewQuery(window), refetchOnMount: "always" });
  useFreshness();
  return (
    <>
      <PageHeader title="Overview" note={data === undefined ? "" : `${data.app}, all models`}>
        <Segmented
          label="Time window"
          value={window}
          options={WINDOWS}
          onChange={(next) => void navigate({ search: next === "1h" ? {} : { window: next } })}
        />
        {data !== undefined && <StopButton isStopped={data.isStopped} />}
      </PageHeader>
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-3">
        {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <OverviewSkeleton />}
        {data !== undefined && (
          <>
            {data.policy.error !== undefined && <PolicyProblem policy={data.policy} />}
            <StatusStrip overview={data} />
            <Totals overview={data} />
            {data.totals.requests === 0 ? (
              <FirstTraffic window={window} models={data.models} />
            ) : (
              <OutcomePanels overview={data} />
            )}
            <div className="grid gap-3 lg:grid-cols-[3fr_2fr]">
              <ModelsPanel models={data.models} />
              <TopHitsPanel hits={data.topHits} />
            </div>
            <RecentPanel recent={data.recent} />
          </>
        )}
      </div>
    </>
  );
}

/** What happens is on the page within two seconds, however busy the stream is. */
function useFreshness(): void {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const refresh = (): void => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queryClient.invalidateQueries({ queryKey: ["overview"] });
    }, REFRESH_MS);
  };
  useLive({ onExchange: refresh, onNotice: refresh, onGap: refresh });
}
